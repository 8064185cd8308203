"""One page of the statements: the last said first, under the dates they were said on. Paged by keyset."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from timeline.browse.chronology import Heading, heading
from timeline.browse.statements.cards import Said, texts_of
from timeline.browse.statements.cursor import Cursor
from timeline.browse.statements.selection import Selection
from timeline.models.statement_queries import states_for

PAGE = 30


@dataclass(frozen=True, slots=True)
class Group:
    heading: Heading
    cards: list[Said]


@dataclass(frozen=True, slots=True)
class Page:
    """Its groups, and the selections before and after it in the list (None at the ends)."""

    groups: list[Group]
    newer: Selection | None
    older: Selection | None

    @property
    def cards(self) -> list[Said]:
        return [card for group in self.groups for card in group.cards]


def page_of(selection: Selection, user: Any, matching: Any = None) -> Page:
    """The page of `selection`: behind its `after`, before its `before`, else the first. `matching`: if it is known."""
    rows = (selection.matching(user) if matching is None else matching).for_cards(user)
    if selection.before:
        found = list(
            rows.after_in_time(selection.before.day, selection.before.pk).latest_first().reverse()[: PAGE + 1]
        )
        more_newer, found = len(found) > PAGE, found[:PAGE][::-1]
        more_older = True
    else:
        if selection.after:
            rows = rows.before_in_time(selection.after.day, selection.after.pk)
        found = list(rows.latest_first()[: PAGE + 1])
        more_older, found = len(found) > PAGE, found[:PAGE]
        more_newer = selection.after is not None
    return Page(
        groups(found, states_for(user)),
        replace(selection, before=Cursor.at(found[0]), after=None, ignored=())
        if found and more_newer
        else None,
        replace(selection, after=Cursor.at(found[-1]), before=None, ignored=())
        if found and more_older
        else None,
    )


def groups(statements: list[Any], states: Collection[str]) -> list[Group]:
    """Statements, loaded by `for_cards`, under their dates, the last first; in one date as they stand in the article.

    One that is told in another on the page stands in that one's card.
    """

    def place(statement: Any) -> tuple[Any, ...]:
        day, end = statement.sort_day or date.min, statement.latest or date.max
        return -day.toordinal(), end.toordinal(), statement.edtf, -statement.article_id, statement.pk

    texts = texts_of(statements)
    here = {statement.pk for statement in statements}
    placed = sorted((one for one in statements if one.within_id not in here), key=place)
    return [
        Group(heading(edtf, precision), [Said(statement, texts, states) for statement in some])
        for (edtf, precision), some in groupby(placed, key=lambda s: (s.edtf, s.precision))
    ]
