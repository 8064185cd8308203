"""JSON Lines and CSV: one article a line. A bad line is refused by its number, and the rest goes on.

Fields: `text` or `html`; and, where known, `id` (or `guid`), `url`, `title`, `author` (or `byline`), `published`,
`source`, `lang` (or `language`).
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, NoReturn, Protocol

from timeline.ingest.decoding import decode, normalised
from timeline.ingest.draft import Draft, Refusal, Refused
from timeline.ingest.limits import (
    MAX_ARTICLE_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_JSON_DEPTH,
    MAX_LINE_BYTES,
    megabytes,
)
from timeline.ingest.published import read_published
from timeline.ingest.readers import html, plain


class Lines(Protocol):
    """What can be read by the line."""

    def readline(self, limit: int, /) -> bytes: ...


def json_lines(stream: Lines, name: str) -> Iterator[Draft | Refusal]:
    """The articles of a JSON Lines stream, read line by line whatever its length."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield Refusal(where, f"the line is longer than {megabytes(MAX_LINE_BYTES)}")
        elif line.strip():
            yield _tried(where, lambda line=line: _record(_json(line)), name)
    if not number:
        yield Refusal(name, "it is empty")


def csv_rows(stream: Any, name: str) -> Iterator[Draft | Refusal]:
    """The articles of a CSV file with a header line."""
    csv.field_size_limit(MAX_ARTICLE_CHARACTERS + 1)
    try:
        text, _ = decode(stream.read(MAX_FILE_BYTES * 40 + 1))
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        columns = {(column or "").strip().lower() for column in rows.fieldnames or ()}
        if not columns & {"text", "html"}:
            raise Refused("its first line names no column “text” or “html”")
        for row in rows:
            fields = {str(key or "").strip().lower(): value for key, value in row.items()}
            yield _tried(f"{name}, line {rows.line_num}", lambda fields=fields: _record(fields), name)
    except (Refused, csv.Error) as error:
        yield Refusal(name, str(error))


def _tried(where: str, read: Any, origin: str) -> Draft | Refusal:
    try:
        draft = read()
    except Refused as refused:
        return Refusal(where, str(refused))
    return Draft(**{slot: getattr(draft, slot) for slot in Draft.__slots__} | {"origin": where[:500]})


def _json(line: bytes) -> dict[str, Any]:
    if line.count(b"[") + line.count(b"{") > MAX_JSON_DEPTH and _depth(line) > MAX_JSON_DEPTH:
        raise Refused(f"it is nested deeper than {MAX_JSON_DEPTH} levels")
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Refused(f"it is not UTF-8 (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        raise Refused(f"it is not JSON: {error.msg.lower()} at character {error.pos + 1}") from error
    if not isinstance(found, dict):
        raise Refused("it is JSON, but not an object with fields")
    return found


def _no_constant(name: str) -> NoReturn:
    raise Refused(f"it holds “{name}”, which JSON does not have")


def _depth(line: bytes) -> int:
    """The deepest nesting of brackets outside strings."""
    depth = deepest = 0
    inside = escaped = False
    for byte in line:
        if inside:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                inside = False
        elif byte == 0x22:
            inside = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _record(row: dict[str, Any]) -> Draft:
    """The article of one record. Raises `Refused` for a field that is missing or cannot be what it says."""
    text, markup = _field(row, "text"), _field(row, "html")
    if text.strip():
        draft = plain.read(normalised(text), origin="")
        text = draft.text
    elif markup.strip():
        draft = html.read(normalised(markup), origin="")
    else:
        raise Refused("it has no “text” and no “html”")
    published = _field(row, "published", "date")
    return Draft(
        text=draft.text,
        title=_field(row, "title")[:500] or draft.title,
        source=_field(row, "source") or draft.source,
        url=_url(_field(row, "url", "link")),
        byline=_field(row, "author", "byline")[:500] or draft.byline,
        external_id=_short(_field(row, "id", "guid")),
        published=read_published(published) if published else draft.published,
        language=_field(row, "lang", "language")[:35] or "en",
        notes=draft.notes,
    )


def _field(row: dict[str, Any], *names: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise Refused(f"its “{name}” is not a text")
        return value if name in ("text", "html") else " ".join(normalised(value).split())
    return ""


def _url(url: str) -> str:
    if url and (len(url) > 2000 or not url.startswith(("http://", "https://"))):
        raise Refused(f"its “url” is not a web address: {url[:60]}")
    return url


def _short(identity: str) -> str:
    if len(identity) > 500:
        raise Refused("its “id” is longer than 500 characters")
    return identity
