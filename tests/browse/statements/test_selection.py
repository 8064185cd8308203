"""What is chosen: from an address to rows, back to the one address, and in words."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import ActorFactory, StatementFactory
from timeline.browse.statements.cursor import Cursor
from timeline.browse.statements.selection import Selection

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db


def chosen(query):
    return set(Selection.read(query, NOBODY).matching(NOBODY))


def test_without_a_filter_everything_accepted_is_chosen(said):
    StatementFactory(state="suggested")
    StatementFactory(state="rejected")
    assert chosen("") == {said.firm, said.open, said.told, said.inner, said.undated, said.joint}


def test_a_speaker_is_found_alone_and_among_others(said):
    assert chosen(f"by={said.brandt.pk}") == {said.open, said.told, said.joint}


def test_of_two_speakers_one_is_enough(said):
    assert chosen(f"by={said.lund.pk}&by={said.brandt.pk}") == {said.open, said.told, said.joint, said.inner}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("act=warn", {"firm", "inner"}),
        ("act=warn&act=offer", {"firm", "inner", "open"}),
        ("form=direct", {"open"}),
        ("q=sanctions", {"firm", "joint"}),
        ("q=sanction+stays", {"firm", "joint"}),
        ("q=%22keep+talking%22", {"open"}),
        ("q=sousa", set()),
        ("from=2021-06-22", {"open", "told", "inner"}),
        ("from=2021&to=2021-06-22", {"firm", "open"}),
        ("to=2020", {"joint"}),
        ("from=2020-05&to=2020-06", {"joint"}),
    ],
)
def test_it_is_narrowed(said, query, names):
    assert chosen(query) == {getattr(said, name) for name in names}


def test_it_is_narrowed_by_addressee_by_whom_it_is_about_and_by_source(said):
    assert chosen(f"addressee={said.sousa.pk}") == {said.open}
    assert chosen(f"about={said.freedonia.pk}") == {said.firm}
    assert chosen(f"source={said.desk.pk}") == {said.undated, said.joint}


def test_names_that_are_typed_are_the_same_as_ids(said):
    typed = Selection.read("said-by=ana+sousa&said-to=&said-of=Freedonia", NOBODY)
    assert typed.query == f"by={said.sousa.pk}&about={said.freedonia.pk}"


def test_the_address_is_canonical_and_read_again_is_the_same(said):
    mess = (
        f"to=June+2021&act=warn&act=offer&by={said.brandt.pk}&by={said.sousa.pk}&q=++a++b&form=direct"
        f"&source={said.wire.pk}&after=2021-06-21_5&x=y"
    )
    selection = Selection.read(mess, NOBODY)
    assert Selection.read(selection.query, NOBODY) == selection
    assert selection.query == (
        f"q=a+b&by={said.sousa.pk}&by={said.brandt.pk}&act=offer&act=warn&form=direct&source={said.wire.pk}"
        "&to=2021-06&after=2021-06-21_5"
    )


@pytest.mark.parametrize(
    "query",
    [
        "by=x", "by=999999", "addressee=-1", "about=1e9", "act=sing", "form=loud", "source=0", "state=rejected",
        "from=05/06/2021", "after=yesterday", "before=2021-13-40_1", "after=_", "from=2022&to=2021", "said-by=Nobody",
        "q=" + "x" * 999,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_out_and_said(said, query):
    selection = Selection.read(query, NOBODY)
    assert selection.ignored
    assert set(selection.matching(NOBODY)) in (chosen(""), set())


def test_an_actor_that_readers_may_not_see_cannot_be_chosen(said, settings):
    hidden = ActorFactory(name="Hidden Hand", state="suggested")
    assert Selection.read(f"by={hidden.pk}", NOBODY).ignored
    settings.READERS_SEE_SUGGESTIONS = True
    assert not Selection.read(f"by={hidden.pk}", NOBODY).ignored


def test_a_variant_is_found_by_its_own_words_and_outlet_and_shown_by_its_head(said):
    variant = said.make(said.sousa, "Nobody asked for more", variant_of=said.firm)
    assert variant not in chosen("")
    assert chosen("q=nobody") == {said.firm, said.undated}
    assert chosen(f"source={said.wire.pk}") >= {said.firm}
    variant.state = "suggested"
    variant.save()
    assert chosen("q=nobody") == {said.undated}


def test_variants_stand_for_themselves_while_their_head_is_not_shown(said):
    variant = said.make(said.sousa, "We will keep talking", variant_of=said.firm)
    said.firm.state = "rejected"
    said.firm.save()
    assert variant in chosen("")
    said.firm.state = "suggested"
    said.firm.save()
    assert variant in chosen("")


def test_each_filter_can_be_dropped(said):
    query = (
        f"q=stay&by={said.sousa.pk}&addressee={said.brandt.pk}&about={said.freedonia.pk}&act=warn&form=direct"
        f"&source={said.wire.pk}&state=accepted&from=2021"
    )
    filters = Selection.read(query, NOBODY).filters
    assert [one.label for one in filters] == [
        "“stay”", "by Ana Sousa", "to Ivo Brandt", "about Freedonia", "Warns", "quoted word for word", "in The Wire",
        "Accepted only", "from 2021",
    ]  # fmt: skip
    assert all(len(one.without.filters) == len(filters) - 1 for one in filters)


def test_the_sentence_says_what_is_shown(said):
    query = (
        f"q=stay&by={said.sousa.pk}&by={said.brandt.pk}&addressee={said.lund.pk}&act=warn&act=offer&to=2021"
    )
    assert Selection.read(query, NOBODY).sentence(2) == (
        "2 offers or warnings by Ana Sousa or Ivo Brandt to Eva Lund, until 2021, matching “stay”"
    )
    assert Selection.read("", NOBODY).sentence(8179) == "8,179 statements"
    assert Selection.read("form=direct", NOBODY).sentence(1) == "1 statement, quoted word for word"
    assert Selection.read("form=direct&state=accepted&about=" + str(said.freedonia.pk), NOBODY).sentence(
        0
    ) == ("No accepted statements, quoted word for word, about Freedonia")


@pytest.mark.parametrize("text", ["2021-06-21_12", "_12"])
def test_a_cursor_is_written_as_it_is_read(text):
    assert str(Cursor.read(text)) == text
