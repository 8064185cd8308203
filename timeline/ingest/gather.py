"""The files behind the paths that a user names: folders are walked, sorted; what is not there is refused."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.ingest.draft import Refusal

STDIN = "-"


def gather(paths: Iterable[str]) -> Iterator[Path | Refusal]:
    """Each file once, in order. Hidden files and links to folders are passed over; “-” stands for standard input."""
    seen: set[Path] = set()
    for given in paths:
        for found in [Path(given)] if given == STDIN else _files(Path(given)):
            if isinstance(found, Refusal):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _files(path: Path) -> Iterator[Path | Refusal]:
    if path.is_dir():
        found = False
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(folder) / name
                if not name.startswith(".") and (file.is_file() or file.is_symlink()):
                    found = True
                    yield file
        if not found:
            yield Refusal(str(path), "there are no files in this folder")
    elif path.is_file():
        yield path
    elif path.exists():
        yield Refusal(str(path), "it is neither a file nor a folder")
    else:
        yield Refusal(str(path), "there is no such file")


def count(files: Iterable[Path]) -> int:
    """About how many articles the files hold: lines of JSON Lines, one for any other file."""
    total = 0
    for file in files:
        if str(file) != STDIN:
            total += _lines(file) if file.suffix.lower() in (".jsonl", ".ndjson") else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            lines = last = 0
            while block := stream.read(1 << 20):
                lines += block.count(b"\n")
                last = block[-1]
            return lines + (last not in (0, 10))
    except OSError:
        return 1
