"""The list of articles: searched in title and text, with the words around the hits, narrowed by source and year."""

from datetime import date

import pytest

from tests.factories import ArticleFactory, EventFactory, SourceFactory, StatementFactory
from timeline.models import Article

pytestmark = pytest.mark.django_db
LONG = "Nothing of note was said. " * 40


@pytest.fixture(autouse=True)
def _archive(db):
    wire, paper = SourceFactory(name="The Wire"), SourceFactory(name="The Paper")
    ArticleFactory(
        source=wire, title="Sanctions are lifted", published_on=date(2020, 5, 1),
        text=f"Talks went on. {LONG}The ministers lifted the sanctions on steel. {LONG}",
    )  # fmt: skip
    ArticleFactory(
        source=paper, title="Steel prices", text="Sanctioned steel stays dear.", published_on=date(2021, 6, 1)
    )
    ArticleFactory(
        source=paper, title="Kraków summit", text="Łukasz Nowak spoke.", published_on=date(2021, 7, 1)
    )


def found(client, query):
    return [article.title for article, _, _ in client.get(f"/articles/?{query}").context["listing"].articles]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=sanction", ["Steel prices", "Sanctions are lifted"]),
        ("q=sanctioning", ["Steel prices", "Sanctions are lifted"]),
        ("q=%22sanctions+on+steel%22", ["Sanctions are lifted"]),
        ("q=%22steel+on+sanctions%22", []),
        ("q=krako", ["Kraków summit"]),
        ("q=lukasz", ["Kraków summit"]),
        ("q=steel&from=2021&to=2021", ["Steel prices"]),
        ("q=steel&to=2020", ["Sanctions are lifted"]),
        ("from=June+2021&to=June+2021", ["Steel prices"]),
        ("q=sanctions+OR+nowak", []),
    ],
)
def test_it_finds_by_words_and_days(client, query, titles):
    assert found(client, query) == titles


def test_a_source_narrows_it(client):
    wire = SourceFactory(name="The Wire")
    assert found(client, f"q=steel&source={wire.pk}") == ["Sanctions are lifted"]
    assert client.get(f"/articles/?q=steel&source={wire.pk}").context["listing"].sentence == (
        "1 article in The Wire, matching “steel”"
    )


def test_the_words_around_the_hits_are_shown_where_most_stand_together(client):
    shown = client.get("/articles/?q=talks+lifted+sanctions+steel").content.decode()
    assert "<mark>lifted</mark> the <mark>sanctions</mark> on <mark>steel</mark>" in shown
    assert "<mark>Sanctions</mark> are <mark>lifted</mark>" in shown
    assert "<mark>Talks</mark>" not in shown


def test_facets_say_what_choosing_gives(client):
    facets = {f.title: f for f in client.get("/articles/?q=steel").context["listing"].facets}
    assert [(c.label, c.count) for c in facets["Year"].choices] == [("2021", 1), ("2020", 1)]
    assert {(c.label, c.count) for c in facets["Source"].choices} == {("The Wire", 1), ("The Paper", 1)}
    assert found(client, facets["Year"].choices[0].to.query) == ["Steel prices"]


def test_pages_follow_each_other(client):
    Article.objects.bulk_create(
        ArticleFactory.build(
            source=SourceFactory(name="The Wire"), title=f"Steel {n}", text=f"Steel, part {n}.", content_hash=str(n)
        )
        for n in range(45)
    )  # fmt: skip
    seen, address = [], "q=steel"
    while address:
        listing = client.get(f"/articles/?{address}").context["listing"]
        seen += [article.title for article, _, _ in listing.articles]
        address = listing.older.removeprefix("?")
    assert len(seen) == len(set(seen)) == 47
    assert listing.newer == "?q=steel&page=2"
    assert listing.sentence == "47 articles, matching “steel”"


def test_what_cannot_be_read_is_said(client):
    shown = client.get("/articles/?page=0&source=x&from=soon").content.decode()
    for said in ("page that was asked for", "no source “x”", "“soon” is not a date"):
        assert said in shown


def test_a_form_without_a_script_leads_to_the_canonical_address(client):
    assert client.get("/articles/?q=steel&source=&from=&to=").url == "/articles/?q=steel"


@pytest.mark.parametrize(
    ("path", "name"), [("/", "timeline"), ("/statements/", "statements"), ("/articles/", "articles")]
)
def test_each_list_says_what_the_others_have(client, path, name):
    EventFactory(headline="Steel talks", state="accepted")
    EventFactory(headline="Steel talks, unseen")
    StatementFactory(content="Steel matters", state="accepted")
    shown = client.get(f"{path}?q=steel").content.decode()
    asked = f"/everywhere/?q=steel&here={name}"
    assert f'hx-get="{asked.replace("&", "&amp;")}"' in shown
    assert '<a href="/articles/?q=steel"' in shown
    shown = client.get(asked, headers={"HX-Request-Type": "partial"}).content.decode()
    for kind, address in (("1 event", "/"), ("1 statement", "/statements/"), ("2 articles", "/articles/")):
        here = f'<a href="{address}?q=steel" aria-current="page">{address.strip("/").capitalize() or "Events"}</a>'
        assert (here if address == path else f'<a href="{address}?q=steel">{kind}</a>') in shown
    assert "everywhere" not in client.get(path).content.decode()
    assert "everywhere" not in client.get(f"{path}?q=*").content.decode()


def test_without_a_script_the_numbers_lead_to_the_timeline(client):
    assert client.get("/everywhere/?q=steel&here=articles").url == "/?q=steel"


def test_a_search_takes_no_more_queries_than_the_limit(client, django_assert_max_num_queries):
    EventFactory(headline="Steel talks", state="accepted")
    for path in ("/", "/articles/"):
        with django_assert_max_num_queries(20):
            client.get(f"{path}?q=steel")


def test_a_facet_is_left_out_where_without_its_own_filter_too_many_would_be_counted(client, monkeypatch):
    def titles():
        return [f.title for f in client.get("/articles/?from=2021&to=2021").context["listing"].facets]

    assert titles() == ["Year"]
    monkeypatch.setattr("timeline.browse.articles.listing.MOST", 2)
    assert titles() == []


def test_a_title_that_the_text_begins_with_is_not_shown_twice(client):
    title = "Harbour dues rise"
    ArticleFactory(
        source=SourceFactory(name="The Wire"), title=title, text=f"{title}\n\nThe dues went up. {LONG}"
    )
    ((_, _, snippet),) = client.get("/articles/?q=dues").context["listing"].articles
    assert "".join(piece.text for piece in snippet.pieces).startswith("The dues went up.")
    ((_, _, snippet),) = client.get("/articles/?q=harbour").context["listing"].articles
    assert snippet is None


def test_without_words_no_text_is_read(client, django_assert_max_num_queries):
    for n in range(10):
        ArticleFactory(title=f"Another {n}")
    with django_assert_max_num_queries(8):
        client.get("/articles/")


def test_of_words_in_more_articles_than_are_looked_at_none_says_that_there_are_no_more(client, monkeypatch):
    for module in ("listing", "selection"):
        monkeypatch.setattr(f"timeline.browse.articles.{module}.MOST", 1)
    said = [
        client.get(f"/articles/?q=steel&from={n}&to={n}").context["listing"].sentence for n in (2020, 2021)
    ]
    assert sorted(sentence.partition(",")[0] for sentence in said) == ["Articles", "More than 1 article"]
