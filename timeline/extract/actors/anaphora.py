"""Pronouns and role nouns ("the envoy", "the agency") resolved to the actors they stand for.

What decides, in this order: number and gender; the office or kind of body the noun names; who spoke last; who is the
subject rather than an object; how near. Nothing is resolved on a guess between equals far away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Draft
from timeline.extract.actors.identity import gender_of
from timeline.extract.actors.role_nouns import definite, pair, phrase_start, role_noun
from timeline.extract.actors.scene import SUBJECTS, Scene, Standing, weight
from timeline.extract.lexicons.load import pair_nouns

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_IT = frozenset(("it", "its", "itself"))


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or role noun phrase, resolved: characters `[start, end)` and the actor."""

    start: int
    end: int
    draft: Draft


def resolve(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Anaphor]:
    """Every pronoun and role noun that stands for one of the actors, in text order."""
    named: dict[int, tuple[Draft, int]] = {}
    for draft in drafts:
        for mention in draft.mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                for token in span:
                    named.setdefault(token.i, (draft, span.root.i))
    spoken = _spoken(doc)
    resolved: dict[int, list[Draft]] = {}
    scene = Scene()
    for number, sent in enumerate(doc.sents):
        for token in sent:
            if token.text in ("“", '"', "”", "``", "''"):
                continue
            quoted = token.i in spoken
            if token.i in named:
                draft, root = named[token.i]
                if token.i == root:
                    gender = gender_of(draft)
                    scene.name(draft, number, weight(token) - (1.5 if quoted else 0), gender)
                    scene.note_speech(token, [*_before_and(token, draft, named), draft])
                continue
            if quoted:
                continue
            if token.i + 1 in named and token.pos_ != "PRON":
                continue  # "her spokesperson Peter Holt": the name says who
            if token.pos_ in ("NOUN", "PROPN"):
                beside = next((c.i for c in token.children if c.dep_ == "appos" and c.i in named), None)
                if beside is not None and named[beside][0].kind == "person":
                    continue  # "The Vice President, Mary Holt,"
            first, meant = _meant(scene, token, number, drafts, _beside(token, named, resolved))
            resolved[token.i] = meant
            for one in meant:
                scene.name(one, number, weight(token))
                yield Anaphor(doc[first].idx, token.idx + len(token), one)
            if meant:
                scene.note_speech(token, meant)


def _before_and(token: Token, draft: Draft, named: dict[int, tuple[Draft, int]]) -> list[Draft]:
    """The persons of the same phrase, where the parser sees one name: "Secretary Holt and Minister Lund said"."""
    left = range(token.left_edge.i, token.i)
    if draft.kind != "person" or not any(token.doc[i].lower_ == "and" for i in left):
        return []
    others = {id(named[i][0]): named[i][0] for i in left if i in named}
    return [one for one in others.values() if one.kind == "person" and one is not draft]


def _spoken(doc: Doc) -> set[int]:
    """The tokens between quotation marks; a paragraph's end closes what is left open."""
    found: set[int] = set()
    opened = False
    for token in doc:
        if token.text in ("“", "``"):
            opened = True
        elif token.text in ("”", "''") or (token.is_space and "\n" in token.text):
            opened = False
        elif token.text == '"':
            opened = not opened
        elif opened:
            found.add(token.i)
    return found


def _beside(
    token: Token, named: dict[int, tuple[Draft, int]], resolved: dict[int, list[Draft]]
) -> list[Draft]:
    """Whom the words before `token` mean that "and" joins to it."""
    if token.dep_ != "conj":
        return []
    found = [named[token.head.i][0]] if token.head.i in named else []
    return found + resolved.get(token.head.i, [])


def _meant(
    scene: Scene, token: Token, number: int, drafts: Sequence[Draft], beside: Sequence[Draft]
) -> tuple[int, list[Draft]]:
    """The first token of the phrase that `token` ends, and whom it stands for: none of those joined to it by "and"."""
    if token.pos_ == "PRON" or token.lower_ in _HE | _SHE:
        if token.lower_ in _THEY and len(scene.speakers) > 1 and token.dep_ in SUBJECTS:
            return token.i, scene.speakers
        found = _pronoun(scene, token, number)
        return token.i, [found] if found is not None else []
    if token.pos_ not in ("NOUN", "PROPN"):
        return token.i, []
    if (kind := pair_nouns().get(token.lower_)) and any(c.lower_ in ("both", "two") for c in token.children):
        return phrase_start(token), pair(scene, drafts, kind)
    if definite(token):
        found = role_noun(scene, token, number, drafts, beside)
        return phrase_start(token), [found] if found is not None else []
    return token.i, []


def _pronoun(scene: Scene, token: Token, sentence: int) -> Draft | None:
    word = token.lower_
    if word in _HE or word in _SHE:
        wanted = "male" if word in _HE else "female"
        fits = [s for s in scene.standings.values() if s.draft.kind == "person" and s.gender in ("", wanted)]
        found = scene.best(_not_co_argument(fits, token, scene), sentence)
        if found is not None:
            scene.standings[id(found)].gender = wanted
        return found
    if word in _IT:
        if token.dep_ not in (*SUBJECTS, "poss") or (word == "it" and _empty(token)):
            return None
        fits = [
            s
            for s in scene.standings.values()
            if s.draft.kind != "person" and s.weight >= 2 and sentence - s.sentence <= 1
        ]
        return scene.best(fits, sentence)
    if word in _THEY:
        fits = [
            s
            for s in scene.standings.values()
            if s.draft.kind in ("group", "organisation", "government") and s.weight >= 1.5
        ]
        return (
            scene.best(fits, sentence)
            if token.dep_ in SUBJECTS and scene.speaker in [s.draft for s in fits]
            else None
        )
    return None


def _not_co_argument(fits: list[Standing], token: Token, scene: Scene) -> list[Standing]:
    """An object pronoun is not the subject of its own verb: in "Blinken thanked him", he is another."""
    if token.dep_ not in ("dobj", "dative", "pobj") or len(fits) < 2:
        return fits
    verb = token.head if token.dep_ != "pobj" else token.head.head
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not subjects and verb.dep_ == "conj":
        subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS]
    if not subjects:
        return fits
    low, high = subjects[0].idx, subjects[0].idx + len(subjects[0])
    other = [s for s in fits if not any(m.start < high and low < m.end for m in s.draft.mentions)]
    return other or fits


def _empty(token: Token) -> bool:
    """ "It is clear that …", "it remains to be seen": an it that stands for nothing."""
    verb = token.head
    return verb.pos_ == "AUX" or verb.lemma_ in ("be", "seem", "appear", "remain", "take", "happen")
