"""Actors: who is found, of what kind, of which state, and who is whom, in an article and across articles.

    python -m tests.bench.actors [--errors]        DATA=folder with gold/, events/ and chronologies/

Each table has the figures recorded for other systems beside ours. `--errors` prints what is wrong in the gold articles.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

from tests.bench import countries, crossner, data, ecb, scorer
from timeline.extract.pipeline import Document, extract_many

_GOALS = {
    "mentions": ".88",
    "identity_b3_end_to_end": ".88",
    "person_country": ".92",
    "person_affiliation": "–",
}


def main() -> None:
    """Print the tables for which there is data."""
    root = data.path("")
    rules = scorer.load("score_gold")
    if any((root / "gold").glob("*.json")):
        print(data.table(_gold(root / "gold", rules)))
    politics = root / "events" / "crossner_politics"
    if politics.is_dir():
        print()
        print(data.table(crossner.scores(politics)))
        print("Recorded: spaCy small .574, spaCy medium .590, a CRF over spaCy features .799")
    archive = root / "events" / "ecbplus" / "ecbplus_topics_1-35.tar.gz"
    if archive.is_file():
        print()
        print(data.table(ecb.scores(archive, rules)))
        print("Recorded: exact string 68.6, with titles, surnames and aliases 72.5 (CoNLL)")
    travels = root / "chronologies" / "us_official_travels.jsonl"
    if travels.is_file():
        found, placed, right = countries.score(travels)
        print(
            f"\nActor text to state: {found} persons met abroad, {placed} with a state, {right} with the trip's"
        )
        print(f"precision {right / placed:.3f}, recall {right / found:.3f}")
        print(
            "Recorded on other cases: pycountry .319, CLDR and capitals .390, with aliases .777, with Phoenix .874"
        )


def _gold(folder: Path, rules: ModuleType) -> list[tuple[str, ...]]:
    files = sorted(folder.glob("*.json"))
    rows = [json.loads(file.read_text("utf-8")) for file in files]
    documents = [
        Document(
            row["text"],
            data.moment(row["doc"]),
            row["doc"].get("title") or "",
            row["doc"].get("source") or "",
        )
        for row in rows
    ]
    scored = [
        rules.Doc(row, found.as_json(row["doc"]), file.name)
        for file, row, found in zip(files, rows, extract_many(documents, ["actors"]), strict=True)
    ]
    result = rules.report(scored)["actors"]
    table: list[tuple[str, ...]] = [(f"{len(files)} annotated articles", "P", "R", "F1", "goal")]
    for name, goal in _GOALS.items():
        table.append(
            (name.replace("_", " "), *(f"{result[name][key]:.3f}" for key in ("P", "R", "F1")), goal)
        )
    if "--errors" in sys.argv:
        for doc in scored:
            for error in doc.err:
                if str(error[0]).startswith(("mention", "person")):
                    print(doc.name if hasattr(doc, "name") else "", *error)
    return table


if __name__ == "__main__":
    main()
