"""Build `timeline/resolve/weighing/word_counts.tsv`: `python -m tests.bench.word_counts COLLECTION.jsonl …`.

Each collection is JSON Lines with "text" and "title"?; all weigh the same, whatever their size. Run by hand when the
collections change.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# How common words are in the news: of 1,000 articles so many have the word. What is not listed is rarer than that.
# Counted in the U.S. State Department's releases of May to August 2021 (public domain) and in Wikinews (CC BY 2.5), each
# with half the weight. Built by tests/bench/word_counts.py; do not edit.
"""
LEAST = 8
"""Articles of 1,000 that have the rarest word listed."""


def main() -> None:
    """Write the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from timeline.resolve.weighing.stories import COUNTS, words

    collections = [Path(argument) for argument in sys.argv[1:]]
    shares: dict[str, float] = defaultdict(float)
    for file in collections:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        for row in rows:
            for word in {word.casefold() for word in words(f"{row.get('title') or ''} {row['text']}")}:
                shares[word] += 1000 / len(rows) / len(collections)
    kept = sorted((word, round(share)) for word, share in shares.items() if share >= LEAST and word.isalpha())
    COUNTS.write_text(HEADER + "word\tarticles\n" + "".join(f"{w}\t{n}\n" for w, n in kept), "utf-8")


if __name__ == "__main__":
    main()
