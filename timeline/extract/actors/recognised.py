"""Organisations by name alone: those that the parser's recogniser and the project's own agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extract.actors.appositions import title_after
from timeline.extract.actors.draft import Mention
from timeline.extract.actors.evidence import acts
from timeline.extract.actors.page import Page
from timeline.extract.actors.states import stands_for_government
from timeline.extract.actors.titles import titles_before
from timeline.extract.lexicons.load import gender_of, lines
from timeline.extract.lexicons.load import words as lexicon_words
from timeline.extract.lexicons.phrases import folded

_MOST = 7
"""Tokens; longer runs are mostly lists and headlines."""


def agreed_organisations(page: Page) -> Iterator[Mention]:
    """Names that both recognisers take for an organisation's, and those that the parser's takes for one every time.

    They must act or be dealt with as bodies do at least once in the article: units and programmes never do.
    """
    doc, text = page.doc, page.text
    found: dict[str, list[tuple[int, int]]] = {}
    active: set[str] = set()
    agreed: set[str] = set()
    for ent in doc.ents:
        start = ent.start + (ent[0].lower_ in ("the", "a"))
        end = ent.end - (ent[-1].lower_ in ("’s", "'s", "’"))
        if ent.label_ != "ORG" or not _may_be_a_body(page, start, end):
            continue
        place = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        words = text[slice(*place)]
        found.setdefault(words, []).append(place)
        name = page.named.get(start)
        if name is not None and (name.start, name.end, name.kind) == (start, end, "organisation"):
            agreed.add(words)
        root = doc[start:end].root
        if acts(root) or stands_for_government(root):
            active.add(words)
    known = {text[hit.start : hit.end] for hit in page.known.persons.find(text)}
    people = known | {word for ent in doc.ents if ent.label_ == "PERSON" for word in (ent.text, ent[-1].text)}
    for words, places in found.items():
        sure = words in agreed or (len(places) > 1 and not words.isupper())
        if sure and words in active and words not in people and not _like_a_person(words, text):
            media = any(word in lines("media_words.txt") for word in words.split())
            for start, end in places:
                yield Mention(start, end, words, "media" if media else "organisation", evident=True)


def _like_a_person(words: str, text: str) -> bool:
    """Whether a name begins with a given name or an honorific, or is taken up by its last word alone as surnames are."""
    parts = words.split()
    given = any(gender_of(folded(part)) for part in parts[:2] if part.isalpha())
    honoured = any(part.rstrip(".").lower() in _before_names() for part in parts[:2])
    if honoured or (given and len(parts) > 1):
        return True
    last = re.escape(parts[-1])
    return len(parts) == 2 and bool(re.search(rf"(?<!{re.escape(parts[0])} )\b{last}\b(?! [A-Z])", text))


def _before_names() -> frozenset[str]:
    return lexicon_words("titles.tsv", "honorific") | lexicon_words("titles.tsv", "head")


def _may_be_a_body(page: Page, start: int, end: int) -> bool:
    """Whether the words are none that the lexicons or an office beside them explain."""
    doc = page.doc
    return (
        0 < end - start <= _MOST
        and doc[start].text[0].isupper()
        and not any(at in page.state_at or at in page.body_at or doc[at].is_space for at in range(start, end))
        and title_after(page, end) is None  # "Amy Holt, the special envoy": an office is a person's
        and not titles_before(page, start).roles
    )
