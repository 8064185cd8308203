"""One page of the articles, newest first, with what else there is of them and the words around what was searched for."""

from functools import cached_property
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear

from timeline.browse.articles.selection import MOST, ArticleSelection
from timeline.browse.facet import Choice, Facet, made
from timeline.browse.hits import Snippet, mark_texts, passage_of
from timeline.extract.dates.edtf import Edtf
from timeline.models import Source

A_PAGE, WITH_WORDS = 50, 20
"""Articles on a page; fewer where the words around the hits are shown."""
SOURCES, YEARS = 10, 15


class Listing:
    """The articles of a selection. A few queries, each over `MOST` articles at most where words or a number are asked."""

    def __init__(self, selection: ArticleSelection) -> None:
        self.selection = selection

    @cached_property
    def _hits(self) -> list[int] | None:
        return self.selection.hits  # once, for page, number and facets

    @cached_property
    def _rows(self) -> Any:
        return self.selection.matching(self._hits)

    @cached_property
    def _number(self) -> int:
        return _up_to(self._rows, MOST + 1)

    @property
    def count(self) -> int:
        return min(self._number, MOST)

    @property
    def more(self) -> bool:
        """Whether there may be more than are counted: of those that match words, `MOST` are looked at in all."""
        return self._number > MOST or len(self._hits or ()) >= MOST

    @property
    def sentence(self) -> str:
        return self.selection.sentence(self.count, self.more)

    @property
    def _length(self) -> int:
        return WITH_WORDS if self.selection.text else A_PAGE

    @cached_property
    def _shown(self) -> list[Any]:
        begin = (self.selection.page - 1) * self._length
        rows = self._rows.latest_first().select_related("source")
        rows = rows if self.selection.text else rows.defer("text")
        articles = list(rows[begin : begin + self._length + 1])
        mark_texts(articles[: self._length], self.selection.text)
        return articles

    @property
    def articles(self) -> list[tuple[Any, list[Any], Snippet | None]]:
        """Each article with its title in pieces, hits marked, and the words of its text around them."""
        return [(article, *passage_of(article)) for article in self._shown[: self._length]]

    @property
    def newer(self) -> str:
        """The address of the page before; empty on the first."""
        page = self.selection.page
        return self._page(page - 1) if page > 1 else ""

    @property
    def older(self) -> str:
        return self._page(self.selection.page + 1) if len(self._shown) > self._length else ""

    def _page(self, number: int) -> str:
        pairs = self.selection.but()
        return ArticleSelection(pairs.text, pairs.source, "", pairs.first, pairs.last, (), number).href

    @cached_property
    def facets(self) -> list[Facet]:
        """Outlets and years, where so few articles are found, without the filter of that facet, that they are counted."""
        if self._number > MOST:
            return []
        built = [Facet("Source", self._sources()), Facet("Year", self._years())]
        return [facet for facet in built if facet.useful]

    def _without(self, *fields: str) -> Any:
        """The articles without the filters that are kept in these fields; None if they are too many to count."""
        wider = self.selection.but(**dict.fromkeys(fields))
        if wider == self.selection.but():
            return self._rows
        rows = wider.matching(self._hits)
        return rows if _up_to(rows, MOST + 1) <= MOST else None

    def _sources(self) -> list[Choice]:
        rows = self._without("source")
        if rows is None:
            return []
        counted = (
            rows.order_by()
            .values("source")
            .annotate(n=Count("pk"))
            .order_by("-n", "source")
            .values_list("source", "n")
        )
        counts = dict(counted[:SOURCES])
        named, chosen = Source.objects.in_bulk(counts), self.selection.source
        return made(
            [
                (str(named[pk]), n, self.selection.but(source=None if named[pk] == chosen else named[pk]),
                 named[pk] == chosen)
                for pk, n in counts.items()
            ]
        )  # fmt: skip

    def _years(self) -> list[Choice]:
        rows = self._without("first", "last")
        if rows is None:
            return []
        counted = (
            rows.filter(published_on__isnull=False)
            .order_by()
            .annotate(year=ExtractYear("published_on"))
            .values("year")
        )
        found = []
        for year, n in (
            counted.annotate(n=Count("pk")).order_by("-year").values_list("year", "n")[: YEARS + 1]
        ):
            value = Edtf.parse(f"{year:04}")
            on = self.selection.first == self.selection.last == value
            to = self.selection.but(first=None if on else value, last=None if on else value)
            found.append((str(year), n, to, on))
        return made(found[:YEARS])


def _up_to(rows: Any, most: int) -> int:
    """How many rows there are, counted no further than `most`."""
    return int(rows.order_by().values("pk")[:most].count())
