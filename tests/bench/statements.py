"""Who said or thought what: source, cue and content against PolNeAR, beside the systems measured on its test part.

    python -m tests.bench.statements [--split dev] [--sample 150] [--seed 1] [--errors]       DATA=folder of the splits

The articles go through `python -m timeline.extract --only statements`, the door that everybody has. "pair lenient":
contents share at least half of their words and the sources a word; "speech" are the attributions whose cue is a verb of
communication (`score_statements.py` of the data says it exactly). If `textacy` is installed it is measured beside.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from tests.bench import data, scorer
from tests.bench.quote_extractor import quotations

# Content token F1 of all, then pair lenient F1 of all, direct, indirect, speech on the test part, and articles per
# second of one core, from the table recorded with the data.
RECORDED = (
    ("textacy", "40.5", "20.9", "55.7", "0.1", "31.8", "7"),
    ("Stanford-style rules", "50.4", "29.3", "69.9", "0", "43.0", "–"),
    ("BBC citron", "58.8", "46.0", "62.3", "35.1", "59.0", "–"),
    ("Gender Gap Tracker", "70.5", "48.0", "58.9", "37.4", "67.6", "7"),
    ("CRF", "72.3", "49.0", "57.6", "42.9", "59.8", "–"),
    ("citron trained on PolNeAR", "66.9", "53.7", "67.8", "43.2", "66.2", "–"),
    ("dependency rules, a sketch", "81.8", "64.1", "80.6", "55.4", "79.4", "11"),
    ("rules with a CRF", "84.6", "66.2", "85.2", "57.1", "79.9", "–"),
    ("BERT, published", "87.9", "68.7", "72.5", "64.1", "79.8", "GPU"),
    ("two people", "–", "76.8", "–", "–", "91.9", "–"),
)
HEAD = ("F1", "content token", "all", "direct", "indirect", "mixed", "speech", "articles/s")
GOALS = ("goal", "88", "72", "88", "–", "–", "85", "–")


def main() -> None:
    """Print the table."""
    options = _options()
    os.environ["POLNEAR"] = str(data.path("quotes/polnear"))
    sys.path.insert(0, str(data.SHARED / "bench"))  # the scorer imports its reader by name
    rules = scorer.load("score_statements")
    articles = list(rules.docs(options.split))
    if options.sample:
        articles = random.Random(options.seed).sample(articles, options.sample)
    predicted, seconds = _extracted(articles)
    ours = _row("Chancery", rules, articles, predicted, seconds)
    rows = [HEAD, *((*row[:5], "–", *row[5:]) for row in RECORDED), GOALS]
    if find_spec("textacy"):
        rows.append(_row("textacy, this run", rules, articles, *quotations(articles)))
    print(f"{len(articles)} articles of “{options.split}”; recorded rows: the test part")
    print(data.table([*rows, ours]))
    print("Speeds are per second of processor time, parsing included, start of the program not.")
    if not find_spec("textacy"):
        print("To measure textacy in the same run: pip install textacy")
    if options.errors:
        for line in _errors(rules, articles, predicted):
            print(line)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.statements")
    parser.add_argument("--split", default="dev", help="a folder of the corpus")
    parser.add_argument("--sample", type=int, help="so many articles, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print what is missed and what is false")
    return parser.parse_args()


def _extracted(articles: list[dict[str, Any]]) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """Attributions by article, and the seconds of processor time without the start of the program."""
    _, start = _run("")
    lines = "".join(
        json.dumps({"id": a["id"], "text": a["text"], "published": None}) + "\n" for a in articles
    )
    output, seconds = _run(lines)
    found = {}
    for line in output.splitlines():
        row = json.loads(line)
        found[row["doc"]["id"]] = [_attribution(statement) for statement in row["statements"]]
    return found, seconds - start


def _run(lines: str) -> tuple[str, float]:
    def used() -> float:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        return spent.ru_utime + spent.ru_stime

    before = used()
    first = '{"id": "", "text": "The minister said that it rained."}\n'
    command = [sys.executable, "-m", "timeline.extract", "--only", "statements"]
    done = subprocess.run(command, input=first + lines, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.partition("\n")[2], used() - before


def _attribution(statement: dict[str, Any]) -> dict[str, list[tuple[int, int]]]:
    def spans(*found: dict[str, Any] | None) -> list[tuple[int, int]]:
        return [(span["start"], span["end"]) for span in found if span]

    return {
        "source": spans(statement["source_span"]),
        "cue": spans(statement["cue"]),
        "content": spans(*statement["content"]),
    }


def _row(
    name: str, rules: Any, articles: list[dict[str, Any]], found: dict[str, list[Any]], seconds: float
) -> tuple[str, ...]:
    scores = rules.score((a["text"], found.get(a["id"], []), a["gold"]) for a in articles)
    pairs = [scores[kind]["pair_lenient"]["F"] for kind in ("all", "direct", "indirect", "mixed", "speech")]
    speed = f"{len(articles) / seconds:.1f}"
    return name, str(scores["all"]["content_token"]["F"]), *(str(pair) for pair in pairs), speed


def _errors(rules: Any, articles: list[dict[str, Any]], found: dict[str, list[Any]]) -> Iterator[str]:
    """What no other attribution of the article matches, gold and found."""
    for article in articles:
        text, gold, ours = article["text"], article["gold"], found.get(article["id"], [])
        words = rules.Doc(text)
        for label, mine, others in (("missed", gold, ours), ("false", ours, gold)):
            known = [rules.norm(words, [other])[0] for other in others if rules.norm(words, [other])]
            for item in mine:
                for normal in rules.norm(words, [item]):
                    if not any(
                        rules.dice(normal["c"], other["c"]) >= 0.5
                        and rules.src_ok(words, normal["s"], other["s"])
                        for other in known
                    ):
                        parts = (
                            " … ".join(text[a:b] for a, b in item[key])
                            for key in ("source", "cue", "content")
                        )
                        yield f"{article['id']} {label}: " + " | ".join(parts).replace("\n", " ")


if __name__ == "__main__":
    main()
