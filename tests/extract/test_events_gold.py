"""A floor under the figures on the hand-annotated articles; `make bench-gold` prints them all."""

import json
import runpy
from datetime import date, datetime

import pytest

from timeline.extract.pipeline import Document, extract_many


@pytest.fixture(scope="module")
def figures(shared):
    """The scorer's report on the events of all articles."""
    scorer = runpy.run_path(str(shared / "bench" / "score_gold.py"))
    gold = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "data" / "gold").glob("*.json"))]
    documents = [Document(article["text"], _moment(article["doc"]["published"])) for article in gold]
    found = extract_many(documents)
    lines = (json.loads(json.dumps(x.as_json(a["doc"]))) for a, x in zip(gold, found, strict=True))
    pairs = zip(gold, lines, strict=True)
    return scorer["report"]([scorer["Doc"](*pair) for pair in pairs])["events"]


def _moment(published: str) -> date | datetime:
    if "T" in published:
        return datetime.fromisoformat(published.replace("Z", "+00:00"))
    return date.fromisoformat(published)


@pytest.mark.shared
def test_core_events_are_found(figures):
    assert figures["detection"]["F1"] >= 0.70


@pytest.mark.shared
def test_their_type_people_and_date_are_right(figures):
    assert figures["full"]["R"] >= 0.45
    assert figures["type"]["acc"] >= 0.90
    assert figures["status"]["acc"] >= 0.95


@pytest.mark.shared
def test_little_is_invented(figures):
    assert figures["false_per_article"] <= 1.0
    hits = figures["non_event_hits"]
    assert hits["hit"] <= 0.05 * hits["of"]
