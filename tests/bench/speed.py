"""Articles per second of one core: the whole extraction beside spaCy's parser alone, in the same run.

    python -m tests.bench.speed          DATA=articles.jsonl  ARTICLES=200

Seconds are processor time of this process, so that other load on the machine counts little.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

from tests.bench import data
from timeline.extract.parser import parse, parser
from timeline.extract.pipeline import Document, extract_many, step


def main() -> None:
    """Print the table."""
    documents = data.articles(
        data.path("articles/state_dept_2021.jsonl"), int(os.environ.get("ARTICLES", "150"))
    )
    characters = sum(len(document.text) for document in documents)
    texts = [document.text for document in documents]
    _warm_up(documents[:1])
    alone = _seconds(lambda: parse(texts))
    dates = _seconds(lambda: extract_many(documents, ["dates"]))
    whole = _seconds(lambda: extract_many(documents))
    print(f"{len(documents)} articles, {characters:,} characters; seconds of one core")
    rows = [("", "seconds", "articles/s", "characters/s", "times the parser")]
    for name, seconds in (("parser alone", alone), ("dates alone", dates), ("everything", whole)):
        rows.append(
            (
                name,
                f"{seconds:.1f}",
                f"{len(documents) / seconds:.1f}",
                f"{characters / seconds:,.0f}",
                f"{seconds / alone:.2f}",
            )
        )
    print(data.table(rows))


def _warm_up(documents: list[Document]) -> None:
    parser()
    step("events")
    list(extract_many(documents))


def _seconds(run: Callable[[], Iterable[object]]) -> float:
    start = time.process_time()
    for _ in run():
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
