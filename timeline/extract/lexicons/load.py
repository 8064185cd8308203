"""The lexicons as Python values, each read once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from timeline.extract.lexicons.phrases import Phrases, folded, plain

_FOLDER = Path(__file__).parent


class LexiconError(Exception):
    """A line of a lexicon has the wrong number of columns."""


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The lines of `name` as lists of `columns` strings, without comments. Raises `LexiconError` naming the line."""
    with (_FOLDER / name).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != columns:
                raise LexiconError(
                    f"{name}, line {number}: {len(cells)} columns where {columns} are expected"
                )
            yield cells


@dataclass(frozen=True, slots=True)
class Place:
    """What words say about a state: `kind` is name, adjective, people, capital or metonym, or mask: no state at all."""

    iso3: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, group or medium that the lexicon knows."""

    kind: str
    iso3: str | None
    name: str


@cache
def state_rows() -> dict[str, Place]:
    """Text to state. A text that two states claim and no alias decides is left out."""
    decided: dict[str, Place | None] = {}
    for iso3, kind, text in rows("aliases.tsv", 3):
        if kind != "display":
            decided[plain(text)] = None if kind == "drop" else Place(iso3, kind)
    order = ("name", "adjective", "people", "capital")
    claimed: dict[str, set[Place]] = {}
    for iso3, kind, text in rows("countries.tsv", 3):
        if plain(text) not in decided and kind in order:
            claimed.setdefault(plain(text), set()).add(Place(iso3, kind))
    found = {text: place for text, place in decided.items() if place}
    for text, places in claimed.items():
        if len({place.iso3 for place in places}) == 1:
            found[text] = min(places, key=lambda place: order.index(place.kind))
    return found


@cache
def state_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 to the name to show."""
    names = {iso3: text for iso3, kind, text in rows("countries.tsv", 3) if kind == "display"}
    names.update({iso3: text for iso3, kind, text in rows("aliases.tsv", 3) if kind == "display"})
    return names


@cache
def states() -> Phrases[Place]:
    """The phrase table of states."""
    return Phrases(state_rows().items())


@lru_cache(maxsize=10_000)  # not of every text ever asked about
def state_called(text: str) -> str | None:
    """The ISO code of the state that `text` names, or None."""
    place = state_rows().get(plain(text))
    return place.iso3 if place and place.kind != "mask" else None


@cache
def bodies() -> Phrases[Body]:
    """The phrase table of organisations, groups and media."""
    entries: list[tuple[str, Body]] = []
    for kind, iso3, name, others in rows("organisations.tsv", 4):
        body = Body(kind, None if iso3 == "-" else iso3, name)
        entries += [(form, body) for form in [name, *(others.split("|") if others != "-" else [])]]
    return Phrases(entries)


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """The texts of one kind in a three-column word list (`titles.tsv`), as written there, lower case."""
    return frozenset(text.lower() for row_kind, text, _ in rows(name, 3) if row_kind == kind)


@cache
def offices() -> dict[str, str]:
    """Titles that only one state has, lower case, with its ISO code."""
    return {text: iso3 for _, text, iso3 in rows("titles.tsv", 3) if iso3 != "-"}


@cache
def lines(name: str) -> frozenset[str]:
    """The lines of a one-column word list."""
    return frozenset(row[0] for row in rows(name, 1))


@dataclass(frozen=True, slots=True)
class Cue:
    """How one lemma introduces speech: the act it tells and the frames it takes (see `cues.tsv`)."""

    act: str
    frames: frozenset[str]


@cache
def cues() -> dict[str, Cue]:
    """Verb lemma to its cue; a lemma listed twice has all its frames and its first act."""
    return _cues(noun=False)


@cache
def noun_cues() -> dict[str, Cue]:
    """Noun lemma to its cue."""
    return _cues(noun=True)


def _cues(*, noun: bool) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for lemma, act, frames in rows("cues.tsv", 3):
        if (frames == "noun") == noun:
            known = found.get(lemma)
            found[lemma] = Cue(
                known.act if known else act, frozenset(frames.split()) | (known.frames if known else set())
            )
    return found


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office of state, from `start` to `end` (ISO dates, possibly shortened; "" while in office).

    `seen`: the two are days on which the office was certainly held; when it began and ended is not known.
    """

    iso3: str
    office: str
    name: str
    start: str
    end: str
    seen: bool = False


@cache
def holders() -> dict[str, list[Holder]]:
    """Holders of leading offices by each word of their names that can be a surname, folded."""
    held = [
        Holder(iso3, office, name, start, "" if end == "-" else end)
        for iso3, office, name, start, end in rows("office_holders.tsv", 5)
    ]
    held += [
        Holder(iso3, office, name, first, last, seen=True)
        for iso3, office, name, first, last in rows("leaders_seen.tsv", 5)
    ]
    return filed_by_name(held)


@cache
def office_classes() -> dict[str, str]:
    """Form of a leading office, lower case, to the office that it is a form of."""
    return {form: office for office, form in rows("office_classes.tsv", 2)}


@cache
def served() -> dict[tuple[str, str], list[Holder]]:
    """Holders of leading offices by state and office (`office_classes`); those only seen in office are left out."""
    return filed_by_office(holder for bearers in holders().values() for holder in bearers)


def filed_by_office(held: Iterable[Holder]) -> dict[tuple[str, str], list[Holder]]:
    """These holders by state and office, each once."""
    found: dict[tuple[str, str], list[Holder]] = {}
    for holder in held:
        office = office_classes().get(holder.office.lower())
        row = found.setdefault((holder.iso3, office), []) if office and not holder.seen else []
        if holder not in row:
            row.append(holder)
    return found


def filed_by_name(held: Iterable[Holder]) -> dict[str, list[Holder]]:
    """These holders by each word of their names that can be a surname, folded."""
    found: dict[str, list[Holder]] = {}
    for holder in held:
        parts = [folded(part) for part in holder.name.split(",")[0].split()]
        last = re.sub("^[ae]l-", "", parts[-1])
        for word in {parts[0], parts[-1], last, *(parts[-2:-1] if len(parts) > 2 else [])}:
            found.setdefault(word, []).append(holder)
    return found


@cache
def body_nouns() -> dict[str, str]:
    """Common nouns that stand for a body, with the kind of actor they stand for."""
    return {noun: kind for noun, kind in rows("body_nouns.tsv", 2)}  # noqa: C416 - rows are lists


@cache
def pair_nouns() -> dict[str, str]:
    """Plurals that mean two actors named before, with the kind of actor."""
    return {noun: kind for noun, kind in rows("pair_nouns.tsv", 2)}  # noqa: C416 - rows are lists


@cache
def office_families() -> tuple[frozenset[str], ...]:
    """Sets of nouns of office that a text uses for one another."""
    return tuple(frozenset(line.split()) for line in lines("office_families.txt"))


@cache
def given_names() -> dict[str, str]:
    """Given name, folded, to the gender it tells."""
    return {name: gender for gender, name in rows("given_names.tsv", 2)}


@cache
def _genders() -> dict[str, str]:
    return {name: gender for gender, name in rows("genders.tsv", 2)} | given_names()


def gender_of(given_name: str) -> str:
    """The gender that a given name, folded, tells: "male", "female", or "" if it tells none."""
    return _genders().get(given_name, "")


@cache
def nicknames() -> frozenset[tuple[str, str]]:
    """Pairs of short and full form of given names, lower case."""
    return frozenset((short, full) for short, full in rows("nicknames.tsv", 2))
