"""Taggers of time expressions, each run in a process of its own: documents in, expressions and what it cost out.

    python -m tests.bench.taggers NAME < documents.jsonl > found.jsonl

A line in is {"doc", "text", "dct"}, a line out {"doc", "times": [{"start", "end", "text", "type", "value"}]}. The last
line is {"startup", "seconds", "resident"}: processor seconds until a first sentence was read, processor seconds of all
documents, megabytes in memory at the end. Nothing but the tagger is imported here, so that its start-up and memory are
its own. The public ones are installed by `make bench-dates` from requirements-bench.txt; how their answers are written
as TIMEX3 is in their modules, and is ours.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from datetime import date

Row = dict[str, object]
Tagger = Callable[[str, date | None], list[Row]]

TAGGERS = {
    "chancery": "tests.bench.tagger_chancery",
    "Recognizers-Text": "tests.bench.tagger_recognizers",
    "dateparser.search": "tests.bench.tagger_dateparser",
}
"""What a tagger is called in the tables → the module whose `load()` makes it."""

FIRST = "The ministers met on Friday."


def main() -> None:
    """Tag the documents of the standard input."""
    tag: Tagger = importlib.import_module(TAGGERS[sys.argv[1]]).load()
    tag(FIRST, date(2021, 6, 21))
    startup = time.process_time()
    seconds = 0.0
    for line in sys.stdin:
        row = json.loads(line)
        published = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
        began = time.process_time()
        found = tag(row["text"], published)
        seconds += time.process_time() - began
        print(json.dumps({"doc": row["doc"], "times": found}))
    print(json.dumps({"startup": startup, "seconds": seconds, "resident": _resident()}))


def _resident() -> float:
    """Megabytes of this process that are in memory (Linux)."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123  pathlib would count as well
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
