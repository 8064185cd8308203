"""Pages of statements: order, keyset, what a card shows, and what the page answers."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import EditorFactory, EventFactory, StatementFactory
from timeline.browse.statements import page as paging
from timeline.browse.statements.page import page_of
from timeline.browse.statements.selection import Selection
from timeline.models import Statement

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db
ADDRESS = "/statements/"


def shown(query=""):
    return page_of(Selection.read(query, NOBODY), NOBODY)


def ids(page):
    return [
        pk for card in page.cards for pk in (card.statement.pk, *(told.statement.pk for told in card.inner))
    ]


def test_the_last_said_comes_first_and_what_has_no_date_last(said):
    page = shown()
    assert [group.heading.large for group in page.groups] == ["23", "22", "21", "2020", "Undated"]
    assert page.newer is page.older is None


def test_what_is_told_in_another_stands_in_its_card(said):
    card = shown().cards[0]
    assert card.statement == said.told
    assert [told.statement for told in card.inner] == [said.inner]
    alone = shown(f"by={said.lund.pk}").cards[0]
    assert (alone.statement, alone.parent) == (said.inner, said.told)


def test_what_is_told_in_something_hidden_does_not_show_it(said):
    said.told.state = "rejected"
    said.told.save()
    assert shown(f"by={said.lund.pk}").cards[0].parent is None


def test_pages_forth_and_back_hold_every_statement_once(said, monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 3)
    for number in range(7):
        StatementFactory(
            state="accepted", edtf=["", "2021-06-21", "../2021"][number % 3], content=f"Words {number}"
        )
    page, forth = shown(), []
    while True:
        forth.append(ids(page))
        if page.older is None:
            break
        page = shown(page.older.query)
    everything = [pk for some in forth for pk in some]
    assert len(everything) == len(set(everything)) == 13
    back = [ids(page)]
    while page.newer is not None:
        page = shown(page.newer.query)
        back.append(ids(page))
    assert {pk for some in back for pk in some} == set(everything)


def test_a_reported_statement_is_led_in_by_its_cue_and_a_quotation_is_not(said):
    firm = shown(f"about={said.freedonia.pk}").cards[0]
    assert (firm.lead, firm.quoted, firm.content) == ("said", False, "that sanctions on Freedonia would stay")
    opened = shown("form=direct").cards[0]
    assert (opened.lead, opened.quoted) == ("", True)


def test_the_day_of_the_report_is_said_only_if_it_differs(said):
    said.firm.reported_on = said.firm.earliest
    said.firm.save()
    assert shown("act=warn&from=2021-06-21&to=2021-06-21").cards[0].reported == ""
    said.firm.reported_on = said.open.earliest
    said.firm.save()
    assert shown("act=warn&from=2021-06-21&to=2021-06-21").cards[0].reported == "22 June 2021"


def test_the_words_stand_in_their_paragraph(said):
    passages = shown("form=direct").cards[0].witnesses[0].passages
    assert len(passages) == 1
    text = "".join(piece.text for piece in passages[0].pieces)
    assert text == said.article.text.split("\n")[0]
    assert [piece.text for piece in passages[0].pieces if piece.kinds == "content"] == [
        "We will keep talking"
    ]


def test_an_event_that_is_hidden_is_not_named(said, client):
    event = EventFactory(headline="A secret meeting", state="suggested", place="Atlantis")
    said.firm.event = event
    said.firm.save()
    for address in (ADDRESS, "/statements.json", "/statements.csv"):
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        assert b"secret meeting" not in body
        assert b"Atlantis" not in body
        assert f'"event": {event.pk}'.encode() not in body


def test_the_page_needs_the_same_queries_for_many_as_for_few(said, client):
    said.make(said.sousa, "Nobody asked for more", article=said.other, variant_of=said.firm)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS)
    for number in range(20):
        said.make(said.brandt, "We will keep talking", form="direct", edtf=f"2021-07-{number + 1:02}")
        said.make(said.sousa, "Nobody asked for more", article=said.other, variant_of=said.open)
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS)
    assert len(many) == len(few) <= 30


def test_the_page_shows_who_said_what_to_whom(said, client):
    page = re.sub(r"\s+", " ", client.get(ADDRESS).text)
    assert "6 statements</h1>" in page
    assert "“We will keep talking”" in page
    assert 'Ana Sousa</a><span class="caption">, Envoy</span>' in page
    assert (
        f'and <a href="{said.brandt.get_absolute_url()}">Ivo Brandt</a><span class="caption">, Minister'
        in page
    )
    assert '<span class="cue">said</span> that sanctions' in page


def test_a_form_sent_without_script_is_led_to_the_canonical_address(said, client):
    response = client.get(ADDRESS, {"q": "", "said-by": "Ana Sousa", "from": "June 2021"})
    assert response.status_code == 302
    assert response["Location"] == f"/statements/?by={said.sousa.pk}&from=2021-06"


def test_htmx_gets_the_view_alone_and_its_address(said, client):
    response = client.get(ADDRESS, {"q": "", "said-by": "Ana Sousa"}, headers={"HX-Request-Type": "partial"})
    assert "<html" not in response.text
    assert "<title>" in response.text
    assert response["HX-Push-Url"] == f"/statements/?by={said.sousa.pk}"


def test_a_client_that_wants_data_is_led_to_it(said, client):
    response = client.get(f"{ADDRESS}?act=warn", headers={"Accept": "application/json"})
    assert response["Location"] == "/statements.json?act=warn"


def test_an_empty_archive_says_what_will_be_here(client, db):
    assert "Nothing has been said here yet" in client.get(ADDRESS).text


def test_a_selection_without_a_hit_offers_to_drop_each_filter(said, client):
    page = client.get(f"{ADDRESS}?q=unheard&act=warn").text
    assert "without “unheard”" in page
    assert "without Warns" in page


def test_words_that_are_a_name_offer_what_that_actor_said(said, client):
    page = client.get(f"{ADDRESS}?q=brandt").text
    assert f'Or what was said by <a href="/statements/?by={said.brandt.pk}">Ivo Brandt</a>' in page


def test_the_navigation_leads_here(client, db):
    assert f'<a href="{reverse("statements")}">Statements</a>' in client.get("/").text


def test_an_utterance_in_two_outlets_is_one_card_with_the_differences_in_words(said, client):
    variant = said.make(
        said.brandt, "We will keep talking", article=said.other, variant_of=said.open, form="direct",
        variant_note="Same speaker; said on the same day.",
    )  # fmt: skip
    Statement.objects.filter(pk=variant.pk).update(content="We shall keep talking")
    page = client.get(f"{ADDRESS}?form=direct").text
    assert "1 statement, quoted" in page
    assert "2 outlets have it" in page
    assert '<del><span class="visually-hidden">[left out: </span>will<' in page
    assert '<ins><span class="visually-hidden">[only here: </span>shall<' in page
    assert "Taken for one: Same speaker" in page
    assert "Not the same utterance" not in page
    client.force_login(EditorFactory())
    assert "Not the same utterance" in client.get(f"{ADDRESS}?form=direct").text


def test_a_variant_is_marked_in_its_own_article(said, client):
    variant = said.make(said.brandt, "We will keep talking", article=said.other, variant_of=said.open)
    assert f'id="s{variant.pk}"' in client.get(said.other.get_absolute_url()).text


def test_a_speaker_without_a_name_begins_with_a_capital(client, db):
    StatementFactory.create(speaker=None, speaker_caption="the three countries", state="accepted")
    page = client.get(ADDRESS).text
    assert "The three countries" in page
    assert "the three countries" not in page.replace("The three countries", "")
