"""What one side does to another: the PLOVER category of source–target pairs against PLV, beside recorded systems.

    python -m tests.bench.events [DATA] [--errors]        DATA=PLV_train.tsv or a file of its columns

A row of the data is a sentence with its source and target marked and PLOVER's root and quad class. The set carries no
licence: it is measured on and nothing of the product is made from it. Its sentences fall into five folds by a hash;
the rules were written looking at four of them, and the fifth, which nobody looked at, is reported apart.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import data
from timeline.extract.events.pairs import classify
from timeline.extract.extraction import Span
from timeline.extract.parser import parse

# Accuracy, macro-F1 and quad class on the test part of the PLV family, from the table recorded with the data.
RECORDED = (
    ("PETRARCH2", ".374", ".454", "–"),
    ("CAMEO verb dictionary", ".518", ".502", "–"),
    ("TF-IDF + logistic regression *", ".720", ".690", ".837"),
    ("with MiniLM embeddings averaged *", ".766", ".736", "–"),
    ("MiniLM fine-tuned *", ".825", ".783", ".928"),
    ("zero-shot RoBERTa-large, published", ".835", ".821", "–"),
    ("goal", ".80", ".77", ".90"),
)
FOLDS, UNREAD = 5, 4
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
    "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
CONVENTION = {
    "035": "AGREE", "163": "COERCE", "176": "ASSAULT", "191": "ASSAULT", "192": "ASSAULT",
    "CONCEDE": "YIELD", "RETREAT": "YIELD",
}  # fmt: skip
"""Where PLV's roots differ from the PLOVER manual's: CAMEO codes that it puts elsewhere, categories that it joins."""
NOTHING = "(none)"
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its two participants as far as they are marked, and what the annotators say."""

    sentence: str
    source: Span | None
    target: Span | None
    root: str
    quad: int
    fold: int


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, help="a file like PLV_train.tsv")
    parser.add_argument("--errors", action="store_true", help="list the errors of the folds that may be read")
    options = parser.parse_args()
    file = options.data or data.path("events/plv/PLV_train.tsv")
    pairs = list(read(file))
    if not pairs:
        raise SystemExit(f"{file} holds no sentence")
    found = list(typed(pairs))
    print(f"PLOVER root of {len(pairs)} source–target pairs of {file.name}")
    print(data.table([("system", "accuracy", "macro-F1", "quad"), *RECORDED, *_ours(pairs, found)]))
    print(
        "* trained on PLV, which has no licence: nothing of the kind may be shipped. Chancery learns from no part of it."
    )
    print(data.table(confusion(pairs, found)))
    if options.errors:
        for pair, root in zip(pairs, found, strict=True):
            if root != pair.root and pair.fold != UNREAD:
                print(f"{pair.root} not {root}: {_marked(pair)}")


def read(file: Path) -> Iterable[Pair]:
    """The pairs of a PLV file. A participant that the sentence does not mark is None."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            marked = row["marked_sentence"]
            sentence = _MARK.sub("", marked)
            fold = int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % FOLDS
            yield Pair(
                sentence,
                _span(marked, "s"),
                _span(marked, "t"),
                row["gold_root"],
                int(row["gold_penta"]),
                fold,
            )


def typed(pairs: Sequence[Pair]) -> Iterable[str]:
    """The root of each pair by the product's own typing, in PLV's terms."""
    for pair, doc in zip(pairs, parse(pair.sentence for pair in pairs), strict=True):
        found = classify(doc, pair.source, pair.target)
        if found is None:
            yield NOTHING
        else:
            yield CONVENTION.get(found.cameo[:3]) or CONVENTION.get(found.plover) or found.plover


def scores(gold: Sequence[Pair], found: Sequence[str]) -> tuple[float, float, float]:
    """Accuracy, macro-F1 over the roots of the data, accuracy of the quad class."""
    right = sum(pair.root == root for pair, root in zip(gold, found, strict=True))
    quads = sum(pair.quad == QUADS.get(root) for pair, root in zip(gold, found, strict=True))
    roots = sorted({pair.root for pair in gold})
    each = [_f1(gold, found, root) for root in roots]
    return right / len(gold), sum(each) / len(each), quads / len(gold)


def confusion(gold: Sequence[Pair], found: Sequence[str]) -> list[tuple[str, ...]]:
    """Per root: how many, F1, and what it was taken for."""
    rows: list[tuple[str, ...]] = [("root", "pairs", "F1", "taken for")]
    for root, count in Counter(pair.root for pair in gold).most_common():
        wrong = Counter(r for pair, r in zip(gold, found, strict=True) if pair.root == root != r)
        taken = " ".join(f"{name} {n}" for name, n in wrong.most_common(6))
        rows.append((root, str(count), f"{_f1(gold, found, root):.2f}", taken))
    return rows


def _ours(pairs: Sequence[Pair], found: Sequence[str]) -> list[tuple[str, ...]]:
    parts = {
        "Chancery, all": [True] * len(pairs),
        "  the four folds read": [pair.fold != UNREAD for pair in pairs],
        "  the fold not read": [pair.fold == UNREAD for pair in pairs],
    }
    rows = []
    for name, takes in parts.items():
        kept = [(p, r) for p, r, take in zip(pairs, found, takes, strict=True) if take]
        if kept:
            accuracy, macro, quad = scores([p for p, _ in kept], [r for _, r in kept])
            rows.append((name, *(f"{value:.3f}".lstrip("0") for value in (accuracy, macro, quad))))
    return rows


def _f1(gold: Sequence[Pair], found: Sequence[str], root: str) -> float:
    hit = sum(pair.root == root == r for pair, r in zip(gold, found, strict=True))
    there, told = sum(pair.root == root for pair in gold), sum(r == root for r in found)
    return 2 * hit / (there + told) if there + told else 0.0


def _span(marked: str, letter: str) -> Span | None:
    """The span of a mark in the sentence without marks. Blanks at its ends are not part of it."""
    match = re.search(rf"<{letter}>(.*?)</{letter}>", marked, re.DOTALL)
    if match is None:
        return None
    text = _MARK.sub("", match.group(1))
    start = len(_MARK.sub("", marked[: match.start()])) + len(text) - len(text.lstrip())
    text = text.strip()
    return Span(start, start + len(text), text) if text else None


def _marked(pair: Pair) -> str:
    """The sentence with its participants in brackets."""
    text = pair.sentence
    spans = sorted(
        ((span, name) for span, name in ((pair.source, "S"), (pair.target, "T")) if span),
        key=lambda entry: -entry[0].start,
    )
    for span, name in spans:
        text = f"{text[: span.start]}[{name} {span.text}]{text[span.end :]}"
    return re.sub(r"\s+", " ", text)


if __name__ == "__main__":
    main()
