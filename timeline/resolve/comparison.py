"""How far two actors look like one: a score, what agrees and what differs, in words an editor can check."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from timeline.extract.actors.spelling import same_sounds
from timeline.extract.extraction import FoundActor
from timeline.extract.lexicons.load import nicknames, state_names
from timeline.models import Actor
from timeline.models.names import fold
from timeline.models.vocabulary import ActorKind
from timeline.resolve import naming

SUGGEST = 0.3
"""From this score on two rows are put before an editor. What is joined without asking is decided by rule
(`timeline.resolve.actors`), never by score: a false merge costs more than a split."""

_WEIGHTS = {
    "same name": 0.55, "same words": 0.5, "initial": 0.5, "short name": 0.45, "spelling": 0.4, "acronym": 0.4,
    "surname": 0.2, "country": 0.2, "other country": -0.3, "title": 0.2, "other title": -0.05, "years": -0.1,
    "together": -0.3, "company": 0.05,
}  # fmt: skip
"""Set by hand: a name alone suffices, a spelling or surname needs company, and a contradiction outweighs that."""

_TERM = timedelta(days=5 * 365)
_MOST_COMPANY = 3


@dataclass(frozen=True)
class Profile:
    """What is known of one actor: names (canonical first), titles as written, the days of the articles they are from."""

    kind: str
    names: tuple[str, ...]
    iso3: str = ""
    titles: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()

    @classmethod
    def of_found(cls, found: FoundActor, day: date | None) -> Self:
        """As an article has it."""
        return cls(
            found.kind,
            tuple(naming.aliases(found)),
            found.iso3 or "",
            frozenset(held.title for held in found.positions),
            (day,) if day else (),
        )

    @classmethod
    def of_stored(cls, actor: Actor) -> Self:
        """As it is stored; reads its names and positions (prefetch them for many)."""
        held = list(actor.positions.all())
        days = {day for one in held for day in (one.attested, one.first_day, one.last_day) if day}
        names = dict.fromkeys([actor.name, *(one.name for one in actor.names.all())])
        titles = frozenset(one.title for one in held)
        return cls(actor.kind, tuple(names), actor.iso3, titles, tuple(sorted(days)))

    @property
    def telling(self) -> tuple[str, ...]:
        """The names that tell who it is: of a person whose full name is known, the full ones."""
        full = tuple(name for name in self.names if not naming.is_bare(name))
        return full if full and self.kind == ActorKind.PERSON else self.names


@dataclass
class Comparison:
    """The verdict on a pair. `score` is between 0 and 1."""

    agrees: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    total: float = 0.0

    @property
    def score(self) -> float:
        return round(min(1.0, max(0.0, self.total)), 2)

    @property
    def suggests(self) -> bool:
        """Whether an editor should look at the two."""
        return self.score >= SUGGEST

    def note(self, what: str, words: str) -> None:
        """Count a finding for or against, and keep the words for it."""
        self.total += _WEIGHTS[what]
        (self.agrees if _WEIGHTS[what] > 0 else self.differs).append(words)


def compare(
    one: Profile, other: Profile, *, together: bool = False, company: Iterable[str] = ()
) -> Comparison:
    """Compare two actors. `together`: one article names both apart; `company`: names of those who are named with both."""
    found = Comparison()
    if not _same_sort(one.kind, other.kind) or not _names(found, one, other):
        return Comparison()
    if one.iso3 and other.iso3:
        shown = [state_names().get(code, code) for code in (one.iso3, other.iso3)]
        if one.iso3 == other.iso3:
            found.note("country", f"both of {shown[0]}")
        else:
            found.note("other country", f"{shown[0]} and {shown[1]}")
    _titles(found, one, other)
    if together:
        found.note("together", "one article names both and keeps them apart")
    for name in list(dict.fromkeys(company))[:_MOST_COMPANY]:
        found.note("company", f"both named with {name}")
    return found


def _same_sort(one: str, other: str) -> bool:
    return (one == ActorKind.PERSON) == (other == ActorKind.PERSON) and (
        (one == ActorKind.STATE) == (other == ActorKind.STATE)
    )


def _names(found: Comparison, one: Profile, other: Profile) -> bool:
    """The best agreement of two names, noted; False if none agrees."""
    best: tuple[float, str, str] | None = None
    for ours in one.telling:
        for theirs in other.telling:
            what = name_relation(ours, theirs, person=one.kind == ActorKind.PERSON)
            if what and (best is None or _WEIGHTS[what] > best[0]):
                best = _WEIGHTS[what], what, _in_words(what, ours, theirs)
    if best is None:
        return False
    found.note(best[1], best[2])
    return True


def name_relation(ours: str, theirs: str, *, person: bool) -> str:
    """In what way two names may be one's: a key of the weights, or ""."""
    one, other = fold(ours).removeprefix("the "), fold(theirs).removeprefix("the ")
    ours_bare, theirs_bare = (person and naming.is_bare(name) for name in (ours, theirs))
    if ours_bare or theirs_bare:
        return "surname" if _has_surname(one, other, ours_bare, theirs_bare) else ""
    if one == other:
        return "same name"
    if sorted(one.split()) == sorted(other.split()):
        return "same words"
    if person:
        return _person_relation(one.split(), other.split(), ours, theirs)
    if _acronym(ours, theirs) or _acronym(theirs, ours):
        return "acronym"
    return "spelling" if same_sounds(one, other) else ""


def _has_surname(one: str, other: str, ours_bare: bool, theirs_bare: bool) -> bool:
    if ours_bare and theirs_bare:
        return one == other
    bare, full = (one, other) if ours_bare else (other, one)
    words = full.split()
    return bare in (words[0], words[-1]) or full.endswith(f" {bare}")


def _person_relation(one: list[str], other: list[str], ours: str, theirs: str) -> str:
    def without_initials(words: list[str]) -> list[str]:
        return [word for word in words if len(word) > 1]

    if without_initials(one) == without_initials(other):
        return "initial"
    if one[-1] == other[-1] and ((one[0], other[0]) in nicknames() or (other[0], one[0]) in nicknames()):
        return "short name"
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer) and shorter[0] == longer[0] and shorter[-1] == longer[-1]:
        return "initial"  # "Mohammad Javad Zarif", "Mohammad Zarif"
    return "spelling" if same_sounds(ours, theirs) else ""


def _acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 8 and len(long.split()) > 1):
        return False
    heads = "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
    return heads == letters


def _titles(found: Comparison, one: Profile, other: Profile) -> None:
    if one.days and other.days:
        gap = max(min(one.days), min(other.days)) - min(max(one.days), max(other.days))
        if gap > 4 * _TERM:
            found.note("years", f"{gap.days // 365} years apart")
    ours, theirs = ({fold(title): title for title in sorted(who.titles)} for who in (one, other))
    shared = sorted(ours.keys() & theirs.keys())
    if shared:
        found.note("title", f"both “{ours[shared[0]]}”")
    elif ours and theirs:
        found.note("other title", f"“{ours[min(ours)]}” and “{theirs[min(theirs)]}”")


def _in_words(what: str, ours: str, theirs: str) -> str:
    return {
        "same name": f"the same name, {ours}",
        "same words": f"the same words, {ours} and {theirs}",
        "initial": f"{ours} and {theirs} differ in a middle name only",
        "short name": f"{ours} and {theirs}: short and full given name",
        "spelling": f"{ours} and {theirs} may be two spellings",
        "acronym": f"{ours} and {theirs}: letters and full name",
        "surname": f"the same surname in {ours} and {theirs}",
    }[what]
