"""Whom the words before a verb of saying stand for, by kind of source: accuracy on articles marked by hand.

    python -m tests.bench.speakers [--errors]      DATA=folder of gold files

Two sets: the sources of the gold statements, whose speaker is the answer, and the marked words of the wrong-Kim
articles (`tests/resolve/wrong_kim`). Where a source begins and ends is given; asked is only who is meant.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator

from tests.bench import data
from tests.resolve.wrong_kim import articles
from timeline.extract.parser import parser
from timeline.extract.pipeline import chain
from timeline.extract.reading import Reading
from timeline.extract.statements.speakers import Speakers

PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "his", "its", "their", "i", "we", "who"))
RECORDED = "For comparison, held-out hand labels: a heuristic .891, the last named person .562, CoreNLP .547."

Answer = tuple[str, str, bool, str]
"""(set, kind of source, whether it is right, what to show of an error)"""


def main() -> None:
    """Print the table, and with `--errors` what went wrong."""
    answers = [*gold(), *marked()]
    asked = Counter(answer[:2] for answer in answers)
    right = Counter(answer[:2] for answer in answers if answer[2])
    for key in sorted(asked):
        print(f"{key[0]:10} {key[1]:10} {right[key] / asked[key]:.3f}   ({right[key]} of {asked[key]})")
    print(RECORDED)
    if "--errors" in sys.argv:
        print(*(shown for _, _, ok, shown in answers if not ok), sep="\n")


def gold() -> Iterator[Answer]:
    """The sources of the gold statements."""
    for file in sorted(data.path("gold").glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        reading, speakers = read(row["text"], data.moment(row["doc"]), str(row["doc"].get("source") or ""))
        spans = {a["id"]: [(m["start"], m["end"]) for m in a["mentions"]] for a in row["actors"]}
        for said in row["statements"]:
            source = said.get("source_span")
            if not source or not said["speaker"]:
                continue
            place = source["start"], source["end"]
            accepted = {said["speaker"], *said.get("co_speakers", ())}
            named = any(place[0] <= a and b <= place[1] for one in accepted for a, b in spans.get(one, ()))
            found = whom(reading, speakers, place, spans)
            yield (
                "gold",
                kind(source["text"], named),
                found in accepted,
                f"{file.stem}: {source['text']}: {found}",
            )


def marked() -> Iterator[Answer]:
    """The marked words of the wrong-Kim articles."""
    for article in articles():
        reading, speakers = read(article.text, article.day, article.source)
        spans: dict[str, list[tuple[int, int]]] = {}
        for (start, end), who in article.people.items():
            if kind(article.text[start:end], named=True) == "name" and article.text[start].isupper():
                spans.setdefault(who, []).append((start, end))
        for place, who in article.people.items():
            words = article.text[slice(*place)]
            sort = kind(words, named=words[0].isupper() and not words.isupper())
            found = whom(reading, speakers, place, spans)
            yield "wrong Kim", sort, found == who, f"{article.name}: {words}: {found}, not {who}"


def read(text: str, day: object, source: str) -> tuple[Reading, Speakers]:
    """The article with its actors and whom its words stand for."""
    reading = Reading(text, day, parser()(text), "", source)  # type: ignore[arg-type]
    for step in chain(frozenset(("actors",))):
        step(reading)
    return reading, Speakers(reading)


def kind(words: str, named: bool) -> str:
    """ "pronoun", "name" or "role noun"."""
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "name" if named else "role noun"


def whom(
    reading: Reading, speakers: Speakers, place: tuple[int, int], spans: dict[str, list[tuple[int, int]]]
) -> str | None:
    """The id, among those of `spans`, of the actor that the engine sees in the words."""
    tokens = reading.tokens.char_span(*place, alignment_mode="expand")
    head = (tokens.root.idx, tokens.root.idx + len(tokens.root)) if tokens is not None else None
    found = speakers.named(place, head)
    if found is None:
        return None
    votes: Counter[str] = Counter()
    for span in speakers.actors[found].mentions:
        for who, places in spans.items():
            shared = [
                min(b, span.end) - max(a, span.start) for a, b in places if a < span.end and span.start < b
            ]
            votes[who] += 2 * max(shared) > span.end - span.start if shared else 0
    return votes.most_common(1)[0][0] if votes.total() else None


if __name__ == "__main__":
    main()
