"""A chronology's file as a table of words: JSON Lines or CSV, in any encoding, with what could not be read of it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.ingest.decoding import decode
from timeline.ingest.draft import Refused

MOST_COLUMNS = 60
MOST_IN_A_CELL = 100_000
"""Characters."""

_UNKEPT = re.compile("[\x00\ud800-\udfff]")

BETWEEN = "; "
"""What stands between the values of a list in one cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands in the file (the number of its last line, from 1), and its cells by column."""

    number: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        return f"line {self.number}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that is left out, and why, as a clause without a full stop."""

    where: str
    cause: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. `columns` in the order in which the file first names them."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    unread: tuple[Unread, ...]

    def examples(self, column: str, most: int = 3) -> list[str]:
        """The first different values of a column."""
        found: dict[str, None] = {}
        for line in self.lines:
            if value := line.cells.get(column):
                found.setdefault(value)
                if len(found) == most:
                    break
        return list(found)


def read(data: bytes) -> Table:
    """The table of a file. Raises `Refused` where it is no table at all."""
    return read_text(decode(data)[0])


def read_text(text: str) -> Table:
    """The table of a text with plain newlines. Raises `Refused`."""
    if not text.strip():
        raise Refused("it is empty")
    found = list(_json(text) if text.lstrip().startswith("{") else _csv(text))
    lines = tuple(one for one in found if isinstance(one, Line))
    columns = dict.fromkeys(column for line in lines for column in line.cells)
    if len(columns) > MOST_COLUMNS:
        raise Refused(_too_wide(len(columns)))
    return Table(tuple(columns), lines, tuple(one for one in found if isinstance(one, Unread)))


def _json(text: str) -> Iterator[Line | Unread]:
    for number, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            row = json.loads(written)
            if not isinstance(row, dict):
                raise Refused("it is JSON, but not an object with fields")
            yield _line(number, {str(key): _words(value) for key, value in row.items()})
        except json.JSONDecodeError as error:
            yield Unread(
                f"line {number}", f"it is not JSON: {error.msg.lower()} at character {error.pos + 1}"
            )
        except ValueError:  # Python reads no number of more than 4,300 digits
            yield Unread(f"line {number}", "it holds a number too long to read")
        except RecursionError:
            yield Unread(f"line {number}", "it is nested too deeply")
        except Refused as refused:
            yield Unread(f"line {number}", str(refused))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return BETWEEN.join(filter(None, map(_words, value)))
    if isinstance(value, dict | bool):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _csv(text: str) -> Iterator[Line | Unread]:
    csv.field_size_limit(MOST_IN_A_CELL + 1)
    head = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns: list[str] = []
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Unread(f"line {rows.line_num}", str(error))
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if not columns:
            columns = _names(row)
            continue
        if len(row) > len(columns):
            cause = f"it has {len(row)} cells, but there are {len(columns)} columns"
            yield Unread(f"line {rows.line_num}", cause)
            continue
        try:
            yield _line(rows.line_num, dict(zip(columns, row, strict=False)))
        except Refused as refused:
            yield Unread(f"line {rows.line_num}", str(refused))


def _names(head: list[str]) -> list[str]:
    """The columns' names, each only once. Raises `Refused`."""
    if len(head) > MOST_COLUMNS:
        raise Refused(_too_wide(len(head)))
    names = [_name(cell) or f"column {number}" for number, cell in enumerate(head, 1)]
    if len(names) < 2:
        raise Refused("its first line names no columns with commas, semicolons or tabs between")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise Refused(f"two of its columns are called “{twice}”")
    return names


def _too_wide(columns: int) -> str:
    return f"it has {columns:,} columns; {MOST_COLUMNS} are read at most"


def _name(cell: str) -> str:
    """A column's name; what no database keeps is a blank in it."""
    return " ".join(_UNKEPT.sub(" ", cell).split())[:80]


def _line(number: int, cells: dict[str, str]) -> Line:
    cleaned: dict[str, str] = {}
    for name, value in cells.items():
        column = _name(name)
        plain = value.replace("\0", "").strip()
        if _UNKEPT.search(plain):
            raise Refused(f"“{column}” holds half characters")
        if len(plain) > MOST_IN_A_CELL:
            raise Refused(f"“{column}” holds more than {MOST_IN_A_CELL:,} characters")
        if column in cleaned:
            raise Refused(f"two of its fields are called “{column}”")
        cleaned[column] = plain
    return Line(number, cleaned)
