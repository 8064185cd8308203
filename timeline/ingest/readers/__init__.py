"""The catalogue of readers: one a format, chosen by what the content is, not by what the file is called."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from timeline.ingest.decoding import decode, normalised
from timeline.ingest.draft import Draft, Refusal, Refused
from timeline.ingest.limits import MAX_FILE_BYTES, megabytes
from timeline.ingest.readers import html, plain, records

_RECORDS = {".jsonl": records.json_lines, ".ndjson": records.json_lines, ".csv": records.csv_rows}


def read_file(path: Path) -> Iterator[Draft | Refusal]:
    """The articles of a file, in order. Whatever is wrong with it comes back as a `Refusal` naming it."""
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, str(path))
    except OSError as error:
        yield Refusal(str(path), f"it cannot be read ({error.strerror})")


def read_stream(stream: BinaryIO, name: str) -> Iterator[Draft | Refusal]:
    """The articles of an open file or of standard input. `name` is shown in messages and kept as the origin."""
    rows = _RECORDS.get(Path(name).suffix.lower())
    if rows is not None:
        yield from rows(stream, name)
        return
    try:
        data = stream.read(MAX_FILE_BYTES + 1)
        if _is_json_lines(data):
            yield from records.json_lines(_Again(data, stream), name)
            return
        if len(data) > MAX_FILE_BYTES:
            raise Refused(f"it is larger than {megabytes(MAX_FILE_BYTES)}, too much for one article")
        text, note = decode(data)
        yield read_text(text, origin=name, notes=(note,) if note else ())
    except Refused as refused:
        yield Refusal(name, str(refused))


def read_text(text: str, *, origin: str, notes: tuple[str, ...] = (), title: str = "") -> Draft:
    """The one article of a text, plain or HTML. Raises `Refused`."""
    text = normalised(text)
    read = html.read if html.is_html(text) else plain.read
    return read(text, origin=origin, notes=notes, title=title)


def _is_json_lines(data: bytes) -> bool:
    """Whether the first line is a JSON object that says what an article says."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000]
    return first.startswith(b"{") and re.search(rb'"(?:text|html)"\s*:', data[:200_000]) is not None


class _Again:
    """The lines of a stream of which the beginning has been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readline(self, limit: int) -> bytes:
        end = self._head.find(b"\n") + 1
        if 0 < end <= limit:
            line, self._head = self._head[:end], self._head[end:]
            return line
        if len(self._head) >= limit:
            line, self._head = self._head[:limit], self._head[limit:]
            return line
        line, self._head = self._head, b""
        return line + self._rest.readline(limit - len(line))
