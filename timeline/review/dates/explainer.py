"""A text with every time expression marked, and for each what it means, how that was found, and who corrected it."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from timeline.extract.dates.finder import Rejected, find
from timeline.extract.dates.lexicon import ENGLISH
from timeline.extract.dates.outlet import Outlet
from timeline.extract.extraction import Time
from timeline.extract.language import is_english
from timeline.models import Article
from timeline.review.dates import scale
from timeline.review.dates.corrections import Correction, corrections
from timeline.review.dates.forms import CorrectionForm, MissedForm
from timeline.review.dates.resting import Resting, resting_on
from timeline.review.dates.sentence import sentence_around

MOST = 300
"""Expressions, and rejected readings, that one page lists."""

LONGEST_ADDRESS = 2000
"""Characters of a query string up to which a pasted text is an address; servers take about 4,000."""

AROUND = 40
"""Characters of the text shown on either side of a rejected reading."""

_CLOCK = re.compile(r"T(?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$")
_KINDS = {"DATE": "date", "TIME": "time of day", "DURATION": "length of time", "SET": "repeated"}
_MODS = {
    "START": "early", "MID": "middle", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
    "ON_OR_BEFORE": "on or before", "ON_OR_AFTER": "on or after", "LESS_THAN": "less than", "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression as the page shows it."""

    time: Time
    published: date | None
    form: CorrectionForm
    resting: list[Resting] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its place, as addresses and forms name it: “12-20”."""
        return f"{self.time.span.start}-{self.time.span.end}"

    @property
    def kind(self) -> str:
        """Date, time of day, length of time or repeated."""
        return _KINDS.get(self.time.type, self.time.type.lower())

    @property
    def mod(self) -> str:
        """TIMEX3's modifier in words, "" for none."""
        return _MODS.get(self.time.mod, self.time.mod.lower().replace("_", " "))

    @property
    def clock(self) -> str:
        """The time of day that the words give, "at 18:00 UTC", "" for none."""
        found = _CLOCK.search(self.time.value) if self.time.type == "TIME" else None
        if found is None:
            return ""
        zone = found["zone"].replace("-", "−")
        return f"at {found['clock']}" + (" UTC" if zone == "Z" else f" UTC{zone}" if zone else "")

    @property
    def doubtful(self) -> bool:
        """Whether the words may as well mean another day: 05/06/2021."""
        return "?" in (self.time.edtf or "")

    @property
    def why(self) -> str:
        """The derivation without the words and the value that begin it."""
        return self.time.derivation.partition(" → ")[2].partition(": ")[2] or self.time.derivation

    @property
    def mark(self) -> scale.Mark | None:
        return scale.mark(self.time.earliest, self.time.latest, self.published)

    @property
    def away(self) -> str:
        return scale.away(self.time.earliest, self.time.latest, self.published)

    @property
    def engine(self) -> dict[str, Any]:
        """What a correction keeps of it."""
        names = ("type", "value", "edtf", "derivation", "rule")
        return {name: getattr(self.time, name) for name in names}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and the reading that it is the words of, if any."""

    text: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A reading that was turned down, in its surroundings."""

    before: str
    words: str
    after: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Explainer:
    """`text` as of `published`. `sent` is a correction form that was not accepted, to be shown again: (key, form)."""

    text: str
    published: date | None
    article: Article | None = None
    language: str = ENGLISH
    order: str = ""
    sent: tuple[str, CorrectionForm] | None = None

    @classmethod
    def of(cls, given: dict[str, Any]) -> "Explainer":
        """Of the cleaned data of an `ExplainForm`."""
        article: Article | None = given["article"]
        if article is not None:
            return cls(article.text, article.day, article, *_read_by(article))
        return cls(given["text"], given["published"], None, given["language"], given["order"])

    @cached_property
    def _found(self) -> tuple[list[Time], list[Rejected]]:
        month_first = {"day": False, "month": True}.get(self.order)
        return find(self.text, self.published, self.language, month_first=month_first)

    @cached_property
    def readings(self) -> list[Reading]:
        """The first of them, in the order of the text."""
        resting = resting_on(self.article) if self.article else []
        kept = [one for one in corrections(self.article.pk if self.article else 0) if one.stands]
        return [self._reading(time, resting, kept) for time in self._found[0][:MOST]]

    def _reading(self, time: Time, resting: list[Resting], kept: list[Correction]) -> Reading:
        start, end = time.span.start, time.span.end
        key = f"{start}-{end}"
        form = self.sent[1] if self.sent and self.sent[0] == key else CorrectionForm(prefix=key)
        here = [one for one in resting if one.start < end and one.end > start]
        return Reading(time, self.published, form, here, self._corrections(start, end, kept))

    def _corrections(self, start: int, end: int, kept: list[Correction]) -> list[Correction]:
        if not kept:
            return []
        first, last = sentence_around(self.text, start, end)
        published = self.published.isoformat() if self.published else None
        place = (self.text[first:last], start - first, end - first, published)
        return [one for one in kept if one.place[1:] == place]

    @cached_property
    def missed_form(self) -> MissedForm:
        """For words that should have been read."""
        if self.sent and isinstance(self.sent[1], MissedForm):
            return self.sent[1]
        return self.missing(None)

    def missing(self, data: Any) -> MissedForm:
        """The form for missed words with what was sent of it, or None."""
        return MissedForm(self.text, [(t.span.start, t.span.end) for t in self._found[0]], data)

    @cached_property
    def missed(self) -> list[Correction]:
        """What editors say was missed in this text, and still is not read."""
        published = self.published.isoformat() if self.published else None
        read = {time.span.text for time in self._found[0]}
        kept = corrections(self.article.pk if self.article else 0)
        return [
            one
            for one in kept
            if one.stands and one.missed and one.published == published
            and one.sentence in self.text and one.words not in read
        ]  # fmt: skip

    @property
    def count(self) -> int:
        """How many expressions there are, listed or not."""
        return len(self._found[0])

    @property
    def refused_count(self) -> int:
        return len(self._found[1])

    @property
    def unresolved(self) -> int:
        """How many of the listed should name a day and do not."""
        return sum(
            1 for one in self.readings if one.time.type in ("DATE", "TIME") and one.time.earliest is None
        )

    @cached_property
    def pieces(self) -> list[Piece]:
        """The whole text, cut at the edges of the listed expressions."""
        found, at = [], 0
        for reading in self.readings:
            start, end = max(reading.time.span.start, at), reading.time.span.end
            if start >= end:
                continue
            found += [Piece(self.text[at:start]), Piece(self.text[start:end], reading)]
            at = end
        return [*found, Piece(self.text[at:])]

    @cached_property
    def refused(self) -> list[Refused]:
        """The first of the readings that were turned down."""
        return [
            Refused(
                self._context(max(0, one.start - AROUND), one.start),
                self.text[one.start : one.end],
                self._context(one.end, min(len(self.text), one.end + AROUND), after=True),
                one.rule,
                one.reason,
            )
            for one in sorted(self._found[1], key=lambda one: one.start)[:MOST]
        ]

    def _context(self, start: int, end: int, *, after: bool = False) -> str:
        """`text[start:end]` within its line, without the word that is cut; … where the line goes on."""
        text = self.text[start:end]
        if after:
            line, ended, _ = text.partition("\n")
            whole = bool(ended) or end == len(self.text)
            return line if whole else f"{line.rpartition(' ')[0]} …"
        _, began, line = text.rpartition("\n")
        whole = bool(began) or start == 0
        return line if whole else f"… {line.partition(' ')[2]}"

    @property
    def ticks(self) -> list[scale.Tick]:
        return scale.ticks()

    def find(self, key: str) -> Reading | None:
        """The listed reading at this place."""
        return next((one for one in self.readings if one.key == key), None)

    @property
    def address(self) -> str | None:
        """Where this is to be seen again, None where the text is too long for an address."""
        given = (
            {"article": str(self.article.pk)}
            if self.article
            else {"text": self.text, "published": self.published.isoformat() if self.published else ""}
            | {"language": "" if self.language == ENGLISH else self.language, "order": self.order}
        )
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{reverse('dates')}?{query}" if len(query) <= LONGEST_ADDRESS else None


def _read_by(article: Article) -> tuple[str, str]:
    """The language whose rules read an article, and what comes first in its dates in numbers."""
    spoken = Outlet(article.language or article.source.language, article.source.country)
    language = ENGLISH if is_english(article.text) else spoken.pack
    return language, {None: "", False: "day", True: "month"}[spoken.month_first]
