"""`python -m timeline.extract.events.pairs < PAIRS.jsonl`: pairs in, the category of each out, in the order of the input.

An input line is {"sentence", "source": [start, end] or null, "target": [start, end] or null}, offsets in code points;
an output line is that object with "plover", "cameo", "trigger" and "confidence", all null where no predicate is known.
A line that cannot be read is named on standard error and passed over, and the exit status is then 1.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from timeline.extract.events.pairs.classify import classify
from timeline.extract.extraction import Span
from timeline.extract.parser import parse


def main(source: TextIO = sys.stdin, target: TextIO = sys.stdout) -> int:
    """Run the command. Returns the exit status: 0, or 1 if a line was passed over."""
    failed = False
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found = _typed(row)
        except (ValueError, KeyError, TypeError) as error:
            print(f"line {number}: {error!r}", file=sys.stderr)  # noqa: T201
            failed = True
            continue
        target.write(json.dumps(row | found, ensure_ascii=False) + "\n")
    return int(failed)


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    sentence = row["sentence"]
    ends = [_span(sentence, row.get(side)) for side in ("source", "target")]
    found = classify(next(iter(parse([sentence]))), *ends)
    if found is None:
        return dict.fromkeys(("plover", "cameo", "trigger", "confidence"))
    return {
        "plover": found.plover,
        "cameo": found.cameo,
        "trigger": [found.trigger.start, found.trigger.end],
        "confidence": found.confidence,
    }


def _span(sentence: str, ends: list[int] | None) -> Span | None:
    if ends is None:
        return None
    start, end = ends
    if not 0 <= start < end <= len(sentence):
        raise ValueError(f"{ends} is outside the sentence")
    return Span(start, end, sentence[start:end])


if __name__ == "__main__":
    sys.exit(main())
