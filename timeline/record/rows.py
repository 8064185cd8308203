"""A row of a chronology understood: dates, parties, kind and a headline, and the row itself in words to rest on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.browse.date_box import DateBoxError
from timeline.browse.date_box import read as read_date
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.events.gazetteer import state_of_town
from timeline.models.vocabulary import Role
from timeline.record.columns import Mapped
from timeline.record.kinds import kind_of
from timeline.record.parties import code_aside, code_of, parties
from timeline.record.table import Line, Table, Unread
from timeline.resolve.entries import Entry, Party

HEADLINE = 160
"""Characters of a headline that is made of the words of a row."""

_SENTENCE = re.compile(r"(?<=[a-z\d)”\"’]{2}[.!?])\s+(?=[A-Z“\"])")
_LINK = re.compile(r"https?://[^\s;,]+")
_ARTICLE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Maldives|Seychelles|Gambia|Comoros|Czech Republic|Dominican Republic"
    r"|Central African|Democratic Republic|Republic|Marshall|Solomon|Holy See|Palestinian|European|African Union)\b"
)


class Misread(ValueError):  # noqa: N818  it says what happened to the row
    """A row that cannot be read; the message is a clause without a full stop."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The entries of a table in its order, and the rows that are none."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]


def understand(table: Table, mapped: Mapped) -> Understood:
    """Every row by `mapped`; what the table itself could not read comes first among the unread."""
    entries: list[Entry] = []
    unread = list(table.unread)
    for line in table.lines:
        try:
            entries.append(entry(line, mapped))
        except Misread as error:
            unread.append(Unread(line.where, str(error)))
    return Understood(tuple(entries), tuple(unread))


def entry(line: Line, mapped: Mapped) -> Entry:
    """One row. Raises `Misread`."""
    text, places = _in_words(line)
    edtf, dates = _dates(line, mapped)
    event_type, kind = kind_of(_cell(line, mapped, "kind") or mapped.kind)
    state = _cell(line, mapped, "state") or mapped.state
    visit = kind == "visit"
    named = parties(_cell(line, mapped, "who") or mapped.who, state, "person" if visit else "organisation")
    who = [party for party, _ in named]
    whom = [
        party
        for party, _ in parties(
            _cell(line, mapped, "whom") or mapped.whom, "", "state" if visit else "organisation"
        )
    ]
    place = _cell(line, mapped, "place")
    note = " ".join(_cell(line, mapped, "note").split())
    title = " ".join(_cell(line, mapped, "title").split())
    office = _cell(line, mapped, "office") or next((held for _, held in named if held), "")
    link = _LINK.search(_cell(line, mapped, "link"))
    headline = title or _headline(kind, who, whom, place, note)
    return Entry(
        where=line.where,
        text=text,
        headline=headline,
        edtf=edtf,
        passages=((0, len(text)),),
        dates=tuple(places[column] for column in dates),
        parties=_roles(who, whom),
        caption=office[:200],
        place=(place or _country(kind, whom))[:200],
        place_iso3=_land(place, kind, whom, _cell(line, mapped, "whom")),
        event_type=event_type,
        kind=kind,
        summary=note if note != headline else "",
        url=link.group() if link else "",
        reference=_cell(line, mapped, "number")[:500],
    )


def _cell(line: Line, mapped: Mapped, target: str) -> str:
    """What the columns of a target hold, those that hold something, with semicolons between."""
    return "; ".join(value for column in mapped.holding(target) if (value := line.cells.get(column, "")))


def _in_words(line: Line) -> tuple[str, dict[str, tuple[int, int]]]:
    """The row as it is kept, a column a line, and where each column's value stands in it. Raises `Misread`."""
    lines: list[str] = []
    places = {}
    at = 0
    for column, value in line.cells.items():
        if value:
            begin = at + len(column) + 2
            places[column] = (begin, begin + len(value))
            lines.append(f"{column}: {value}")
            at = begin + len(value) + 1
    if not lines:
        raise Misread("it is empty")
    return "\n".join(lines), places


def _dates(line: Line, mapped: Mapped) -> tuple[str, list[str]]:
    """The row's date as EDTF, and the columns that give it. Raises `Misread`."""
    given: list[tuple[str, Edtf]] = []
    for target in ("date", "until"):
        for column in mapped.holding(target)[:1]:
            if value := line.cells.get(column, ""):
                given.append((column, _date(column, value)))
            elif target == "date":
                raise Misread(f"“{column}” is empty, so it has no date")
    if not given:
        raise Misread("no column holds its date")
    columns = [column for column, _ in given]
    first = given[0][1]
    last = given[-1][1]
    if last.text == first.text:
        return first.text, columns
    if first.earliest and last.latest and last.latest < first.earliest:
        raise Misread(f"it ends on {last.text}, before it begins on {first.text}")
    try:
        return Edtf.parse(f"{first.text}/{last.text}").text, columns
    except EdtfError as error:
        raise Misread(f"its two dates make no span: {first.text} to {last.text}") from error


def _date(column: str, value: str) -> Edtf:
    try:
        found = read_date(re.sub(r"T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$", "", value))
    except DateBoxError as error:
        raise Misread(f"“{column}”: {error}") from error
    if len(found.text) > 80:
        raise Misread(f"“{column}” holds a date too long to keep")
    return found


def _roles(who: Iterable[Party], whom: Iterable[Party]) -> tuple[tuple[Party, str], ...]:
    acting = list(dict.fromkeys(who))
    told = [party for party in dict.fromkeys(whom) if party not in acting]
    return (
        *((party, Role.ACTOR.value) for party in acting),
        *((party, Role.RECIPIENT.value) for party in told),
    )


def _headline(kind: str, who: list[Party], whom: list[Party], place: str, note: str) -> str:
    """“Joseph R. Biden visits Belgium (Brussels)”; of another kind the first sentence of what happened."""
    if kind == "visit" and who and (whom or place):
        verb = "visits" if len(who) == 1 else "visit"
        where = _listed([_with_article(party.name) for party in whom]) or place
        town = f" ({place})" if whom and place and place not in where else ""
        return _cut(f"{_listed([party.name for party in who])} {verb} {where}{town}")
    if note:
        return _cut(_SENTENCE.split(note, maxsplit=1)[0])
    if kind and (who or place):
        return _cut(", ".join(filter(None, [kind.capitalize(), _listed([p.name for p in who]), place])))
    raise Misread("no column says what happened")


def _with_article(name: str) -> str:
    return f"the {name}" if _ARTICLE.match(name) else name


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _cut(words: str) -> str:
    """At most `HEADLINE` characters, whole words."""
    if len(words) <= HEADLINE:
        return words.removesuffix(".")
    return words[: HEADLINE - 1].rsplit(" ", 1)[0].rstrip(",;:– ") + "…"


def _country(kind: str, whom: list[Party]) -> str:
    return whom[0].name if kind == "visit" and whom else ""


def _land(place: str, kind: str, whom: list[Party], written: str) -> str:
    """The country of the place: its own, that of the visited, or that of the only town of the name."""
    visited = [party.iso3 for party in whom if party.kind == "state" and party.iso3]
    if kind == "visit" and visited:
        return code_aside(written) or visited[0]
    first = re.split(r"[,;]", place)[0].strip()
    last = re.split(r"[,;]", place)[-1].strip()
    return code_of(last) or (state_of_town(first, visited) or "" if first else "")
