"""The engine against hand-annotated articles, end to end: writes its output beside them and runs the shared scorer.

    python -m tests.bench.gold [--errors]          DATA=folder of gold files

A gold file holds {"doc": {...}, "text": ..., "actors", "statements", "events"}; the scorer says its conventions.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import data
from timeline.extract.pipeline import Document, extract_many

GOAL = (
    "Goals: half of the core events fully right with at most three false events an article; then two thirds with one.\n"
    "Recorded for comparison: a dictionary coder in the PETRARCH manner gets 0 of the seed's core events fully right."
)


def main() -> None:
    """Score and print."""
    gold = data.path("gold")
    files = sorted(gold.glob("*.json"))
    if not files:
        raise SystemExit(f"{gold} holds no gold file (*.json)")
    with tempfile.TemporaryDirectory() as folder:
        predict(files, Path(folder))
        command = [
            sys.executable,
            str(data.SHARED / "bench" / "score_gold.py"),
            str(gold),
            folder,
            *sys.argv[1:],
        ]
        scored = subprocess.run(command, check=False)
    print(GOAL)
    raise SystemExit(scored.returncode)


def predict(files: list[Path], folder: Path) -> None:
    """Write the extraction of each gold file's text to a file of the same name in `folder`."""
    rows = [json.loads(file.read_text("utf-8")) for file in files]
    documents = []
    for row in rows:
        doc = row["doc"]
        title, source = str(doc.get("title") or ""), str(doc.get("source") or "")
        documents.append(Document(row["text"], data.moment(doc), title, source))
    for file, row, extraction in zip(files, rows, extract_many(documents), strict=True):
        output = json.dumps(extraction.as_json(row["doc"]), ensure_ascii=False)
        (folder / file.name).write_text(output, "utf-8")


if __name__ == "__main__":
    main()
