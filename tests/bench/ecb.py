"""Who is whom across articles: the stored actors of ECB+'s development topics against its coreference chains.

The mentions are the annotators': persons and organisations whose words hold a name. The articles are read, resolved and
stored as any others, in a database of their own; a mention that no stored actor answers for is told by its words alone.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

from tests.bench.coreference import conll
from timeline.extract.pipeline import Document, extract_many

TOPICS = ("2", "5", "12", "18", "21", "23", "34", "35")
"""The development topics of the corpus's usual division; training topics are for tuning."""

_PRONOUNS = ("he", "she", "they", "i", "we")


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its text, and (start, end, chain) of each naming of a person or an organisation."""

    name: str
    text: str
    mentions: tuple[tuple[int, int, str], ...]


def scores(archive: Path, scorer: ModuleType, topics: tuple[str, ...] = TOPICS) -> list[tuple[str, ...]]:
    """Rows of the table: system, MUC, B-cubed, CEAF-e, CoNLL."""
    texts = list(read(archive, topics))
    gold: dict[Hashable, Hashable] = {(t.name, s, e): chain for t in texts for s, e, chain in t.mentions}
    exact: dict[Hashable, Hashable] = {
        (t.name, s, e): (t.name.split("_")[0], t.text[s:e].lower()) for t in texts for s, e, _ in t.mentions
    }
    ours = _stored(texts)
    rows: list[tuple[str, ...]] = [
        (f"ECB+, {len(texts)} articles, {len(gold)} namings", "MUC", "B-cubed", "CEAF-e", "CoNLL")
    ]
    for name, found in (("the same words are one", exact), ("ours, from text to stored actors", ours)):
        result = conll(gold, found, scorer.assign)
        rows.append((name, *(f"{100 * result[key]:.1f}" for key in ("muc", "b3", "ceafe", "conll"))))
    return rows


def read(archive: Path, topics: tuple[str, ...]) -> Iterator[Text]:
    """The documents of these topics, in order of name."""
    return (_text(name, root) for name, root in roots(archive, topics))


def roots(archive: Path, topics: tuple[str, ...] | None = None) -> Iterator[tuple[str, ET.Element]]:
    """(name, XML) of the documents of these topics, of all for None, in order of name."""
    with tarfile.open(archive) as files:
        members = [m for m in files.getmembers() if m.name.endswith(".xml")]
        for member in sorted(members, key=lambda m: m.name):
            file = files.extractfile(member)
            if file is not None and (topics is None or member.name.split("/")[1] in topics):
                yield Path(member.name).stem, ET.fromstring(file.read())  # noqa: S314


def laid_out(root: ET.Element) -> tuple[str, dict[str, tuple[int, int, str]]]:
    """The text, and for each token's id its start, its end and the number of its sentence."""
    pieces: list[str] = []
    place: dict[str, tuple[int, int, str]] = {}
    length, sentence = 0, "0"
    for token in root.iter("token"):
        word = token.text or ""
        if pieces:
            gap = "\n\n" if token.attrib["sentence"] != sentence and sentence == "0" else " "
            pieces.append(gap)
            length += len(gap)
        sentence = token.attrib["sentence"]
        place[token.attrib["t_id"]] = length, length + len(word), sentence
        pieces.append(word)
        length += len(word)
    return "".join(pieces), place


def chains_of(name: str, root: ET.Element) -> dict[str, str]:
    """The chain of each mention that is in one, by the mention's id."""
    return {
        source.attrib["m_id"]: relation.attrib.get("note") or f"{name}:{relation.attrib['r_id']}"
        for relation in root.find("Relations") or ()
        for source in relation.findall("source")
    }


def _text(name: str, root: ET.Element) -> Text:
    text, place = laid_out(root)
    chains = chains_of(name, root)
    found = []
    for mention in root.find("Markables") or ():
        anchors = [place[a.attrib["t_id"]] for a in mention.findall("token_anchor")]
        if not mention.tag.startswith("HUMAN_PART") or not anchors:
            continue
        start, end = anchors[0][0], anchors[-1][1]
        words = text[start:end].split()
        if any(word[:1].isupper() for word in words) and words[0].lower() not in _PRONOUNS:
            number = mention.attrib["m_id"]
            found.append((start, end, chains.get(number, f"{name}:{number}")))
    return Text(name, text, tuple(dict.fromkeys(found)))


def _stored(texts: list[Text]) -> dict[Hashable, Hashable]:
    """The stored actor of each mention, by reading all texts into an empty database."""
    from tests.bench import database

    with database.empty():
        from timeline.ingest.draft import Draft
        from timeline.ingest.store import store
        from timeline.resolve import resolve

        found: dict[Hashable, Hashable] = {}
        articles = {}
        stream = extract_many([Document(t.text) for t in texts], ["actors"])
        for text, extraction in zip(texts, stream, strict=True):
            articles[text.name] = store(Draft(text.text, source="ECB+")).article
            resolve(articles[text.name], extraction)
        names = _names(articles)
        for text in texts:
            found.update(_answers(text, articles[text.name], names))
        return found


def _names(articles: dict[str, Any]) -> dict[tuple[str, str], set[int]]:
    """(topic, folded name) to the stored actors of the topic's articles that have it."""
    from timeline.models import ActorName, Mention

    found: dict[tuple[str, str], set[int]] = {}
    for name, article in articles.items():
        actors = Mention.objects.filter(article=article).values("actor")
        for actor, folded in ActorName.objects.filter(actor__in=actors).values_list("actor", "folded"):
            found.setdefault((_topic(name), folded), set()).add(actor)
    return found


def _topic(name: str) -> str:
    return name.split("_")[0]


def _answers(
    text: Text, article: Any, names: dict[tuple[str, str], set[int]]
) -> Iterator[tuple[Hashable, Hashable]]:
    """Each mention with the actor that was found there, or the only one of the topic with that name, or its words."""
    from timeline.models import Evidence
    from timeline.models.names import fold

    pieces = Evidence.objects.filter(article=article, mention__isnull=False)
    named = list(pieces.values_list("start", "end", "mention__actor"))
    for start, end, _ in text.mentions:
        inside = [(min(end, e) - max(start, s), -s, actor) for s, e, actor in named if s < end and start < e]
        words = fold(re.sub(r"\s*[’']s?$", "", text.text[start:end])).removeprefix("the ")
        bearers = names.get((_topic(text.name), words), set())
        if inside or len(bearers) == 1:
            yield (text.name, start, end), ("actor", max(inside)[2] if inside else next(iter(bearers)))
        else:
            yield (text.name, start, end), (_topic(text.name), words)
