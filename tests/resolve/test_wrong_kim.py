"""The wrong-Kim test: people of one surname, one title, one family stay apart, within an article and across articles.

A false merge, two people under one actor, is never right; a split, one person under two actors, is only counted:
editors merge two rows more easily than they split one.
"""

import random
from collections import defaultdict

import pytest

from tests.factories import ArticleFactory, SourceFactory
from tests.resolve.wrong_kim import Marked, articles
from timeline.extract import extract
from timeline.models import Mention, Statement
from timeline.resolve import resolve

ARTICLES = articles()
MOST_SPLITS = 3
"""Persons under more than one actor, of all articles together."""


def meant(article: Marked, start: int, end: int) -> set[str]:
    """The people whose marked words the characters touch."""
    return {who for (a, b), who in article.people.items() if a < end and start < b}


def merges(actors: dict[object, set[str]]) -> list[set[str]]:
    """The sets of people that one actor stands for, where they are more than one."""
    return [people for people in actors.values() if len(people) > 1]


@pytest.mark.parametrize("article", ARTICLES, ids=[a.name for a in ARTICLES])
def test_no_two_people_of_an_article_are_one_actor(article: Marked) -> None:
    found = extract(article.text, article.day)
    actors: dict[object, set[str]] = defaultdict(set)
    for actor in found.actors:
        for span in actor.mentions if actor.kind == "person" else ():
            actors[actor.name, actor.id] |= meant(article, span.start, span.end)
    assert actors, "no person was found"
    assert merges(actors) == []


@pytest.mark.parametrize("article", ARTICLES, ids=[a.name for a in ARTICLES])
def test_no_statement_is_given_to_the_wrong_person(article: Marked) -> None:
    found = extract(article.text, article.day)
    names = {actor.id: _whose(article, actor.mentions) for actor in found.actors if actor.kind == "person"}
    for statement in found.statements:
        if statement.source and statement.speaker in names:
            told = meant(article, statement.source.start, statement.source.end)
            if told:
                assert names[statement.speaker] <= told, (
                    f"{statement.source.text}: {statement.content[0].text}"
                )


def _whose(article: Marked, spans: object) -> set[str]:
    return {who for span in spans for who in meant(article, span.start, span.end)}  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("order", range(4))
def test_no_two_people_of_different_articles_are_one_actor(order: int) -> None:
    articles = ARTICLES if order == 0 else random.Random(order).sample(ARTICLES, len(ARTICLES))
    stored = {}
    for one in articles:
        source = SourceFactory.create(name=one.source)
        row = ArticleFactory(text=one.text, published_on=one.day, source=source, extraction="pending")
        resolve(row, extract(one.text, one.day))
        stored[row.pk] = one
    actors: dict[object, set[str]] = defaultdict(set)
    for mention in Mention.objects.filter(actor__kind="person").prefetch_related("evidence"):
        for piece in mention.evidence.all():
            actors[mention.actor_id] |= meant(stored[mention.article_id], piece.start, piece.end)
    assert merges(actors) == []
    split: dict[str, set[object]] = defaultdict(set)
    for actor, people in actors.items():
        for who in people:
            split[who].add(actor)
    assert sum(len(rows) > 1 for rows in split.values()) <= MOST_SPLITS, {
        who: len(rows) for who, rows in split.items() if len(rows) > 1
    }
    assert not Statement.objects.filter(speaker__kind="person", speaker__mentions__isnull=True).exists()
