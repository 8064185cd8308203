"""`python -m timeline.extract < DOCS.jsonl > PRED.jsonl`: a stream of articles in, a stream of extractions out.

Each input line is an object {"id", "text", "published", "title"?, "url"?, "source"?}; "published" is an ISO day or
moment, or null. Each output line is `Extraction.as_json`, in the order of the input. A line that cannot be read
is named on standard error and passed over, and the exit status is then 1. No database and no settings are needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures.process import BrokenProcessPool
from typing import TextIO

from timeline.extract.pipeline import DESK, PipelineError, chain
from timeline.extract.stream import results

_WANTED = "outputs wanted: dates, actors, statements, attitudes, events; statements without events include attitudes"


def main(arguments: list[str] | None = None, source: TextIO = sys.stdin, target: TextIO = sys.stdout) -> int:
    """Run the command. Returns the exit status: 0, 1 if a line was passed over, 2 for a wrong option."""
    options = _parser().parse_args(arguments)
    only = tuple(part.strip() for part in options.only.split(",") if part.strip())
    try:
        chain(frozenset(only))
    except PipelineError as error:
        print(f"--only: {error}", file=sys.stderr)  # noqa: T201
        return 2
    failed = False
    for number, output, message in results(source, only, options.processes):
        if output is not None:
            target.write(output + "\n")
            target.flush()
        if message is not None:
            failed = True
            print(f"line {number}: {message}", file=sys.stderr)  # noqa: T201
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m timeline.extract", description=(__doc__ or "").partition("\n")[2]
    )
    parser.add_argument("--only", default=",".join(DESK), help=_WANTED)
    parser.add_argument("--processes", type=_positive, default=1, metavar="N", help="processes side by side")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("give a whole number of at least 1")
    return int(text)


if __name__ == "__main__":
    # Halves of surrogate pairs in an id come out as the escapes they came in as.
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenProcessPool:
        print("a process was killed (out of memory?): the output ends early", file=sys.stderr)  # noqa: T201
        sys.exit(3)
    except BrokenPipeError:
        # Whoever reads the output has had enough; say nothing, also not when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
