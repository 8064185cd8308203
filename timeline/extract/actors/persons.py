"""Persons: names the parser's recogniser finds and names that a title announces, with their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Mention
from timeline.extract.actors.titles import (
    is_head,
    is_honorific,
    is_modifier,
    title_after,
    titles_before,
)
from timeline.extract.lexicons.load import bodies, cues, lines, states

_NAME_WORD = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-Ž][\w’'\-]*|[A-Z]\.|al-\w+|bin|ibn|von|van|der|de|da|di|del|la|el|al|ul|Jr\.?|II|III|IV|VI?)$"
)
_PARTICLES = frozenset(
    ("bin", "ibn", "von", "van", "der", "de", "da", "di", "del", "la", "el", "al", "ul", "-")
)
_CREDIT = re.compile(
    r"(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Pp]hoto(?:graph)?s?|[Tt]ranslated) by\b|^By [A-Z]|[A-Z]{3,} ?/|/ ?[A-Z]{3,}|©"
)
_NOT_NAMES = frozenset(
    (
        "day",
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "read",
        "begin",
        "end",
        "question",
        "the",
        "and",
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "but",
    )
)


def person_mentions(doc: Doc) -> Iterator[Mention]:
    """Every naming of a person, in text order, without titles; bylines and photo credits are left out."""
    taken: set[int] = set()
    found: list[tuple[int, int]] = []
    for start, end in (*_recognised(doc), *_announced(doc)):
        if start < end and not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            found.append((start, end))
    for start, end in sorted(found):
        if not _credited(doc, start):
            yield _mention(doc, start, end)


def _recognised(doc: Doc) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            yield from _trimmed(doc, ent.start, ent.end)


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name inside `[start, end)`: no titles, states, possessives or brackets; initials before it join."""
    for at in range(start, end):
        if "\n" in doc[at].text:
            end = at
            break
    while start < end and (
        is_head(doc[start])
        or is_modifier(doc[start])
        or is_honorific(doc[start])
        or _is_state(doc, start, end)
        or doc[start].lower_ in ("the", "’s", "'s")
    ):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in ("’s", "'s", "’", "'", ",", ".", "”", '"') or doc[end - 1].is_space
    ):
        end -= 1
    while (
        start > 0
        and start < end
        and _is_name_part(doc[start - 1])
        and doc[start - 1].text not in _PARTICLES
        and not doc[start - 1].is_sent_start
    ):
        start -= 1
    words = [doc[i] for i in range(start, end)]
    if not words or not all(
        _NAME_WORD.match(w.text)
        or w.text in _PARTICLES
        or w.text == "-"
        or re.match(r"^[a-z]+$", w.text)
        and doc[w.i - 1].text == "-"
        for w in words
    ):
        return
    if not words[0].text[0].isupper() or words[-1].text in _PARTICLES:
        return
    text = doc[start:end].text
    if (
        text.lower() in _NOT_NAMES
        or next(bodies().find(text), None)
        or any(w.lower_ in _NOT_NAMES for w in words)
    ):
        return
    if start > 0 and doc[start - 1].lower_ == "the" and len(words) == 1:
        return
    yield start, end


def _is_name_part(token: Token) -> bool:
    """Whether a token before a recognised name belongs to it ("Antony" before "J. Blinken")."""
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ in ("", "PERSON")
        and bool(re.match(r"^(?:[A-ZÀ-Þ][a-zß-ÿ’'\-]+|[A-Z]\.)$", token.text))
        and not (is_head(token) or is_modifier(token) or is_honorific(token))
        and next(states().find(token.text), None) is None
    )


def _is_state(doc: Doc, start: int, end: int) -> bool:
    hit = next(states().find(doc[start].text), None)
    return hit is not None and end - start > 1 and hit.value.kind in ("adjective", "people", "name")


def _announced(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names after a title, which the recogniser may miss: "SECRETARY BLINKEN:", "Spokesperson Ned Price"."""
    for token in doc[:-1]:
        if not (is_head(token) or is_honorific(token)):
            continue
        start = token.i + 1
        while start < len(doc) and (is_honorific(doc[start]) or doc[start].text == "."):
            start += 1
        if not token.text[0].isupper() and (
            start >= len(doc) or doc[start].ent_type_ in ("GPE", "NORP", "DATE", "LOC", "FAC")
        ):
            continue
        end = start
        while end < len(doc) and end - start < 5 and _continues(doc, end, start):
            end += 1
        while end > start and doc[end - 1].text in (*_PARTICLES, "-"):
            end -= 1
        if end > start and doc[start].text[0].isupper() and not _ends_in_title(doc, start, end):
            text = doc[start:end].text
            if not next(bodies().find(text), None) and not any(
                doc[i].lower_ in _NOT_NAMES for i in range(start, end)
            ):
                yield start, end


def _continues(doc: Doc, at: int, start: int) -> bool:
    token = doc[at]
    if token.text in ("-",) and at > start:
        return True
    if at > start and doc[at - 1].text == "-":
        return token.is_alpha
    if token.is_space or not _NAME_WORD.match(token.text) or is_head(token) or is_honorific(token):
        return False
    if is_modifier(token) and not token.text.istitle():
        return False
    return (
        token.pos_ in ("PROPN", "NOUN", "X", "ADJ", "ADP", "DET")
        and (token.text[0].isupper() or token.text in _PARTICLES)
        and not next(states().find(token.text), None)
        and (token.pos_ == "PROPN" or token.text.isupper() or token.text in _PARTICLES)
    )


def _ends_in_title(doc: Doc, start: int, end: int) -> bool:
    """ "Secretary General Assembly": what follows is another title or a body's word, not a name."""
    return any(
        doc[i].text in lines("organisation_words.txt") or is_modifier(doc[i]) for i in range(start, end)
    ) or (end < len(doc) and (is_head(doc[end]) or doc[end].lower_ in ("of", "for")))


def _credited(doc: Doc, at: int) -> bool:
    """Whether the name stands in a byline or a photo credit."""
    text = doc.text
    begin = text.rfind("\n", 0, doc[at].idx) + 1
    line_before = text[begin : doc[at].idx]
    return bool(_CREDIT.search(line_before[-60:]))


def _mention(doc: Doc, start: int, end: int) -> Mention:
    before = titles_before(doc, start)
    roles = list(before.roles)
    if before.start > 1 and doc[before.start - 1].text == ",":
        further = titles_before(doc, before.start - 1)
        if further.roles and (end >= len(doc) or doc[end].is_punct or roles):
            roles = [*further.roles, *roles]
    after = title_after(doc, end)
    if after:
        roles.append(after)
    begin_char = doc[start].idx
    end_char = doc[end - 1].idx + len(doc[end - 1])
    name = re.sub(r"\s+", " ", doc.text[begin_char:end_char])
    evident = bool(roles) or bool(before.gender) or _acts(doc[start:end].root)
    return Mention(begin_char, end_char, name, "person", roles=roles, gender=before.gender, evident=evident)


def _acts(root: Token) -> bool:
    """Whether the name does what people do: says, meets, is met with, has comments."""
    head = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "agent"):
        return head.lemma_ in lines("human_verbs.txt") or head.lemma_ in cues()
    if root.dep_ == "poss":
        return head.lemma_ in lines("human_things.txt")
    if root.dep_ == "pobj":
        return head.lower_ in ("with", "by", "between")
    if root.dep_ == "conj":
        return _acts(head) if head is not root and head.dep_ != "conj" else False
    return root.dep_ == "relcl"
