"""Found statements become rows with everybody's part in them."""

from datetime import date

import pytest

from tests.factories import ArticleFactory
from tests.resolve.build import actor, extraction, span, statement
from timeline.extract import extract
from timeline.models import Statement
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db

TEXT = (
    "Foreign Minister Ana Sousa and envoy Ivo Brandt said in a joint statement that Ena Roos had warned that "
    "Norland may leave unless tariffs fall."
)


@pytest.fixture
def stored():
    article = ArticleFactory(text=TEXT, published_on=date(2021, 6, 21), extraction="pending")
    people = [
        actor(TEXT, "A1", "Ana Sousa", title="Foreign Minister"),
        actor(TEXT, "A2", "Ivo Brandt", title="envoy"),
        actor(TEXT, "A3", "Ena Roos"),
        actor(TEXT, "A4", "Norland", "state"),
    ]
    inner = statement(
        TEXT, "S1", "Norland may leave unless tariffs fall", form="indirect", speaker="A3", within="S2",
        about=("A4",), terms=(span(TEXT, "unless tariffs fall"),), hedges=(span(TEXT, "may"),),
    )  # fmt: skip
    outer = statement(
        TEXT, "S2", TEXT[TEXT.index("Ena") : -1], form="indirect", speaker="A1", co_speakers=("A2",)
    )
    resolve(article, extraction(article, people, [], [inner, outer]))
    return Statement.objects


def test_a_joint_statement_has_all_its_speakers_with_their_roles(stored):
    told = stored.get(speaker__name="Ana Sousa").speakers
    assert [(one.name, caption) for one, caption in told] == [
        ("Ana Sousa", "Foreign Minister"),
        ("Ivo Brandt", "envoy"),
    ]


def test_what_is_told_inside_points_to_what_tells_it_whatever_their_order(stored):
    assert stored.get(speaker__name="Ena Roos").within == stored.get(speaker__name="Ana Sousa")


def test_condition_hedge_and_whom_it_is_about_are_kept_with_their_words(stored):
    row = stored.get(speaker__name="Ena Roos")
    assert (row.terms, row.hedge) == ("unless tariffs fall", "may")
    assert [one.name for one in row.spoken_of] == ["Norland"]
    assert set(row.evidence.values_list("part", "exact")) >= {
        ("terms", "unless tariffs fall"),
        ("hedge", "may"),
    }


def test_a_speaker_without_a_name_is_called_what_the_article_calls_him():
    text = "SENIOR OFFICIAL: We will keep talking. They said: no more."
    article = ArticleFactory(text=text, published_on=date(2021, 6, 21), extraction="pending")
    first = statement(text, "S1", "We will keep talking.", source="SENIOR OFFICIAL")
    second = statement(text, "S2", "no more", source="They", cue="said")
    resolve(article, extraction(article, [], [], [first, second]))
    assert list(Statement.objects.order_by("pk").values_list("speaker_caption", flat=True)) == [
        "Senior official",
        "",
    ]


def test_an_utterance_that_is_an_event_and_its_event_lead_to_each_other(client, settings):
    settings.READERS_SEE_SUGGESTIONS = True
    text = (
        "LIMA, June 21 – Rain fell in all provinces on Monday.\n\nPeruvian Foreign Minister Ana Duarte spoke in Lima. "
        "“Norway must withdraw its trawlers,” Duarte said."
    )
    article = ArticleFactory(text=text, published_on=date(2021, 6, 21), extraction="pending")
    resolve(article, extract(text, date(2021, 6, 21)))
    said = Statement.objects.get(act="demand")
    assert (said.event.event_type, said.event.kind) == ("REQUEST", "demand")
    assert list(said.event.statements.all()) == [said]
    shown = client.get(said.event.get_absolute_url()).content.decode()
    assert "Norway must withdraw its trawlers" in shown
    assert said.get_absolute_url() in shown
