"""The time expressions against annotated corpora, with the systems that were measured on the same files.

    python -m tests.bench.dates [--errors]         DATA=folder of corpora, or one corpus (a folder with tml/)

`--errors` prints every expression that is missed, invented or of the wrong value.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench import data
from timeline.extract.dates.finder import find

# Value F1 / calendar F1 of other systems on the same files, from the table recorded with the data.
RECORDED = {
    "timebank": "HeidelTime with tagger 79.5 / 83.8, SUTime 70.4 / 76.0, Recognizers-Text 56.8 / 68.5",
    "aquaint": "HeidelTime with tagger 72.9 / 82.4, SUTime 67.3 / 77.4, Recognizers-Text 65.3 / 74.0",
    "wikiwars": "HeidelTime in narrative mode 82.9 (value, whole corpus)",
}


def main() -> None:
    """Print one line a corpus."""
    root = data.path("temporal")
    corpora = [root] if (root / "tml").is_dir() else sorted(p for p in root.iterdir() if (p / "tml").is_dir())
    scorer = _scorer()
    rows = [("corpus", "documents", "gold", "strict", "relaxed", "type", "value", "calendar", "documents/s")]
    notes, errors = [], []
    for corpus in corpora:
        gold = scorer.read_gold(str(corpus / "tml"))
        if not any(document["timexes"] for document in gold.values()):
            continue
        start = time.process_time()
        found = {name: _predict(name, document) for name, document in gold.items()}
        seconds = time.process_time() - start
        scores, wrong = scorer.score(gold, found)
        errors += wrong
        strict, relaxed, calendar = (scores[key]["f1"] for key in ("strict", "relaxed", "calendar"))
        f1 = (strict, relaxed, scores["type_f1"], scores["value_f1"], calendar)
        cells = [f"{100 * score:.1f}" for score in f1]
        size = str(len(gold)), str(scores["counts"]["gold"])
        rows.append((corpus.name, *size, *cells, f"{len(gold) / seconds:.0f}"))
        if corpus.name in RECORDED:
            notes.append(f"{corpus.name}: {RECORDED[corpus.name]}")
    print("F1; value and calendar as the scorer of the data has them; speed of one core")
    print(data.table(rows))
    print("\n".join(notes))
    if "--errors" in sys.argv:
        for error in errors:
            print(error)


def _predict(name: str, document: dict[str, Any]) -> list[dict[str, Any]]:
    published = date.fromisoformat(document["dct"][:10]) if document["dct"] else None
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


def _scorer() -> ModuleType:
    file = data.SHARED / "bench" / "score_dates.py"
    if not Path(file).is_file():
        raise SystemExit(f"{file} is not there")
    spec = importlib.util.spec_from_file_location("score_dates", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
