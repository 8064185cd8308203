"""What the page of the date explainer shows for a text."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import ArticleFactory
from timeline.models import Article, Decision
from timeline.review.dates.forms import EXAMPLE, EXAMPLES, LANGUAGES, LONGEST

TEXT = "The envoy arrived on Saturday. Resolution 1973 stands, and talks begin on June 31."


@pytest.fixture
def ask(client):
    """`ask(text=…, published=…)` → the answer to the form as a query string."""
    return lambda **given: client.get("/dates/", given)


def readings(response):
    return {one.time.span.text: one for one in response.context["shown"].readings}


def test_the_empty_page_offers_an_example_that_works(client):
    page = client.get("/dates/")
    assert page.status_code == 200
    example = client.get(page.context["example"])
    found = readings(example)
    assert found["Sunday"].time.edtf == "2024-03-03"
    assert found["Wednesday"].time.edtf == "2024-03-06"
    assert example.context["shown"].refused
    assert EXAMPLE["text"] == "".join(piece.text for piece in example.context["shown"].pieces)


def test_each_expression_is_marked_with_value_and_derivation(ask):
    page = ask(text=TEXT, published="2021-06-21")
    assert 'id="t-21-29" href="#r-21-29">Saturday</a>' in page.text
    for words in (
        "Saturday 19 June 2021",
        "2 days before publication",
        "2021-06-19",
        "The last Saturday",
        "weekday",
    ):
        assert words in page.text


def test_readings_turned_down_are_listed_with_the_reason(ask):
    page = ask(text=TEXT, published="2021-06-21")
    assert [(one.words, one.reason) for one in page.context["shown"].refused] == [
        ("1973", "a number that “resolution” introduces")
    ]


def test_an_impossible_day_is_text_without_a_date(ask):
    found = readings(ask(text=TEXT, published="2021-06-21"))["June 31"]
    assert found.time.edtf is None
    assert found.mark is None
    assert "no day 31" in found.why


def test_without_publication_relative_expressions_stay_unresolved_and_the_page_says_so(ask):
    page = ask(text=TEXT)
    assert "stay without a date: nothing is guessed" in page.text
    assert readings(page)["Saturday"].time.edtf is None
    assert "<svg" not in page.text


def test_a_text_without_dates_says_so(ask):
    assert "No time expression found" in ask(text="Nothing here.", published="2021-06-21").text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-06-21", "2021-06-21"),
        ("2021-06-21T23:30-07:00", "2021-06-21"),
        ("2021-06-21T09:00+09:00", "2021-06-21"),
        ("21 June 2021", "2021-06-21"),
        ("June 21, 2021", "2021-06-21"),
    ],
)
def test_the_day_of_publication_counts_in_its_own_zone(ask, written, day):
    assert ask(text=TEXT, published=written).context["shown"].published.isoformat() == day


@pytest.mark.parametrize(
    "written", ["2021-02-30", "June 2021", "yesterday", "21", "٢٠٢١-٠٦-٢١x", "9" * 60, "[2021]"]
)
def test_what_is_no_day_is_refused_in_words(ask, written):
    page = ask(text=TEXT, published=written)
    assert page.status_code == 422
    assert "is no day of the calendar" in page.text


def test_a_long_date_is_refused(ask):
    assert ask(text=TEXT, published="2" * 1000).status_code == 422


def test_a_short_text_that_is_posted_becomes_an_address(client):
    answer = client.post("/dates/", {"text": "On Monday.\r\nThen.", "published": "2021-06-21"})
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query) == {
        "text": ["On Monday.\nThen."],
        "published": ["2021-06-21"],
    }


def test_a_long_text_is_explained_from_the_body_and_nothing_is_kept(client):
    answer = client.post("/dates/", {"text": "They met on Monday. " * 500, "published": "2021-06-21"})
    assert answer.status_code == 200
    assert answer.context["shown"].count == 500
    assert len(answer.context["shown"].readings) == 300
    assert "The first 300" in answer.text
    assert not Decision.objects.exists()
    assert not Article.objects.exists()


def test_htmx_gets_the_part_and_the_address(client):
    answer = client.post(
        "/dates/", {"text": "On Monday.", "published": "2021-06-21"}, headers={"HX-Request": "true"}
    )
    assert answer.text.lstrip().startswith('<div id="explainer">')
    assert answer["HX-Push-Url"].startswith("/dates/?text=On+Monday.")
    assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize("language", [code for code, _ in LANGUAGES])
def test_a_text_is_read_by_the_rules_of_the_language_that_is_chosen(client, language):
    given = {"text": "2021-06-21 / 21.06.2021", "published": "2021-06-22", "language": language}
    answer = client.post("/dates/", given, follow=True)
    assert answer.context["shown"].language == language
    assert answer.context["shown"].readings
    assert answer.status_code == 200


def test_a_language_without_rules_is_refused_in_words(ask):
    answer = ask(text="Am Montag.", published="2021-06-22", language="xx")
    assert answer.status_code == 422
    assert "xx is not one of the available choices" in answer.text


def test_an_empty_form_is_refused_in_words(client):
    answer = client.post("/dates/", {"text": " \n"})
    assert answer.status_code == 422
    assert "Paste a text with a date in it." in answer.text


def test_a_megabyte_of_digits_is_refused_in_words(client):
    answer = client.post("/dates/", {"text": "7" * 1_000_000, "published": "2021-06-21"})
    assert answer.status_code == 422
    assert "The text has 1,000,000 characters; 100,000 can be explained at once." in answer.text


@pytest.mark.parametrize(
    "text", ["7" * LONGEST, "1 " * (LONGEST // 2), "-" * LONGEST, "05/06/" * (LONGEST // 6)]
)
def test_as_many_digits_as_are_allowed_are_read(client, text):
    assert client.post("/dates/", {"text": text, "published": "2021-06-21"}).status_code == 200


def test_hostile_markup_stays_text(ask):
    page = ask(text="<script>alert(1)</script><b id=x>on Monday</b> & on <i>Friday", published="2021-06-21")
    assert "<script>alert" not in page.text
    assert "<b id=x>" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


@pytest.mark.parametrize("field", ["text", "published", "article"])
def test_a_nul_is_refused_in_words(ask, field):
    page = ask(**{"text": "On Monday", "published": "", field: "On\0Monday"})
    assert page.status_code == 422
    assert "NUL character" in page.text


def test_a_stored_article_brings_its_own_date(client, dated):
    page = client.get("/dates/", {"article": dated.article.pk})
    assert readings(page)["Saturday"].time.edtf == "2021-06-19"
    assert "".join(piece.text for piece in page.context["shown"].pieces) == dated.article.text


def test_the_words_of_a_stored_article_show_what_they_date(client, dated):
    found = readings(client.get("/dates/", {"article": dated.article.pk}))
    assert [one.row for one in found["Saturday"].resting] == [dated.event]
    assert [one.row for one in found["Sunday"].resting] == [dated.said]
    assert found["June 21"].resting == []


def test_an_article_without_a_date_says_so(client):
    article = ArticleFactory(text=TEXT, published_on=None, published_precision="none")
    assert "There is no day of publication" in client.get("/dates/", {"article": article.pk}).text


@pytest.mark.parametrize("number", ["999999", "-1", "x", "9" * 19, "٣"])
def test_an_article_that_is_not_there_is_told_in_words(ask, number):
    page = ask(article=number)
    assert page.status_code == 422
    assert f"There is no article {number}." in page.text


def test_the_queue_and_the_annotation_lead_to_the_explanation(client, dated):
    start = dated.article.text.index("Saturday")
    address = f"/dates/?article={dated.article.pk}#r-{start}-{start + len('Saturday')}"
    assert address in client.get("/desk/?kind=event").text
    assert address in client.get(f"/desk/articles/{dated.article.pk}/").text
    assert f"/dates/?article={dated.article.pk}#r-" in client.get("/desk/?kind=statement").text


def test_a_time_of_day_with_its_zone_is_told(ask):
    page = ask(text="The truce takes hold at 18:00 GMT on Friday.", published="2021-06-21")
    assert "at 18:00 UTC" in page.text


@pytest.mark.parametrize(("order", "edtf"), [("day", "2021-06-05?"), ("month", "2021-05-06?")])
def test_the_order_of_dates_in_numbers_can_be_chosen_and_is_part_of_the_address(client, order, edtf):
    given = {"text": "Dated 05/06/2021 or 21/05/2021.", "published": "2021-05-30", "order": order}
    answer = client.post("/dates/", given, follow=True)
    assert [one.time.edtf for one in answer.context["shown"].readings] == [edtf, "2021-05-21"]
    assert answer.text.count("may be another day: check it") == 1
    assert f"order={order}" in answer.request["QUERY_STRING"]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_on_the_empty_page_is_explained(client, number):
    one = client.get("/dates/").context["examples"][number]
    page = client.get(one["address"])
    assert page.status_code == 200
    assert page.context["shown"].readings
