"""Nothing that a query string may hold breaks a readers' page or an export; what could not be read is said."""

from html import unescape
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as budget
from hypothesis import strategies as st

from tests.factories import SourceFactory, TimelineFactory
from timeline.browse.articles.selection import ArticlesForm
from timeline.browse.between.form import BetweenForm
from timeline.browse.statements.form import SelectionForm
from timeline.browse.window_form import WindowForm

pytestmark = pytest.mark.django_db

PARAMETERS = sorted(
    {
        form(None, None).add_prefix(name)
        for form in (WindowForm, SelectionForm, ArticlesForm, BetweenForm)
        for name in form.base_fields
    }
    | {"page", "kind", "nonsense"}
)
"""Every parameter that a form of the readers' pages knows, and one that none knows."""

HOSTILE = (
    "", " ", "0", "-1", "1", "99999999999999999999", "1e309", "NaN", "true", "None",
    "-1000000", "1000000", "0000", "9999", "-1000000/1000000", "2021-02-30", "2021-13", "Y-1000000000", "XXXX", "198X",
    "9999-12-31", "0001-01-01", "../..", "[..2021]", "9999/..", "since 9999", "before 0001", "after 9999-12-31",
    "last 99999999999 years", "two thousand years ago", "today", "last week", "next decade", "2018-2021", "05/06/2021",
    "' OR 1=1 --", '"; DROP TABLE timeline_event; --', "%' UNION SELECT NULL --", "\\", "%", "_",
    '"', '"unclosed', 'a" OR "b', "NEAR(a b, 5)", "headline:x", "a AND NOT b", "*", "-a", "a*", "(((", "^a",
    "a | b & !c:*",
    "x<->y", "' || ' <-> '", "\x00", "a\x00b", "\ud800", "\udfff talks", "\u202e\u200f", "💥" * 50, "ﬁ ß ı İ ǆ",
    "<script>alert(1)</script>",
    "{{ 7 }}", "{% now %}", "../../etc/passwd", "a" * 10_000, '"' * 10_000, "* " * 5_000, "AND OR NOT " * 1_000,
    "(" * 10_000, ", ".join(f"x{n}" for n in range(2_000)), "1" * 10_000, "2021-" * 2_000,
)  # fmt: skip


@pytest.fixture
def paths(archive, settings):
    """Every address of a readers' page and of an export that takes a query string."""
    settings.READERS_SEE_SUGGESTIONS = True
    TimelineFactory(slug="talks", published=True, query="q=talks")
    SourceFactory(name="A chronology", kind="chronology")
    event, one, two = archive.meeting.pk, archive.sousa.pk, archive.brandt.pk
    return (
        "/", "/contents/", "/numbers/", "/print/", "/changes/", "/everywhere/", "/statements/", "/articles/", "/actors/",
        "/between/",
        "/record/", f"/between/{one}/{two}/", f"/actors/{one}/", f"/events/{event}/", f"/events/{event}/known/",
        f"/articles/{archive.article.pk}/", "/timelines/talks/",
        "/timeline.json", "/timeline.csv", "/statements.json", "/statements.csv", f"/events/{event}.json",
        "/record/comparison.csv",
    )  # fmt: skip


def answer(client, path, query):
    """The status of an answer, and what it says, read to its end."""
    response = client.get(path, QUERY_STRING=query)
    return response.status_code, response.getvalue().decode()


def encoded(pairs):
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])


QUERIES = st.lists(st.tuples(st.sampled_from(PARAMETERS), st.sampled_from(HOSTILE)), max_size=6).map(encoded)


@budget(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
)
@given(QUERIES | st.binary(max_size=80).map(lambda raw: raw.decode("latin-1")))
def test_no_query_string_breaks_a_page(client, paths, query):
    for path in paths:
        assert answer(client, path, query)[0] in (200, 302), path


WINDOWED = ("/", "/contents/", "/numbers/", "/print/", "/changes/")


@pytest.mark.parametrize(
    ("query", "said", "where"),
    [
        ("from=-1000000&to=1000000", "“-1000000” is not a date", (*WINDOWED, "/statements/", "/articles/")),
        ("from=Y-1000000000", "is not a date", WINDOWED),
        ("actor=999999", "There is no actor “999999” here", WINDOWED),
        ("by=999999", "There is no actor “999999” here", ("/statements/",)),
        ("with=Nobody+at+all", "No actor is called “Nobody at all”", WINDOWED),
        ("as_of=soon", "“soon” is not a date", WINDOWED),
        ("q=" + "(AND+*" * 2_000, "Only the first 200 characters", (*WINDOWED, "/statements/", "/articles/")),
        ("type=%27+OR+1%3D1", "“' OR 1=1” is not a type of event", WINDOWED),
        ("kind=%00x", "is not a kind of actor", ("/actors/",)),
    ],
)
def test_what_was_ignored_is_said(client, paths, query, said, where):
    for path in where:
        shown = unescape(answer(client, path, query)[1])
        assert said in shown, path
    if "/" in where:
        assert said in " ".join(client.get("/timeline.json", QUERY_STRING=query).json()["ignored"])


def test_a_comparison_asked_for_at_length_is_led_on_to(client, paths):
    status, _ = answer(client, "/", encoded([("as_of", "2021"), ("compare", "2020"), ("q", "a " * 9_000)]))
    assert status == 302


def test_nothing_that_was_sent_is_markup_on_a_page(client, paths):
    query = encoded([(name, "<script>alert(1)</script>{{ 7 }}") for name in PARAMETERS])
    for path in paths:
        if path.endswith("/"):
            assert "<script>alert" not in answer(client, path, query)[1], path
