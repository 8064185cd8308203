"""Our time rules beside public taggers for Python, in the same run, on the same documents.

    python -m tests.bench.date_peers         DATA=folder of corpora, or one corpus (a folder with tml/); WHOLE=1

Every tagger reads its documents in a fresh process (`tests.bench.taggers`), and one scorer judges them all. The public
ones need seconds a document, so they get every third one and none that is very long, the same each time; with WHOLE=1
they get all. Ours reads the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tests.bench import data
from tests.bench.taggers import TAGGERS, Row

OURS = "chancery"

EACH, LONGEST = 3, 5_000
"""Public taggers get each third document, and of these the ones up to so many characters."""

PATIENCE = 600
"""Seconds that one tagger may take for one corpus."""

Gold = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """What one tagger found in one corpus, by document, and what it cost."""

    found: dict[str, list[Row]]
    cost: dict[str, float]

    @property
    def speed(self) -> float:
        """Documents a second of one core."""
        return len(self.found) / self.cost["seconds"]


def main() -> None:
    """Print what each tagger scores and costs."""
    root = data.path("temporal")
    folders = [root] if (root / "tml").is_dir() else sorted(p for p in root.iterdir() if (p / "tml").is_dir())
    scorer = data.scorer("score_dates")
    corpora = {folder.name: scorer.read_gold(str(folder / "tml")) for folder in folders}
    corpora = {name: gold for name, gold in corpora.items() if any(d["timexes"] for d in gold.values())}
    _beside(scorer, corpora)


def run(name: str, gold: Gold) -> Run | None:
    """Tag documents in a process of its own; None, and a line that says why, if the tagger cannot be run."""
    rows = ({"doc": doc, "text": one["text"], "dct": one["dct"]} for doc, one in gold.items())
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    command = [sys.executable, "-m", "tests.bench.taggers", name]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"{name} does not run here: {why}", file=sys.stderr)
        return None
    *found, cost = map(json.loads, done.stdout.splitlines())
    return Run({row["doc"]: row["times"] for row in found}, cost)


def _beside(scorer: ModuleType, corpora: dict[str, Gold]) -> None:
    """Print the public taggers and ours on the same documents, then what each costs."""
    rows = [
        ("corpus", "tagger", "documents", "strict", "relaxed", "type", "value", "calendar", "documents/s")
    ]
    runs: dict[str, list[Run]] = {}
    missing = set()
    for name, gold in corpora.items():
        chosen = gold if os.environ.get("WHOLE") else _sample(gold)
        for tagger in TAGGERS if chosen else ():
            made = None if tagger in missing else run(tagger, chosen)
            if made is None:
                missing.add(tagger)
                continue
            runs.setdefault(tagger, []).append(made)
            scores, _ = scorer.score(chosen, made.found)
            some = f"{len(chosen)} of {len(gold)}"
            rows.append((name, tagger, some, *_cells(scores), f"{made.speed:.1f}"))
    if OURS not in runs:
        raise SystemExit("our own tagger read nothing")
    print("Side by side, the same documents for all: " + _choice())
    print(data.table(rows))
    for tagger in sorted(missing):
        print(f"{tagger} is not installed: `make bench-dates` installs it from requirements-bench.txt")
    _costs(runs)


def _costs(runs: dict[str, list[Run]]) -> None:
    rows = [("tagger", "start-up, s", "resident, MB", "documents/s", "ours: start-up", "memory", "speed")]
    costs = {name: _cost(made) for name, made in runs.items()}
    for name, (startup, resident, speed) in costs.items():
        mine = costs[OURS]
        ratios = (mine[0] / startup, mine[1] / resident, mine[2] / speed)
        rows.append(
            (name, f"{startup:.2f}", f"{resident:.0f}", f"{speed:.1f}", *(f"× {r:.2f}" for r in ratios))
        )
    print(
        "\nCost, each in a fresh process: processor time until a first sentence is read, memory at the end;"
    )
    print("goals: start-up ≤ 0.3 s, resident ≤ 30 MB, ≥ 150 documents/s on TimeBank")
    print(data.table(rows))


def _cost(made: Collection[Run]) -> tuple[float, float, float]:
    """(least start-up, greatest memory, documents a second of all corpora)."""
    documents, seconds = sum(len(one.found) for one in made), sum(one.cost["seconds"] for one in made)
    return (
        min(one.cost["startup"] for one in made),
        max(one.cost["resident"] for one in made),
        documents / seconds,
    )


def _sample(gold: Gold) -> Gold:
    """Each third document by name, if it is not too long."""
    return {doc: gold[doc] for doc in sorted(gold)[::EACH] if len(gold[doc]["text"]) <= LONGEST}


def _choice() -> str:
    if os.environ.get("WHOLE"):
        return "all of them"
    return f"each third by name, of these the ones up to {LONGEST:,} characters (WHOLE=1 for all)"


def _cells(scores: dict[str, Any]) -> list[str]:
    strict, relaxed, calendar = (scores[key]["f1"] for key in ("strict", "relaxed", "calendar"))
    f1 = (strict, relaxed, scores["type_f1"], scores["value_f1"], calendar)
    return [f"{100 * score:.1f}" for score in f1]


if __name__ == "__main__":
    main()
