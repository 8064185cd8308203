"""Wrong dates corrected: of expressions, of events and of statements; each a decision that can be taken back."""

import json

import pytest

from timeline.actions import CorrectExpression, Invalid, NotAllowed
from timeline.models import Decision

TEXT = "They had met before. The envoy arrived on Saturday."
KEY = "42-50"


@pytest.fixture
def send(client):
    """Send the correction of “Saturday” in the pasted text: `send(edtf, reason)`."""

    def post(edtf, reason="", text=TEXT, published="2021-06-21", which=KEY, **more):
        given = {"text": text, "published": published, "which": which, **more}
        return client.post(
            "/dates/correct/", given | {f"{which}-edtf": edtf, f"{which}-reason": reason}, follow=True
        )

    return post


@pytest.fixture
def correct(client, dated):
    """Send the correction of “Saturday” in the stored article."""
    start = dated.article.text.index("Saturday")
    key = f"{start}-{start + 8}"

    def post(edtf, reason=""):
        given = {"article": dated.article.pk, "which": key, f"{key}-edtf": edtf, f"{key}-reason": reason}
        return client.post("/dates/correct/", given, follow=True)

    return post


def lines(client):
    return [json.loads(line) for line in client.get("/dates/corrections.jsonl").text.splitlines()]


def test_a_correction_is_kept_as_a_decision_with_everything_a_rule_needs(send, editor):
    page = send("2021-06-12", "A week earlier.")
    decision = Decision.objects.get()
    assert (decision.user, decision.verb, decision.subject_type, decision.subject_id) == (
        editor,
        "edit",
        "expression",
        0,
    )
    assert decision.reason == "A week earlier."
    assert decision.detail["words"] == "Saturday"
    assert decision.detail["sentence"] == "The envoy arrived on Saturday."
    assert (decision.detail["start"], decision.detail["end"], decision.detail["published"]) == (
        42,
        50,
        "2021-06-21",
    )
    assert decision.detail["engine"]["edtf"] == "2021-06-19"
    assert decision.detail["engine"]["derivation"].startswith("Saturday → 2021-06-19: the last Saturday")
    assert decision.detail["edtf"] == "2021-06-12"
    assert "this should be" in page.text


def test_a_correction_in_an_article_names_the_article(correct, dated):
    page = correct("2021-06-12")
    assert Decision.objects.get().subject_id == dated.article.pk
    assert page.redirect_chain[0][0].startswith(f"/dates/?article={dated.article.pk}#r-")
    assert "this should be" in page.text


def test_the_download_has_the_sentence_and_offsets_in_it(send, client):
    send("2021-06-12", "A week earlier.")
    (line,) = lines(client)
    assert line["text"][line["start"] : line["end"]] == "Saturday"
    assert (line["published"], line["edtf"], line["was"], line["rule"]) == (
        "2021-06-21", "2021-06-12", "2021-06-19", "weekday",
    )  # fmt: skip


def test_offsets_count_code_points_and_line_ends_once(send, client):
    text = "서울 👩‍🚀.\r\n\r\nHe arrived on Saturday."
    start = text.replace("\r", "").index("Saturday")
    send("2021-06-12", text=text, which=f"{start}-{start + 8}")
    (line,) = lines(client)
    assert line["text"][line["start"] : line["end"]] == "Saturday"


@pytest.mark.parametrize("edtf", ["", "2021-13", "Saturday", "2021-02-30", "x" * 200, "2021-06-12\0"])
def test_what_is_no_date_is_refused_beside_the_field_and_nothing_is_kept(send, edtf):
    page = send(edtf, "Because.")
    assert page.status_code == 422
    assert not Decision.objects.exists()
    reading = page.context["shown"].find(KEY)
    assert reading.form.errors["edtf"]
    assert "Because." in page.text


def test_what_the_engine_says_already_is_no_correction(send):
    page = send("2021-06-19")
    assert page.status_code == 422
    assert "is read as 2021-06-19 already" in page.text


def test_the_same_correction_is_not_kept_twice(send):
    send("2021-06-12")
    assert "on record already" in send("2021-06-12").text
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("which", ["", "0-4", "42-51", "x", "999-1000"])
def test_words_that_are_no_expression_cannot_be_corrected(send, which):
    page = send("2021-06-12", which=which)
    assert page.status_code == 422
    assert "not read as a time expression" in page.text
    assert not Decision.objects.exists()


def test_a_correction_is_withdrawn_and_stands_again(send, client):
    send("2021-06-12")
    for stands in (False, True, False):
        last = Decision.objects.order_by("pk").last()
        answer = client.post(f"/desk/decisions/{last.pk}/undo/", {"back": "/dates/corrections/"}, follow=True)
        (row,) = answer.context["page"]
        assert row.stands is stands
        assert bool(lines(client)) is stands


def test_of_two_corrections_of_the_same_words_the_newer_is_downloaded(send, client):
    send("2021-06-12")
    send("2021-06-05")
    assert [line["edtf"] for line in lines(client)] == ["2021-06-05"]
    assert len(client.get("/dates/corrections/").context["page"]) == 2


def test_the_same_sentence_shows_the_correction_wherever_it_is_pasted(send, client):
    send("2021-06-12")
    again = client.get("/dates/", {"text": "The envoy arrived on Saturday.", "published": "2021-06-21"})
    (reading,) = again.context["shown"].readings
    assert [one.edtf for one in reading.corrections] == ["2021-06-12"]
    other_day = client.get("/dates/", {"text": "The envoy arrived on Saturday.", "published": "2021-06-28"})
    assert not other_day.context["shown"].readings[0].corrections


def test_the_journal_shows_a_correction(send, client):
    send("2021-06-12")
    assert "“Saturday”: 2021-06-12" in client.get("/desk/decisions/").text
    assert client.get("/desk/").status_code == 200


def test_a_long_text_is_shown_again_after_a_correction(client):
    text = "They met on Monday. " * 300
    answer = client.post(
        "/dates/correct/",
        {"text": text, "published": "2021-06-21", "which": "12-18", "12-18-edtf": "2021-06-14"},
    )
    assert answer.status_code == 200
    assert "Kept: “Monday”: 2021-06-14" in answer.text


def test_only_an_editor_corrects(reader):
    action = CorrectExpression(
        user=reader, text=TEXT, start=42, end=50, context=(21, 51), published=None, edtf="2021"
    )
    with pytest.raises(NotAllowed):
        action.execute()


@pytest.mark.parametrize(
    ("start", "end", "context"), [(-1, 3, (0, 9)), (5, 5, (0, 9)), (42, 500, (0, 500)), (3, 9, (4, 9))]
)
def test_words_outside_the_text_are_refused(editor, start, end, context):
    with pytest.raises(Invalid):
        CorrectExpression(
            user=editor, text=TEXT, start=start, end=end, context=context, published=None, edtf="2021"
        ).execute()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("kind", ["event", "statement"])
def test_a_date_that_rests_on_an_expression_is_corrected_and_put_back(client, dated, kind):
    row = dated.event if kind == "event" else dated.said
    before = row.edtf
    back = f"/dates/?article={dated.article.pk}"
    answer = client.post(
        f"/dates/{kind}/{row.pk}/",
        {"edtf": "2021-06-12", "reason": "So the ministry.", "version": row.version, "back": back},
        follow=True,
    )
    row.refresh_from_db()
    assert answer.redirect_chain[0][0] == back
    assert (row.edtf, row.date_basis, row.derivation) == ("2021-06-12", "editor", "So the ministry.")
    assert "set its date on" in answer.text
    client.post(f"/desk/decisions/{Decision.objects.get().pk}/undo/", {"back": back})
    row.refresh_from_db()
    assert row.edtf == before


def test_the_annotation_offers_the_same_form(client, dated):
    page = client.get(f"/desk/articles/{dated.article.pk}/").text
    assert f'action="/dates/event/{dated.event.pk}/"' in page
    assert f'action="/dates/statement/{dated.said.pk}/"' in page


def test_a_date_that_is_no_date_comes_back_with_the_words(client, dated):
    answer = client.post(f"/dates/event/{dated.event.pk}/", {"edtf": "in June", "reason": "So the ministry."})
    assert answer.status_code == 422
    assert "in June" in answer.text
    assert "So the ministry." in answer.text
    assert not Decision.objects.exists()


def test_a_date_changed_meanwhile_is_not_overwritten(client, dated):
    answer = client.post(
        f"/dates/event/{dated.event.pk}/", {"edtf": "2021-06-12", "version": dated.event.version - 1}
    )
    assert answer.status_code == 409
    assert not Decision.objects.exists()


def test_it_leads_back_to_our_own_pages_only(client, dated):
    answer = client.post(
        f"/dates/event/{dated.event.pk}/", {"edtf": "2021-06-12", "back": "https://example.org/"}
    )
    assert answer["Location"] == f"/desk/event/{dated.event.pk}/history/"


def test_what_has_no_date_of_its_own_has_no_such_page(client, dated):
    assert client.get(f"/dates/article/{dated.article.pk}/").status_code == 404


def test_words_that_are_no_date_are_corrected_to_that_and_withdrawn(client, db):
    given = {"text": "They met on Monday.", "published": "2021-06-21", "no_date": "12-18"}
    answer = client.post("/dates/correct/", given, follow=True)
    assert "this is <strong>not a date</strong>" in answer.text
    decision = Decision.objects.get()
    assert (decision.detail["edtf"], str(decision.subject_label)) == ("", "“Monday”: no date")
    assert '"edtf": null' in client.get("/dates/corrections.jsonl").text
    assert "not a date" in client.get("/dates/corrections/").text


MISSED = {
    "text": "They met at harvest time. It was harvest time.",
    "published": "2021-06-21",
    "which": "missed",
    "missed-words": "harvest time",
    "missed-edtf": "2020-10",
}


def test_words_that_were_missed_are_kept_with_their_date(client, db):
    answer = client.post("/dates/correct/", MISSED, follow=True)
    assert "was missed and should be <strong>October 2020</strong>" in answer.text
    detail = Decision.objects.get().detail
    assert (detail["words"], detail["sentence"]) == ("harvest time", "They met at harvest time.")
    assert "not read" in client.get("/dates/corrections/").text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"missed-words": "sowing time"}, "do not stand in the text, letter for letter"),
        ({"missed-edtf": ""}, "Write the date that it should be"),
        ({"missed-edtf": "2021-13"}, "has no month 13"),
        ({"text": "They met on Monday.", "missed-words": "Monday"}, "are read as a time expression"),
    ],
)
def test_what_is_wrong_with_missed_words_is_told_beside_them(client, db, change, message):
    answer = client.post("/dates/correct/", MISSED | change)
    assert answer.status_code == 422
    assert message in answer.text
    assert not Decision.objects.exists()


def test_the_empty_form_for_missed_words_keeps_no_other_correction_from_being_sent(client, db):
    page = client.get("/dates/", {"text": "They met on Monday.", "published": "2021-06-21"})
    assert "required" not in str(page.context["shown"].missed_form["words"])
