"""States: names, adjectives and peoples always; capitals and seats of power only where they act or are dealt with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from timeline.extract.actors.draft import Mention
from timeline.extract.actors.page import Page
from timeline.extract.lexicons.load import Place, lines, state_names

_AMERICAN = re.compile(
    r"\b(?:Atlanta|Alabama|Arizona|California|Carolina|Florida|Iowa|Michigan|Nevada|Ohio|Oregon|Pennsylvania|Tennessee|"
    r"Texas|Virginia|Wisconsin)\b|\bU\.?S\.? state\b|\bstate of Georgia\b"
)
_HALF = re.compile(r"\b[Tt]he (North|South)(?![\s\-–]*(?:[A-Z]|of\b|and\b))")
_DEALT_WITH = frozenset(("with", "against", "by", "between", "toward", "towards", "upon", "versus"))
_OFFICES = frozenset(("envoy", "ambassador", "representative", "emissary", "aid", "approach", "policy"))
_LOCATIVE = frozenset(("be", "lie", "sit", "become", "wake"))


def state_mentions(page: Page) -> Iterator[Mention]:
    """Every mention of a state in the article; `name` is the state's display name."""
    names = state_names()
    doc, text = page.doc, page.text
    found: set[str] = set()
    for hit in page.state_hits:
        place = hit.value
        if place.kind == "mask":
            continue
        metonym = place.kind == "metonym"
        the = 4 if not metonym and text[hit.start : hit.start + 4].lower() == "the " else 0
        span = doc.char_span(hit.start + the, hit.end, alignment_mode="expand")
        if span is None or _inside_person(span, place):
            continue
        if place.kind in ("capital", "metonym") and not stands_for_government(span.root):
            continue
        if place.iso3 == "GEO" and _AMERICAN.search(text[max(0, hit.start - 40) : hit.end + 40]):
            continue  # "in Georgia, Michigan and Arizona"
        found.add(place.iso3)
        yield Mention(hit.start + the, hit.end, names.get(place.iso3, span.text), "state", place.iso3)
    if "PRK" in found:
        for half in _HALF.finditer(text):
            iso3 = "PRK" if half.group(1) == "North" else "KOR"
            yield Mention(half.start(), half.end(), names[iso3], "state", iso3)


def _inside_person(span: Span, place: Place) -> bool:
    """Whether the words are part of somebody's name ("Israel Katz"); an adjective before a name is not."""
    token = span[-1]
    if place.kind != "name" or token.ent_type_ != "PERSON" or token.i + 1 >= len(span.doc):
        return False
    following = span.doc[token.i + 1]
    return following.ent_type_ == "PERSON" and following.ent_iob_ == "I" and following.text[0].isupper()


def stands_for_government(token: Token) -> bool:
    """Whether a capital's name means the government: it acts, owns, is dealt with, or sends and gets messages."""
    head = token.head
    match token.dep_:
        case "nsubj" | "nsubjpass" | "csubj":
            return head.lemma_ not in _LOCATIVE or head.dep_ == "aux"
        case "poss":
            return head.lemma_.lower() not in lines("city_nouns.txt")
        case "dobj" | "iobj" | "dative":
            return head.lemma_ in lines("dealing_verbs.txt")
        case "conj":
            return head.ent_type_ == "GPE" and head.dep_ != "conj" and stands_for_government(head)
        case "pobj":
            return _after_preposition(head)
    return False


def _after_preposition(preposition: Token) -> bool:
    word, noun = preposition.lower_, preposition.head
    if word in _DEALT_WITH:
        return True
    if word == "on":
        return noun.lemma_ in ("pressure", "call", "sanction", "press", "put", "attack", "rely")
    if word == "from":
        return noun.pos_ == "NOUN" and noun.lemma_ in lines("message_nouns.txt")
    if word in ("to", "for"):
        return noun.pos_ == "NOUN" and (noun.lemma_ in _OFFICES or noun.lemma_ in lines("message_nouns.txt"))
    return False
