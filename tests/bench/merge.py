"""Which reports tell one event: ECB+'s coreference chains of events beside what the product's own comparison finds.

    python -m tests.bench.merge [DATA] [--own]

DATA is the archive `ecbplus_topics_1-35.tar.gz` or its folder. With gold mentions each pair of a topic is compared by
`timeline.resolve.weighing.compare`, and accounts are put together by average linkage at even odds. The weights were
fitted on the training topics of the corpus's usual division; the development topics are for the report only. With
--own the development topics are also read end to end: text in, stored events out; a mention that no stored report's
trigger touches stands alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.bench import data, scorer
from tests.bench.clustering import average_link
from tests.bench.coreference import conll
from tests.bench.ecb import TOPICS as DEVELOPMENT
from tests.bench.ecb_events import Text, accounts, read

ARCHIVE = "ecbplus_topics_1-35.tar.gz"
RECORDED = (
    ("recorded on the test topics: same head lemma", "61.2"),
    ("recorded: same head lemma within TF-IDF clusters of documents", "76.0"),
    ("recorded: joint neural model", "79.5"),
)
GOAL = "Goal: CoNLL 78 with gold mentions."
UNRELATED = 0.05
"""Articles less alike than this are not compared: of no two of them one event is told."""

_STORIES = 0.3
"""Mean likeness of the documents of one cluster, best on the training topics."""


def main() -> None:
    """Print the table."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    path = Path(arguments[0]) if arguments else data.path("events/ecbplus")
    archive = path / ARCHIVE if path.is_dir() else path
    if not archive.is_file():
        raise SystemExit(f"{archive} is not there: give the archive of ECB+ topics or its folder")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    assign = scorer.load("score_gold").assign
    texts = [text for text in read(archive) if text.mentions]
    rows: list[tuple[str, ...]] = []
    for name, part in (
        ("training topics (tuned on)", [t for t in texts if t.topic not in DEVELOPMENT]),
        ("development topics (unread)", [t for t in texts if t.topic in DEVELOPMENT]),
    ):
        if not part:
            continue
        number = sum(len(t.mentions) for t in part)
        rows.append(
            (f"ECB+ {name}: {len(part)} texts, {number} mentions", "MUC", "B-cubed", "CEAF-e", "CoNLL")
        )
        systems = [("same word, whole corpus", by_words(part, dict.fromkeys((t.name for t in part), 0)))]
        systems.append(("same word within clusters of texts", by_words(part, stories(part))))
        systems.append(("ours, gold mentions", by_comparison(part)))
        if "--own" in sys.argv and name.startswith("development"):
            systems += own(part)
        rows += [(label, *figures(part, found, assign)) for label, found in systems]
    print(data.table([*rows, *((name, "", "", "", figure) for name, figure in RECORDED)]))
    print(GOAL)


Clusters = dict[Hashable, Hashable]


def figures(texts: list[Text], found: Clusters, assign: Any) -> list[str]:
    """MUC, B-cubed, CEAF-e and CoNLL F1, in hundredths."""
    gold: Clusters = {(t.name, n): m.chain for t in texts for n, m in enumerate(t.mentions)}
    result = conll(gold, found, assign)
    return [f"{100 * result[key]:.1f}" for key in ("muc", "b3", "ceafe", "conll")]


def by_words(texts: list[Text], cluster: dict[str, int]) -> Clusters:
    """A chain for each word, uninflected, in each cluster of texts: the first of a mention that is not a preposition."""
    from timeline.resolve.weighing.happenings import plain
    from timeline.resolve.weighing.weights import weights

    empty = weights().empty
    return {
        (t.name, n): (
            cluster[t.name],
            plain(next((word for word in m.words if word.casefold() not in empty), m.words[0])),
        )
        for t in texts
        for n, m in enumerate(t.mentions)
    }


def stories(texts: list[Text]) -> dict[str, int]:
    """Text → cluster, by the words that they share."""
    from timeline.resolve.weighing import Story

    read = [Story(text.text) for text in texts]
    alike = {(i, j): read[i].likeness(read[j]) for i, j in combinations(range(len(read)), 2)}
    return dict(zip([t.name for t in texts], average_link(len(read), alike, _STORIES, 0.0), strict=True))


def by_comparison(texts: list[Text]) -> Clusters:
    """By the product's comparison of each two mentions of a topic, at even odds."""
    from timeline.resolve.weighing import compare

    keys = [(t.name, n) for t in texts for n in range(len(t.mentions))]
    told = [account for text in texts for account in accounts(text)]
    totals: dict[tuple[int, int], float] = {}
    for i, j in combinations(range(len(keys)), 2):
        if keys[i][0].split("_")[0] != keys[j][0].split("_")[0]:
            continue
        one, other = told[i].tellings[0], told[j].tellings[0]
        if one.article == other.article or one.story.likeness(other.story) >= UNRELATED:
            totals[i, j] = compare(told[i], told[j]).total
    return dict(zip(keys, average_link(len(keys), totals, 0.0, -6.0), strict=True))


def own(texts: list[Text]) -> list[tuple[str, Clusters]]:
    """The stored event of each mention, by reading all texts into an empty database."""
    from tests.bench import database
    from timeline.extract.pipeline import Document, extract_many

    with database.empty():
        from timeline.ingest.draft import Draft
        from timeline.ingest.store import store
        from timeline.models import Evidence
        from timeline.resolve import resolve

        found: Clusters = {}
        touched = 0
        drafts = [Draft(text.text.strip(), source=f"ECB+ {text.name}") for text in texts]
        articles = [store(draft).article for draft in drafts]
        extractions = extract_many([Document(article.text) for article in articles])
        for text, article, extraction in zip(texts, articles, extractions, strict=True):
            resolve(article, extraction)
            pieces = Evidence.objects.filter(article=article, part="trigger", report__isnull=False)
            triggers = list(pieces.values_list("start", "end", "report__event"))
            shift = len(text.text) - len(text.text.lstrip())
            for n, mention in enumerate(text.mentions):
                start, end = mention.start - shift, mention.end - shift
                event = next((e for s, f, e in triggers if s < end and start < f), None)
                touched += event is not None
                found[text.name, n] = (text.name, n) if event is None else ("event", event)
    total = sum(len(t.mentions) for t in texts)
    return [(f"ours, own mentions ({100 * touched / total:.0f} % of the gold ones found)", found)]


if __name__ == "__main__":
    main()
