"""Which days the reports of one event leave: what does not contradict narrows, what contradicts stays beside it.

A report says one of three things of the time:

    a day or a period   it was then, on some day of it: "June 2021", "last week", between two days
    how long it lasted  from its first day to its last: "19 to 23 June", worked out from "five-day"
    a bound             on which side of a day it lies: told as done on the 18th, so not after that

The best evidenced statement is taken: the one with most support, where a report of the month supports a day in it, each
independent source counts once, and words in the text weigh more than what was worked out or carried over. What the
others say and does not contradict it narrows it (June in one, not after the 18th in another: between the 1st and the
18th), so that the result is as narrow as they are together and no narrower.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.models.date_words import plain_day, when
from timeline.models.dates import moved
from timeline.models.event import Dated
from timeline.models.telling.voices import Telling, heard, support
from timeline.models.vocabulary import DateBasis

BASIS_WEIGHT = {
    DateBasis.EDITOR: 4.0,
    DateBasis.EXPLICIT: 1.0,
    DateBasis.INFERRED: 0.8,
    DateBasis.REPORTING: 0.7,
    DateBasis.CARRIED: 0.6,
    DateBasis.DOCUMENT: 0.4,
    DateBasis.NONE: 0.0,
}
"""What a date is worth by how it came about."""

LASTING = frozenset(
    (
        "visit",
        "summit",
        "conference",
        "dialogue",
        "negotiations",
        "negotiation",
        "talks",
        "consultation",
        "exercise",
    )
)
"""Kinds of event that go on for days, so that a report of one of the days does not contradict, or narrow, the whole."""

ABOUT = timedelta(days=7)
"""How far a day that is only named about may lie off: "two weeks ago", said of what was eight or twenty days ago."""

_WIDE = timedelta(days=31)

MOST_WORDS = 500
_WEEK, _WEEKEND = timedelta(days=6), timedelta(days=1)
_SATURDAY = 5
_DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Days:
    """What one row says of its time: `first` and `last` day, None where it is open on that side.

    `firm`: neither approximate nor uncertain. `lasts`: it is from the first to the last, not some day between.
    """

    first: date | None
    last: date | None
    firm: bool = True
    lasts: bool = False

    @classmethod
    def of(cls, row: Dated) -> "Days | None":
        """The days of an event or a report; None if it is undated or its date cannot be read."""
        try:
            value = Edtf.parse(row.edtf) if row.edtf else None
        except EdtfError:
            value = None
        if value is None:
            return None
        firm = row.is_bound or not (value.uncertain or value.approximate)
        between = row.derivation.casefold().startswith("between ")  # it opens with the article's own words
        lasts = firm and not between and _says_how_long(value, row.date_basis)
        return cls(value.earliest, value.latest, firm, lasts)

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last

    def covers(self, other: "Days") -> bool:
        """Whether every day of the other is one of these."""
        begins = self.first is None or (other.first is not None and self.first <= other.first)
        return begins and (self.last is None or (other.last is not None and other.last <= self.last))

    def widened(self, by: timedelta) -> "Days":
        """With so much more on either side."""
        first, last = self.first and moved(self.first, -by), self.last and moved(self.last, by)
        return replace(self, first=first, last=last)

    def agrees(self, other: "Days") -> bool:
        """Whether both can be true: a day in common; and of two that say how long it lasted, the same days."""
        if self.lasts and other.lasts:
            return (self.first, self.last) == (other.first, other.last)
        return self.common(other) is not None

    def common(self, other: "Days") -> "Days | None":
        """The days that both leave; None if there are none."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        first, last = max(firsts, default=None), min(lasts, default=None)
        return None if first and last and first > last else Days(first, last)

    def backs(self, other: "Days", lasting: bool) -> bool:
        """Whether it speaks for the other: by covering it, or as one day of what lasts."""
        if self.lasts:
            return other.lasts and (self.first, self.last) == (other.first, other.last)
        return self.covers(other) or (lasting and other.lasts and other.covers(self))


@dataclass(frozen=True, slots=True)
class Dating:
    """What the reports make of the date: EDTF, how it came about, and that in words."""

    edtf: str = ""
    date_basis: str = DateBasis.NONE
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    telling: Telling
    days: Days

    @property
    def worth(self) -> float:
        return self.telling.weight * BASIS_WEIGHT[DateBasis(self.telling.report.date_basis)]

    @property
    def words(self) -> str:
        return when(self.telling.report)

    @property
    def outlet(self) -> str:
        return str(self.telling.article.source)


def date_of(told: Sequence[Telling], ahead: Sequence[Telling] = (), *, lasting: bool = False) -> Dating:
    """The date that the reports `told` give together.

    `ahead` are those that still looked forward to what has come about since: they say before which day it had not, and
    their date is taken where nothing else gives one, or only days between which it lay, and nothing contradicts it.
    `lasting`: it may go on for days.
    """
    said, bounds, plans = _dates(told), _bounds(told), _dates(ahead)
    if not said:
        fitting = [plan for plan in plans if all(plan.days.agrees(bound.days) for bound in bounds)]
        if fitting:
            return _announced(_likeliest(fitting, fitting, lasting))
    if not said and not bounds:
        return Dating(derivation=min((t.report.derivation for t in told), default=""))
    every = said + bounds
    base = _likeliest(said or bounds, every, lasting)
    if _is_vague(base):  # who announced it for which days says more
        fits = base.days.covers if base.days.firm else base.days.widened(ABOUT).agrees
        own = [p for p in plans if fits(p.days) and all(p.days.agrees(o.days) for o in every if o.days.firm)]
        if own:
            return _announced(_likeliest(own, own, lasting))
    days_of_it = [p for p in plans if lasting and p.days.lasts and p.days.covers(base.days)]
    if days_of_it and base.days.is_day and base.telling.report.date_basis == DateBasis.REPORTING:
        return _announced(_likeliest(days_of_it, days_of_it, lasting))  # told there, on one of its days
    since = [bound for bound in _bounds(ahead) if bound.days.last is None]
    return _narrowed(base, [*every, *since])


def _is_vague(said: _Said) -> bool:
    """Whether it says only between which days, or about when, or in which year."""
    days = said.days
    wide = days.first and days.last and days.last - days.first >= _WIDE
    return said.telling.report.edtf.startswith("[") or not days.firm or bool(wide)


def _dates(told: Iterable[Telling]) -> list[_Said]:
    return _said(told, bounds=False)


def _bounds(told: Iterable[Telling]) -> list[_Said]:
    return _said(told, bounds=True)


def _said(told: Iterable[Telling], *, bounds: bool) -> list[_Said]:
    spoken = heard(told, lambda t: Days.of(t.report))
    return [_Said(telling, days) for telling, days in spoken if days and telling.report.is_bound == bounds]


def _likeliest(candidates: Sequence[_Said], every: Sequence[_Said], lasting: bool) -> _Said:
    """The one with most support; of two alike the surer, and then the earlier."""

    def rank(one: _Said) -> tuple[float, float, date, date, str, str, str]:
        backing = support((s.telling.voice, s.worth) for s in every if s.days.backs(one.days, lasting))
        first, last = one.days.first or date.min, one.days.last or date.max
        return (
            -backing,
            -one.worth,
            last,
            first,
            one.telling.report.edtf,
            one.outlet,
            one.telling.report.derivation,
        )

    return min(candidates, key=rank)


def _narrowed(base: _Said, every: Iterable[_Said]) -> Dating:
    """The base statement's days, without those that another statement rules out."""
    report = base.telling.report
    days = base.days
    edges: dict[str, _Said] = {}
    if base.days.firm and not base.days.lasts and not base.days.is_day:
        for one in sorted(every, key=_firmest_first):
            left = days.common(one.days) if one.days.firm and not one.days.lasts else None
            if left is None:
                continue
            edges |= {side: one for side in ("first", "last") if getattr(left, side) != getattr(days, side)}
            days = left
    if not edges:
        return Dating(report.edtf, report.date_basis, report.derivation)
    words = [f"{base.words} in {base.outlet}"]
    if "first" in edges and days.first:
        words.append(f"not before {plain_day(days.first)} in {edges['first'].outlet}")
    if "last" in edges and days.last:
        words.append(f"not after {plain_day(days.last)} in {edges['last'].outlet}")
    return Dating(_edtf(days), DateBasis.INFERRED, ", ".join(words)[:MOST_WORDS])


def _firmest_first(one: _Said) -> tuple[float, date, date, str]:
    return -one.worth, one.days.last or date.max, one.days.first or date.min, one.outlet


def _edtf(days: Days) -> str:
    """Some day of these (`[2021-06-01..2021-06-18]`), not all of them; one side may be open."""
    if days.is_day:
        return str(days.first)
    if days.first and days.last:
        return f"[{days.first}..{days.last}]"
    return f"{days.first or '..'}/{days.last or '..'}"


def _announced(plan: _Said) -> Dating:
    report = plan.telling.report
    words = f"announced for {plan.words} in {plan.outlet}; the reports of it name no day"
    words += f" ({report.derivation})" if report.derivation else ""
    return Dating(report.edtf, DateBasis.INFERRED, words[:MOST_WORDS])


def _says_how_long(value: Edtf, basis: str) -> bool:
    """Whether an interval of days says when it began and when it ended.

    A whole week, weekend or quarter of the calendar stands for some day of it, unless it was worked out from a length.
    """
    left, slash, right = value.text.partition("/")
    if (
        not slash
        or len(left) != _DAY_LENGTH
        or len(right) != _DAY_LENGTH
        or not (value.earliest and value.latest)
    ):
        return False
    return basis == DateBasis.INFERRED or not _is_period(value.earliest, value.latest)


def _is_period(first: date, last: date) -> bool:
    length = last - first
    week = length == _WEEK and first.weekday() == 0
    weekend = length == _WEEKEND and first.weekday() == _SATURDAY
    return week or weekend or (first.day == 1 and last.day == monthrange(last.year, last.month)[1])
