"""ECB+ as accounts to compare: its event mentions in the sentences that were annotated for coreference.

What the annotators marked is mapped to what the product compares: the words of a mention are its trigger, its sentence is
the passage, the document is the story. Nobody is resolved and nothing is dated: the corpus gives no day of publication.
"""

from __future__ import annotations

import csv
import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.bench.ecb import chains_of, laid_out, roots

_EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an event: offsets in its document's text, its words, its chain."""

    start: int
    end: int
    words: tuple[str, ...]
    sentence: str
    passage: str
    chain: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document; `text` is without the line that only gives its address."""

    name: str
    text: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def topic(self) -> str:
        return self.name.split("_")[0]


def read(archive: Path) -> Iterator[Text]:
    """All documents, in order of name."""
    chosen = _annotated(archive)
    for name, root in roots(archive):
        text, place = laid_out(root)
        addressed = name.endswith("ecbplus")
        begin = min((s for s, _, n in place.values() if n != "0"), default=0) if addressed else 0
        found = Text(name, " " * begin + text[begin:])
        found.mentions.extend(_mentions(name, root, text, place, chosen.get(name, set())))
        yield found


def accounts(text: Text) -> list[Any]:
    """The product's accounts of the mentions of a document, in order."""
    from timeline.resolve.likeness import Wording
    from timeline.resolve.weighing import Account, Story, Telling

    story = Story(text.text)
    return [
        Account(
            (
                Telling(
                    text.name, m.words, (m.passage,), Wording(m.passage, m.words), story,
                    sentence=(text.name, m.sentence),
                ),
            )
        )
        for m in text.mentions
    ]  # fmt: skip


def _annotated(archive: Path) -> dict[str, set[str]]:
    """Document → the numbers of its sentences that were annotated for coreference."""
    found: dict[str, set[str]] = {}
    with tarfile.open(archive) as files:
        table = next(m for m in files.getmembers() if m.name.endswith("sentences.csv"))
        file = files.extractfile(table)
        assert file is not None
        for row in csv.DictReader(io.StringIO(file.read().decode("utf-8"))):
            found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(row["Sentence Number"])
    return found


def _mentions(
    name: str, root: ET.Element, text: str, place: dict[str, tuple[int, int, str]], chosen: set[str]
) -> Iterator[Mention]:
    chains = chains_of(name, root)
    marked = [
        (mark.tag, mark.attrib["m_id"], [place[a.attrib["t_id"]] for a in mark.findall("token_anchor")])
        for mark in root.find("Markables") or ()
    ]
    sentences: dict[str, tuple[int, int]] = {}
    for start, end, number in place.values():
        first, last = sentences.get(number, (start, end))
        sentences[number] = min(first, start), max(last, end)
    for tag, number, anchors in marked:
        if not anchors or not tag.startswith(_EVENTS) or anchors[0][2] not in chosen:
            continue
        sentence = anchors[0][2]
        first, last = sentences[sentence]
        yield Mention(
            anchors[0][0], anchors[-1][1], tuple(text[s:e] for s, e, _ in anchors), sentence, text[first:last],
            chains.get(number, f"{name}:{number}"),
        )  # fmt: skip
