"""The time expressions against annotated corpora, with the systems that were measured on the same files.

    python -m tests.bench.dates [--families] [--errors]      DATA=folder of corpora, or one corpus (a folder with tml/)

A corpus's documents fall into five folds by a hash of their names, so that a document is always in the same fold. Rules
are written looking at folds 1 to 4; the fifth is never read, and its figures say what carries over. `--families`
prints what goes wrong family by family, `--errors` every expression that is missed, invented or of the wrong value;
both of the folds that may be read.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from hashlib import sha256
from types import ModuleType
from typing import Any

from tests.bench import data, date_families
from timeline.extract.dates.finder import find

FOLDS = 5
"""The last one is not read."""

# Value F1 / calendar F1 of other systems on the same files, from the table recorded with the data.
RECORDED = {
    "timebank": "HeidelTime with tagger 79.5 / 83.8, SUTime 70.4 / 76.0, Recognizers-Text 56.8 / 68.5",
    "aquaint": "HeidelTime with tagger 72.9 / 82.4, SUTime 67.3 / 77.4, Recognizers-Text 65.3 / 74.0",
    "wikiwars": "HeidelTime in narrative mode 82.9 (value, whole corpus)",
}


def main() -> None:
    """Print a line a corpus, the folds of each, and what was asked for beside it."""
    root = data.path("temporal")
    corpora = [root] if (root / "tml").is_dir() else sorted(p for p in root.iterdir() if (p / "tml").is_dir())
    if not corpora:
        raise SystemExit(f"{root} has no folder tml/ and no folder with one: nothing to measure on")
    scorer = data.scorer("score_dates")
    rows = [
        (
            "corpus",
            "documents",
            "gold",
            "strict",
            "relaxed",
            "type",
            "value",
            "calendar",
            "documents/s",
            "kB/s",
        )
    ]
    folds = [("value / calendar by fold", *map(str, range(1, FOLDS)), "read", f"{FOLDS}, unread")]
    notes: list[str] = []
    read: dict[str, Any] = {}
    errors: list[dict[str, Any]] = []
    for corpus in corpora:
        gold = scorer.read_gold(str(corpus / "tml"))
        if not any(document["timexes"] for document in gold.values()):
            continue
        start = time.process_time()
        found = {name: _predict(name, document) for name, document in gold.items()}
        seconds = time.process_time() - start
        scores, _ = scorer.score(gold, found)
        f1 = (scores["strict"]["f1"], scores["relaxed"]["f1"], scores["type_f1"], *_figures(scores))
        size = str(len(gold)), str(scores["counts"]["gold"])
        characters = sum(len(document["text"]) for document in gold.values())
        speed = f"{len(gold) / seconds:.0f}", f"{characters / seconds / 1000:.0f}"
        rows.append((corpus.name, *size, *(f"{100 * score:.1f}" for score in f1), *speed))
        to_read = [name for name in gold if fold(name) < FOLDS]
        parts = [[name for name in gold if fold(name) == number] for number in range(1, FOLDS)]
        parts += [to_read, [name for name in gold if fold(name) == FOLDS]]
        folds.append((corpus.name, *(_shown(scorer, gold, found, part)[0] for part in parts)))
        errors += _shown(scorer, gold, found, to_read)[1]
        read |= {f"{corpus.name}/{name}": gold[name] for name in to_read}
        if corpus.name in RECORDED:
            notes.append(f"{corpus.name}: {RECORDED[corpus.name]}")
    print("F1; value and calendar as the scorer of the data has them; speed of one core")
    print(data.table(rows))
    print(data.table(folds))
    print("\n".join(notes))
    if "--families" in sys.argv:
        print(data.table(date_families.table(read, errors, scorer.interval)))
    if "--errors" in sys.argv:
        for error in errors:
            print(error)


def fold(name: str) -> int:
    """The fold of a document, 1 to `FOLDS`, by its name alone."""
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS + 1


def _shown(
    scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any], names: list[str]
) -> tuple[str, list[dict[str, Any]]]:
    if not names:
        return "–", []
    scores, errors = scorer.score({name: gold[name] for name in names}, {name: found[name] for name in names})
    return " / ".join(f"{100 * figure:.1f}" for figure in _figures(scores)), errors


def _figures(scores: dict[str, Any]) -> tuple[float, float]:
    return scores["value_f1"], scores["calendar"]["f1"]


def _predict(name: str, document: dict[str, Any]) -> list[dict[str, Any]]:
    published = _day(document["dct"])
    found, _ = find(document["text"], published)
    times = [end for time in found for end in time.ends or (time,)]
    return [
        {
            "doc": name,
            "start": t.span.start,
            "end": t.span.end,
            "text": t.span.text,
            "type": t.type,
            "value": t.value,
        }
        for t in times
    ]


def _day(written: str | None) -> date | None:
    """The day of a document, None where its creation time is missing or names no day."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    main()
