"""What a page says about itself in several places, and which of it to believe.

A date that two places agree on is right in 88 to 99 of 100 pages, a single one in about 79, so the second case is noted.
Titles: JSON-LD's headline before the first heading before og:title before the title element.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from timeline.ingest.draft import Refused
from timeline.ingest.published import read_published
from timeline.ingest.readers.outline import Outline

_META_DATES = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_ARTICLE = re.compile(r"Article|Posting|Report$", re.I)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D)")
_DEPTH = 6


class Signals:
    """The page's own statements about its title, date, author, publisher and address."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._data = next(iter(_articles(outline.data)), {})

    def title(self) -> str:
        """The headline without the site's name behind a bar."""
        meta = self._outline.meta
        for found in (
            self._data.get("headline"),
            self._outline.heading,
            meta.get("og:title"),
            self._outline.title,
        ):
            words = " ".join(found.split()) if isinstance(found, str) else ""
            if words:
                return re.sub(r"\s+[|»·]\s+[^|»·]{2,40}$", "", words)[:500]
        return ""

    def url(self) -> str:
        """The page's own address."""
        for found in (self._outline.canonical, self._outline.meta.get("og:url", "")):
            if found.startswith(("http://", "https://")) and len(found) <= 2000:
                return found
        return ""

    def publisher(self) -> str:
        """The name of the publication."""
        publisher = self._data.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        return _line(name or self._outline.meta.get("og:site_name"), 200)

    def byline(self) -> str:
        """The authors, separated by commas."""
        authors = self._data.get("author")
        names = [
            author.get("name") if isinstance(author, dict) else author
            for author in (authors if isinstance(authors, list) else [authors])
        ]
        return _line(
            ", ".join(n for n in names if isinstance(n, str)) or self._outline.meta.get("author"), 500
        )

    def language(self) -> str:
        """The language tag of the page, English if it gives none."""
        tag = self._outline.language.strip().replace("_", "-")
        return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag) and len(tag) <= 35 else "en"

    def published(self) -> tuple[datetime | date | None, tuple[str, ...]]:
        """The date, and notes where it rests on one place only or the places differ."""
        found = list(self._dates())
        if not found:
            return None, ()
        days = [value.date() if isinstance(value, datetime) else value for value in found]
        agreed = [value for value, day in zip(found, days, strict=True) if days.count(day) > 1]
        if agreed:
            return next((value for value in agreed if isinstance(value, datetime)), agreed[0]), ()
        if len(found) == 1:
            return found[0], ("publication date found in one place of the page only",)
        others = ", ".join(sorted({f"{day:%-d %B %Y}" for day in days}))
        return found[0], (f"the page gives different dates ({others}); the first is taken",)

    def _dates(self) -> Iterator[datetime | date]:
        meta = self._outline.meta
        written = [self._data.get("datePublished"), next((meta[k] for k in _META_DATES if k in meta), None)]
        written += self._outline.times[:1]
        in_url = _URL_DAY.search(self.url() + "/")
        written += ["-".join(in_url.groups())] if in_url else []
        for candidate in written:
            if isinstance(candidate, str):
                try:
                    yield read_published(candidate)
                except Refused:
                    continue


def _line(found: Any, width: int) -> str:
    return " ".join(found.split())[:width] if isinstance(found, str) else ""


def _articles(blocks: list[str]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        try:
            yield from _nodes(json.loads(block), _DEPTH)
        except (ValueError, RecursionError):
            continue


def _nodes(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(node, list):
        for member in node[:100]:
            yield from _nodes(member, depth - 1)
    elif depth and isinstance(node, dict):
        if "headline" in node or _ARTICLE.search(str(node.get("@type", ""))):
            yield node
        yield from _nodes(node.get("@graph"), depth - 1)
        yield from _nodes(node.get("mainEntity"), depth - 1)
