"""The room's data files as values: triggers, carriers and governors, read once a process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.extract.extraction import ACTS, PLOVER_TYPES, STATUSES

_FOLDER = files("timeline.extract.events") / "data"


class TableError(ValueError):
    """A data file has a row that cannot be read; the message names the file and the row."""


OVER = "over"
"""A carrier's status: the verb says that what the noun names is, or will be, over."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of `verbs.tsv` or `nouns.tsv`; the files' headers explain the fields."""

    words: tuple[tuple[str, str], ...]  # (lemma, particle or preposition or "")
    needs: frozenset[str]
    plover: str | None
    mode: str
    cameo: str
    kind: str
    frame: str
    phrases: tuple[str, ...]
    core: bool
    example: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """One row of `carriers.tsv`."""

    status: str  # "" where the verb's own tense decides, `OVER` for verbs of ending
    subject: str  # party, host or none
    speech_only: bool


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One row of `acts.tsv`: what an utterance is as an event."""

    plover: str | None
    mode: str
    cameo: str
    kind: str


PLAIN = SpeechAct(None, "", "010", "statement")
"""An utterance that PLOVER has no category for."""


@cache
def speech_acts() -> dict[str, SpeechAct]:
    """Act of speech → the event that it is. Raises `TableError`."""
    found = {}
    for row in rows("acts.tsv"):
        if row["act"] not in ACTS or row["plover"] not in PLOVER_TYPES:
            raise TableError(f"acts.tsv: {row['act']}: no act, or no PLOVER category {row['plover']!r}")
        found[row["act"]] = SpeechAct(row["plover"], _dash(row["mode"]), row["cameo"], row["kind"])
    return found


@cache
def verbs() -> dict[str, tuple[tuple[str, Trigger], ...]]:
    """Lemma → (particle or "", trigger), rows that need an object first."""
    return _by_lemma("verbs.tsv")


@cache
def nouns() -> dict[str, tuple[tuple[str, Trigger], ...]]:
    """Lemma → ("", trigger), rows that need a modifier first."""
    return _by_lemma("nouns.tsv")


@cache
def triggers(name: str) -> tuple[Trigger, ...]:
    """All rows of "verbs.tsv" or "nouns.tsv". Raises `TableError`."""
    return tuple(_trigger(name, row) for row in rows(name))


@cache
def of_kind(kind: str) -> Trigger:
    """The first row of "nouns.tsv" of a kind. Raises `TableError`."""
    for trigger in triggers("nouns.tsv"):
        if trigger.kind == kind:
            return trigger
    raise TableError(f"nouns.tsv has no row of kind {kind!r}")


@cache
def carriers() -> dict[str, dict[str, Carrier]]:
    """Verb lemma → particle or "" → carrier."""
    found: dict[str, dict[str, Carrier]] = {}
    for row in rows("carriers.tsv"):
        lemma, particle = _word(row["verb"])
        status = _dash(row["status"])
        if status and status not in (*STATUSES, OVER):
            raise TableError(f"carriers.tsv: {row['verb']}: no status {status!r}")
        found.setdefault(lemma, {})[particle] = Carrier(status, row["subject"], row["carries"] == "speech")
    return found


@cache
def governors() -> dict[str, str]:
    """Lemma of a word that governs an infinitive → planned or happened."""
    return {row["word"]: row["status"] for row in rows("governors.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The first field of every row of a word list."""
    return frozenset(next(iter(row.values())) for row in rows(name))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file: `#` lines are comments, the first other line names the fields."""
    head: list[str] | None = None
    for number, line in enumerate((_FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if head is None:
            head = cells
            continue
        if len(cells) != len(head):
            raise TableError(f"{name}, line {number}: {len(cells)} fields instead of {len(head)}")
        yield dict(zip(head, cells, strict=True))


def _by_lemma(name: str) -> dict[str, tuple[tuple[str, Trigger], ...]]:
    found: dict[str, list[tuple[str, Trigger]]] = {}
    for trigger in sorted(triggers(name), key=lambda trigger: not trigger.needs):
        for lemma, particle in trigger.words:
            found.setdefault(lemma, []).append((particle, trigger))
    return {lemma: tuple(entries) for lemma, entries in found.items()}


def _trigger(name: str, row: dict[str, str]) -> Trigger:
    plover = _dash(row["plover"]) or None
    if plover and plover not in PLOVER_TYPES:
        raise TableError(f"{name}: {row['words']}: no PLOVER category {plover!r}")
    return Trigger(
        words=tuple(_word(word) for word in row["words"].split(" / ")),
        needs=frozenset(filter(None, _dash(row["object"]).split(","))),
        plover=plover,
        mode=_dash(row["mode"]),
        cameo=_dash(row["cameo"]),
        kind=row["kind"],
        frame=row["frame"],
        phrases=tuple(row["phrase"].split(" / ")),
        core=row["core"] == "yes",
        example=row["example"],
    )


def _word(text: str) -> tuple[str, str]:
    """ "call on" → ("call", "on"); "rule_out" → ("rule", "out"), its particle marked as one of the verb's own."""
    head, _, particle = text.strip().partition(" ")
    if "_" in head:
        head, own = head.split("_", 1)
        return head, f"{own}_{particle}" if particle else f"{own}_"
    return head, particle


def _dash(cell: str) -> str:
    return "" if cell == "-" else cell
