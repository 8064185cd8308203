"""Lines of articles in, lines of extractions out: the stream behind `python -m timeline.extract`."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date, datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any

from timeline.extract.dates.outlet import Outlet
from timeline.extract.pipeline import BATCH, Document, extract_many

Line = tuple[int, str]
Result = tuple[int, str | None, str | None]
"""(line number, output line or None, message or None)"""


class LineError(ValueError):
    """A line of the input is not an article; the message says why."""


def results(source: Iterable[str], only: tuple[str, ...], processes: int = 1) -> Iterator[Result]:
    """The result of every line that is not blank, in order. Reads no further ahead than the processes need.

    Raises `concurrent.futures.process.BrokenProcessPool` if a process is killed.
    """
    lines = ((number, line) for number, line in enumerate(source, 1) if line.strip())
    chunks = iter(lambda: list(islice(lines, BATCH)), [])
    if processes == 1:
        for chunk in chunks:
            yield from work(chunk, only)
        return
    # Started afresh, not forked: a fork of a process with running threads may hang.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk, only))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def work(lines: list[Line], only: tuple[str, ...]) -> list[Result]:
    """Read a chunk of lines; a failure costs only the line it belongs to."""
    done: list[Result] = []
    good: list[tuple[int, dict[str, Any], Document]] = []
    for number, line in lines:
        try:
            good.append((number, *read_line(line)))
        except LineError as error:
            done.append((number, None, str(error)))
    try:
        done += _write(good, only)
    except Exception:
        for one in good:
            try:
                done += _write([one], only)
            except Exception as error:
                done.append((one[0], None, f"could not be read: {type(error).__name__}: {error}"))
    return sorted(done, key=lambda result: result[0])


def read_line(line: str) -> tuple[dict[str, Any], Document]:
    """The article of an input line. Raises `LineError`."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(f"not JSON ({error})") from error
    if not isinstance(row, dict):
        raise LineError("not a JSON object")
    if not isinstance(row.get("text"), str):
        raise LineError("no “text”")
    title, source, language, country = (
        str(row.get(key) or "") for key in ("title", "source", "lang", "country")
    )
    outlet = Outlet(language, country)
    return row, Document(row["text"], read_published(row.get("published")), title, source, outlet)


def read_published(published: Any) -> date | datetime | None:
    """The "published" of an input line: an ISO day, an ISO moment, or None. Raises `LineError`."""
    if published is None or published == "":
        return None
    if not isinstance(published, str):
        raise LineError(f"“published” is {json.dumps(published)}, not a date in ISO form")
    try:
        return date.fromisoformat(published) if len(published) <= 10 else datetime.fromisoformat(published)
    except ValueError as error:
        raise LineError(f"“published” is “{published[:40]}”, not a date in ISO form") from error


def _write(good: list[tuple[int, dict[str, Any], Document]], only: tuple[str, ...]) -> list[Result]:
    extractions = extract_many((document for _, _, document in good), only)
    return [
        (number, json.dumps(extraction.as_json(row), ensure_ascii=False), None)
        for (number, row, _), extraction in zip(good, extractions, strict=True)
    ]
