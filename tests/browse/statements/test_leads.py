"""However many statements a filter leads to, it finds those that the plain definition finds."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from tests.factories import StatementRoleFactory
from timeline.browse.statements import looked_at, selection
from timeline.browse.statements.looked_at import LookedAt
from timeline.browse.statements.page import page_of
from timeline.browse.statements.selection import Selection
from timeline.models import Statement
from timeline.models.statement_queries import heads_of
from timeline.search import found

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def many(said):
    said.make(said.sousa, "We will keep talking", article=said.article, edtf="2020-12-30/2021-01-02")
    said.make(said.brandt, "We will keep talking", edtf="../2021-05")
    said.make(said.brandt, "Nobody asked for more", edtf="2019-03/..")
    said.make(said.brandt, "We will keep talking", addressee=said.sousa)
    said.make(said.lund, "Nobody asked for more", article=said.other, variant_of=said.firm)
    joint = said.make(said.lund, "a new crisis", edtf="2021-06-01", article=said.article)
    StatementRoleFactory(statement=joint, actor=said.sousa, role="speaker")
    StatementRoleFactory(statement=joint, actor=said.brandt, role="about")
    return said


def plainly(asked):
    """The ids of a selection, asked of every statement."""
    rows = Statement.objects.visible_to(NOBODY).in_window(asked.first_day, asked.last_day)
    rows = rows if asked.limited else Statement.objects.visible_to(NOBODY)
    rows = rows.spoken_by(*(one.pk for one in asked.speakers)) if asked.speakers else rows
    rows = rows.said_to(*(one.pk for one in asked.addressees)) if asked.addressees else rows
    rows = rows.said_of(*(one.pk for one in asked.about))
    rows = rows.printed_by(asked.source.pk, NOBODY) if asked.source else rows
    hits = found(rows, asked.text)
    rows = rows if hits is None else rows.filter(Q(pk__in=hits) | Q(pk__in=heads_of(hits, NOBODY)))
    return list(rows.latest_first().values_list("pk", flat=True))


QUERIES = [
    "by={sousa}", "by={sousa}&by={brandt}", "addressee={sousa}", "about={brandt}", "source={source}", "q=talking",
    "q=sanctions", "q=talking&by={brandt}", "from=2021", "to=2020", "from=2020&to=2021", "from=2021-01-01&to=2021-01-02",
    "by={sousa}&from=2021", "source={source}&q=talking",
]  # fmt: skip


@pytest.mark.parametrize("most", [0, 1, 3, 2_000])
def test_a_filter_finds_what_is_asked_of_every_statement(many, most, monkeypatch):
    for module in (selection, looked_at):
        monkeypatch.setattr(module, "MOST", most)
    names = {"sousa": many.sousa.pk, "brandt": many.brandt.pk, "source": many.article.source_id}
    for query in QUERIES:
        asked = Selection.read(query.format(**names), NOBODY)
        expected = plainly(asked)
        assert list(asked.matching(NOBODY).latest_first().values_list("pk", flat=True)) == expected, query
        looked = LookedAt(asked, NOBODY)
        assert set(looked.ids) <= set(expected), query
        assert looked.partly or len(looked.ids) == len(expected), query
        assert looked.count <= most
        assert len(page_of(asked, NOBODY, looked.matching).cards) == len(page_of(asked, NOBODY).cards)


def test_a_page_says_how_many_were_counted(many, monkeypatch, client):
    for module in (selection, looked_at):
        monkeypatch.setattr(module, "MOST", 3)
    shown = client.get("/statements/").content.decode()
    assert "More than 3 statements" in shown
    assert "Counted among 3 of them" in shown
    monkeypatch.setattr(looked_at, "MOST", 2_000)
    monkeypatch.setattr(selection, "MOST", 2_000)
    assert "Counted among" not in client.get("/statements/").content.decode()
