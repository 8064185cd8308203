"""One utterance in several outlets is one group; contradictions and editors keep statements apart."""

from datetime import date

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    DecisionFactory,
    SourceFactory,
    StatementFactory,
    StatementRoleFactory,
)
from timeline.models import Source, Statement
from timeline.resolve.variants import Utterance, link, relink

WORDS = "We will never accept that decision, and we will answer it in kind"
pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    """A stored statement of 21 June 2021."""
    return StatementFactory(content=WORDS)


def new(known, about=(), **values):
    """An unsaved statement of the same speaker in another article, and what it was linked to."""
    article = values.pop("article", None) or ArticleFactory()
    values = {
        "speaker": known.speaker,
        "content": WORDS,
        "form": "direct",
        "edtf": "2021-06-21",
        "date_basis": "explicit",
        **values,
    }
    row = Statement(article=article, reported_on=article.published_on, **values)
    row.clean()
    addressees = {row.addressee_id} if row.addressee_id else set()
    link([Utterance(row, {row.speaker_id} - {None}, addressees, set(about))], article)
    return row


def test_the_same_words_in_another_article_are_a_variant(known):
    row = new(known)
    assert row.variant_of == known
    assert row.variant_note == "Same speaker; said on the same day; the words are the same."


def test_a_third_points_to_the_first(known):
    new(known).save()
    assert new(known, content=WORDS[8:]).variant_of == known


@pytest.mark.parametrize(
    "values",
    [
        {"content": "We have nothing to add to what the minister told you this morning"},
        {"content": WORDS.replace("never ", "")},
        {"edtf": "2021-07"},
        {"edtf": "2021-06-23"},
        {"negated": True},
    ],
)
def test_what_differs_stands_alone(known, values):
    assert new(known, **values).variant_of is None


def test_another_speaker_or_none_is_never_the_same(known):
    assert new(known, speaker=ActorFactory()).variant_of is None
    assert new(known, speaker=None).variant_of is None


def test_nothing_is_a_variant_of_what_its_own_article_has(known):
    assert new(known, article=known.article).variant_of is None


def test_one_outlet_that_has_the_words_twice_tells_of_two_occasions(known):
    again = ArticleFactory(source=known.article.source)
    assert new(known, article=again).variant_of is None
    assert new(known, article=ArticleFactory(source=again.source, replaces=known.article)).variant_of == known
    nobody = SourceFactory(name=Source.UNATTRIBUTED)
    known.article.source = nobody
    known.article.save()
    assert new(known, article=ArticleFactory(source=nobody)).variant_of == known


def test_a_short_formula_of_another_day_is_another_utterance(known):
    known.content = "to remain in close contact going forward"
    known.date_basis = "document"
    known.save()
    assert new(known, content=known.content, edtf="2021-06-22").variant_of is None
    assert new(known, content=known.content).variant_of == known


def test_another_addressee_or_another_matter_keeps_them_apart(known):
    one, other = ActorFactory(), ActorFactory()
    known.addressee = one
    known.save()
    assert new(known, addressee=other).variant_of is None
    assert new(known, addressee=one).variant_of == known
    assert new(known).variant_of == known
    StatementRoleFactory(statement=known, actor=one, role="about")
    assert new(known, about=[other.pk]).variant_of is None
    assert new(known, about=[one.pk, other.pk]).variant_of == known


def test_acts_of_contrary_kinds_keep_them_apart(known):
    known.act = "refuse"
    known.save()
    assert new(known, act="promise").variant_of is None
    assert new(known, act="comment").variant_of == known


def test_a_joint_statement_is_that_of_one_of_them_but_not_of_others(known):
    StatementRoleFactory(statement=known, actor=ActorFactory())
    assert new(known).variant_of == known


@pytest.mark.parametrize(("basis", "linked"), [("document", True), ("explicit", False)])
def test_a_day_that_is_only_the_reports_may_be_two_off(known, basis, linked):
    row = new(known, edtf="2021-06-23", date_basis=basis)
    assert (row.variant_of == known) is linked
    assert not linked or "2 apart" in row.variant_note


def test_without_a_day_the_reports_must_be_near(known):
    row = new(known, edtf="")
    assert row.variant_of is None
    known.reported_on = date(2021, 6, 18)
    known.save()
    assert new(known, edtf="").variant_note.startswith("Same speaker; reported in the same week")
    known.reported_on = date(2021, 6, 1)
    known.save()
    assert new(known, edtf="").variant_of is None


def test_a_rejected_statement_takes_in_nothing(known):
    known.state = "rejected"
    known.save()
    assert new(known).variant_of is None


def test_one_that_contradicts_a_member_of_a_group_stays_out(known):
    person = ActorFactory()
    StatementFactory(speaker=known.speaker, content=WORDS, variant_of=known, addressee=person)
    assert new(known, addressee=ActorFactory()).variant_of is None
    assert new(known, addressee=person).variant_of == known


def test_what_is_stored_already_can_be_linked_later_once(known):
    later = StatementFactory(speaker=known.speaker, content=WORDS[8:], article=ArticleFactory())
    assert relink(known.article) == 0
    assert relink(later.article) == 1
    assert relink(later.article) == 0
    later.refresh_from_db()
    assert later.variant_of == known
    assert later.history.count() == 2


@pytest.mark.parametrize("how", ["edited", "judged"])
def test_what_an_editor_parted_is_not_linked_again(known, how):
    edited = ["variant_of"] if how == "edited" else []
    later = StatementFactory(speaker=known.speaker, content=WORDS, edited_fields=edited)
    if how == "judged":
        DecisionFactory(verb="different", subject=known, other_id=later.pk)
    assert relink(later.article) == 0


def test_the_queries_do_not_grow_with_the_groups(known, django_assert_max_num_queries):
    for _ in range(12):
        StatementFactory(speaker=known.speaker, content=WORDS, variant_of=known)
    article = ArticleFactory()
    with django_assert_max_num_queries(5):
        new(known, article=article)
