"""The same words among events, statements and articles: links between the three, and how many there are of each.

The numbers are fetched beside the page: in a large archive they cost as much as a search.
"""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q
from django.urls import reverse

from timeline.browse.window import Window
from timeline.models import Article, Event, Statement
from timeline.models.statement_queries import heads_of
from timeline.search import found, parse

MOST = 1_000
"""So many of each are counted."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what was found: “12 events”, where they are listed, and whether that is the page on screen."""

    label: str
    address: str
    here: bool
    query: str = ""
    """Of the numbers, for this page."""


LISTS = (("timeline", "event"), ("statements", "statement"), ("articles", "article"))
"""The name of each list's address, and what it lists."""


def links(text: str, here: str) -> list[Kind]:
    """The three kinds without their numbers."""
    if not parse(text):
        return []
    query = urlencode({"q": text})
    return [
        Kind(f"{noun.capitalize()}s", f"{reverse(name)}?{query}", name == here, f"?{query}&here={name}")
        for name, noun in LISTS
    ]


def counted(text: str, user: Any, here: str) -> list[Kind]:
    """The three kinds for the page named `here`, the two others with their numbers, over all time, in one query.

    Nothing if no word is looked for. How many there are here the page says, within its own dates and filters.
    """
    if not parse(text):
        return []
    happened, said, told = (
        found(model.objects.all(), text, MOST + 1) for model in (Event, Statement, Article)
    )
    events: Any = Window().plain(user).filter(position__in=happened)
    statements: Any = Statement.objects.visible_to(user)
    statements = statements.filter(Q(pk__in=said) | Q(pk__in=heads_of(said, user)))
    articles: Any = Article.objects.last_versions().filter(pk__in=told)
    asked = dict(zip(LISTS, [(events, happened), (statements, said), (articles, told)], strict=True))
    others = [kind for kind in LISTS if kind[0] != here]
    numbers = dict(zip(others, _numbers([asked[kind] for kind in others]), strict=True))
    return [
        replace(link, label=_said(*numbers[kind], kind[1])) if kind in numbers else link
        for link, kind in zip(links(text, here), LISTS, strict=True)
    ]


def _numbers(asked: list[tuple[Any, Any]]) -> list[tuple[int, int]]:
    """How many rows each of the queries has, and on how many hits it rests."""
    counts, parameters = [], []
    for rows, hits in asked:
        sql, given = rows.order_by().values("pk").query.sql_with_params()
        counts += [f"(SELECT count(*) FROM ({part}) AS hits)" for part in (sql, hits.sql)]  # noqa: S608
        parameters += [*given, *hits.params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", parameters)
        numbers = cursor.fetchone()
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _said(number: int, hits: int, noun: str) -> str:
    """“12 events”; if not all hits were looked at, that there are more."""
    more = "more than " if hits > MOST else ""
    return f"{more}{min(number, MOST):,} {noun}{'' if number == 1 else 's'}"
