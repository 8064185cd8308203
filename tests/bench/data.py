"""Where the measurements find their data and how they read it."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from timeline.extract.pipeline import Document
from timeline.extract.stream import read_published

SHARED = Path(__file__).resolve().parents[3] / "shared"


def path(default: str) -> Path:
    """The path in the environment's DATA, or the default below the shared data."""
    found = Path(os.environ.get("DATA") or SHARED / "data" / default)
    if not found.exists():
        raise SystemExit(f"{found} is not there: set DATA to the data to measure on")
    return found


def scorer(name: str) -> ModuleType:
    """A scorer that lies beside the data, `bench/NAME.py`."""
    file = SHARED / "bench" / f"{name}.py"
    if not file.is_file():
        raise SystemExit(f"{file} is not there")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(file: Path, limit: int | None = None) -> list[Document]:
    """The articles of a JSON Lines file ({"text", "published"?, "title"?, "source"?})."""
    found: list[Document] = []
    for row in _rows(file):
        found.append(
            Document(row["text"], moment(row), str(row.get("title") or ""), str(row.get("source") or ""))
        )
        if len(found) == limit:
            break
    return found


def moment(row: dict[str, Any]) -> date | datetime | None:
    """When the article of a row was published."""
    return read_published(row.get("published"))


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as a plain table: the first column left, the others right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells[1:]]))
    return "\n".join(lines)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
