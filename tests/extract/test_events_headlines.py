"""Headlines are composed, in the present tense, from canonical names."""

import pytest

from tests.extract.events_reading import events, only
from timeline.extract.events.gists import gist
from timeline.extract.events.headlines import LONGEST, participle, third_person


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Anna Leitner visited Portugal.", "Anna Leitner visits Portugal"),
        ("Anna Leitner met Pedro Silva.", "Anna Leitner meets Pedro Silva"),
        ("Anna Leitner and Pedro Silva met.", "Anna Leitner and Pedro Silva meet"),
        (
            "Anna Leitner and Pedro Silva were due to have a bilateral meeting.",
            "Anna Leitner and Pedro Silva plan a bilateral meeting",
        ),
        ("Anna Leitner will visit Portugal.", "Anna Leitner plans to visit Portugal"),
        ("Austria urged Kenya to hold elections.", "Austria urges Kenya to hold elections"),
        ("Austria condemned the raid.", "Austria condemns the raid"),
        ("Austria agreed to reopen the border.", "Austria agrees to reopen the border"),
        (
            "The Security Council imposed sanctions on Kenya in 2010.",
            "Security Council imposes sanctions on Kenya",
        ),
        ("Austria signed a trade agreement on Friday.", "Austria signs a trade agreement"),
        (
            "Anna Leitner cancelled a summit with Pedro Silva.",
            "Anna Leitner cancels a summit with Pedro Silva",
        ),
        ("Austria offered Kenya a loan.", "Austria offers a loan to Kenya"),
    ],
)
def test_a_headline_reads_like_one(text, label):
    assert only(text).label == label


def test_a_headline_stays_short_and_has_no_empty_slot():
    text = (
        "Anna Leitner condemned the extraordinarily long and intolerably cruel and wholly unnecessary occupation "
        "of the northern, southern, eastern and western provinces of the ancient kingdom of the mountains."
    )
    label = events(text)[0].label
    assert len(label) <= LONGEST
    assert "{" not in label


@pytest.mark.parametrize(
    ("base", "inflected"),
    [("meet", "meets"), ("apply", "applies"), ("pay", "pays"), ("reach", "reaches"), ("have", "has")],
)
def test_third_person(base, inflected):
    assert third_person(base) == inflected


@pytest.mark.parametrize(
    ("content", "short"),
    [
        (
            "that he was looking forward to a “positive response soon”",
            "looking forward to a “positive response soon”",
        ),
        ("“We are ready,”", "“We are ready”"),
        (
            "that it viewed the comments as an “interesting signal,”",
            "viewed the comments as an “interesting signal”",
        ),
        (
            "that the government would do all it could to bring the two sides to the table and keep them there",
            "the government would do all it could to bring the two sides…",
        ),
    ],
)
def test_a_gist_is_short_and_balanced(content, short):
    assert gist(content) == short


@pytest.mark.parametrize(
    ("verb", "made"),
    [
        ("attack", "attacked"), ("ram", "rammed"), ("expel", "expelled"), ("seize", "seized"), ("deny", "denied"),
        ("visit", "visited"), ("shell", "shelled"), ("meet", "met"), ("deploy", "deployed"),
    ],
)  # fmt: skip
def test_participles(verb, made):
    assert participle(verb) == made
