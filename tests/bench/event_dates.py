"""When events happened: what `dates.placing` says of given event words against the annotated event-time documents.

    python -m tests.bench.event_dates [--errors]        DATA=folder of corpora (event-time/ and timebank/ in it)

The words are the corpus's; parse, expressions and dating are ours. "exact" is the whole notation right, "day" are the
events with one certain day. The rows are the splits published with the corpus (its test part is not here), then the
same documents in five parts, to show how far a figure may be trusted: the rules were written with an eye on all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench import data
from timeline.extract.dates.finder import find
from timeline.extract.dates.placing import Placement, Point, place
from timeline.extract.parser import parse
from timeline.extract.reading import Reading

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


def main() -> None:
    """Print one line a split."""
    scorer = data.scorer("score_event_dates")
    gold, days = scorer.gold(), scorer.dcts()
    placed = dict(_predictions(data.path("temporal"), days, set(gold)))
    found = {key: anchor for key, (anchor, _) in placed.items()}
    split, _ = scorer.splits()
    names = ("n", "exact", "compatible", "day_p", "day_r", "day_f1", "nonDCT_r", "bound_exact", "multi_exact")
    rows = [("split", *names)]
    documents = sorted({document for document, _ in placed})
    folds = [(f"fold {n + 1}", {key for key in placed if key[0] in documents[n::5]}) for n in range(5)]
    for name, keys in (("train", split["train"]), ("dev", split["dev"]), ("all", set(gold)), *folds):
        scores = scorer.evaluate(found, keys)
        rows.append((name, *(str(scores[key]) for key in names)))
    print(data.table(rows))
    for name, keys in (("train", split["train"]), ("dev", split["dev"])):
        firm = [key for key in keys & set(placed) if placed[key][1] != "inferred" and _DAY(found[key])]
        right = sum(found[key] == gold[key] for key in firm)
        print(f"{name}: days told or reported, not read off the tense: {right} of {len(firm)} right")
    if "--errors" in sys.argv:
        for key, anchor in sorted(found.items()):
            if gold[key] not in (anchor, "n/a"):
                print(*key, "gold", gold[key], "got", anchor)


def notation(placement: Placement | None) -> str:
    """A placement as the corpus writes it: "1998-02-27", "before1998-02-27", "beginPoint=…endPoint=…"."""
    if placement is None:
        return ""
    if placement.end is None:
        return _point(placement.begin)
    return f"beginPoint={_point(placement.begin)}endPoint={_point(placement.end)}"


def _point(point: Point) -> str:
    if point.day:
        return point.day.isoformat()
    after = f"after{point.earliest}" if point.earliest else ""
    return after + (f"before{point.latest}" if point.latest else "")


def _predictions(
    root: Path, days: dict[str, str], wanted: set[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    read = {name: _events(root / "timebank" / "tml" / f"{name}.tml") for name in days}
    for (name, (text, events)), tokens in zip(
        read.items(), parse(text for text, _ in read.values()), strict=True
    ):
        published = date.fromisoformat(days[name])
        reading = Reading(text, published, tokens)
        reading.times, _ = find(text, published)
        for event, (start, end) in events.items():
            if (name, event) in wanted:
                placement = place(reading, reading.span(start, end))
                yield (name, event), (notation(placement), placement.basis if placement else "none")


def _events(file: Path) -> tuple[str, dict[str, tuple[int, int]]]:
    """(text, event id → offsets) of a TimeML file."""
    found: dict[str, tuple[int, int]] = {}
    pieces: list[str] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "EVENT":
            found[element.attrib["eid"]] = start, sum(map(len, pieces))

    body = ET.parse(file).getroot().find(".//TEXT")  # noqa: S314
    if body is not None:
        walk(body)
    return "".join(pieces), found


if __name__ == "__main__":
    main()
