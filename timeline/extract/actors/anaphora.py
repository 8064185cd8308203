"""Pronouns and role nouns ("the envoy", "the agency") resolved to the actors they stand for.

What decides, in this order: number and gender; the office or kind of body the noun names; who spoke last; who is the
subject rather than an object; how near. Nothing is resolved on a guess between equals far away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Draft
from timeline.extract.actors.titles import is_head
from timeline.extract.lexicons.load import body_nouns, cues, states

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_REACH = 6
"""Sentences after which an actor no longer answers to a pronoun."""
_SUBJECTS = ("nsubj", "nsubjpass")
_PAIRS = {
    **dict.fromkeys(
        ("countries", "sides", "governments", "nations", "delegations", "states", "parties", "allies"),
        "state",
    ),
    **dict.fromkeys(
        ("ministers", "leaders", "presidents", "officials", "diplomats", "envoys", "men", "counterparts"),
        "person",
    ),
}


@dataclass(slots=True)
class Standing:
    """How present an actor is at one point of the article."""

    draft: Draft
    sentence: int = -99
    weight: float = 0.0
    gender: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or role noun phrase, resolved: characters `[start, end)` and the actor."""

    start: int
    end: int
    draft: Draft


@dataclass(slots=True)
class Scene:
    """Who has been named so far, and who spoke last."""

    standings: dict[int, Standing] = field(default_factory=dict)
    speakers: list[Draft] = field(default_factory=list)

    @property
    def speaker(self) -> Draft | None:
        """The last speaker, if it was one alone."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    def name(self, draft: Draft, sentence: int, weight: float, gender: str = "") -> Standing:
        """Take note that `draft` is named or meant in `sentence`."""
        standing = self.standings.setdefault(id(draft), Standing(draft))
        fresh = 0.0 if sentence != standing.sentence else standing.weight
        standing.sentence, standing.weight = sentence, max(weight, fresh)
        standing.gender = standing.gender or gender
        return standing

    def best(self, fits: Sequence[Standing], sentence: int) -> Draft | None:
        """The most present of those that fit, or None if none is near."""
        near = [s for s in fits if sentence - s.sentence <= _REACH]
        return max(near, key=lambda s: self._presence(s, sentence)).draft if near else None

    def _presence(self, standing: Standing, sentence: int) -> tuple[float, float]:
        bonus = 1.6 if standing.draft is self.speaker else 0.0
        return standing.weight + bonus - 0.9 * (sentence - standing.sentence), standing.sentence


def resolve(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Anaphor]:
    """Every pronoun and role noun that stands for one of the actors, in text order."""
    named: dict[int, tuple[Draft, int]] = {}
    for draft in drafts:
        for mention in draft.mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                for token in span:
                    named.setdefault(token.i, (draft, span.root.i))
    scene = Scene()
    kinds = body_nouns()
    for number, sent in enumerate(doc.sents):
        quoted = False
        for token in sent:
            if token.text in ("“", '"', "”", "``", "''"):
                quoted = token.text in ("“", "``") or (token.text == '"' and not quoted)
                continue
            if token.i in named:
                draft, root = named[token.i]
                if token.i == root:
                    gender = next((m.gender for m in draft.mentions if m.gender), "")
                    scene.name(draft, number, _weight(token) - (1.5 if quoted else 0), gender)
                    _note_speech(scene, token, [draft])
                continue
            if quoted:
                continue
            first, meant = _meant(scene, token, number, drafts, kinds)
            for one in meant:
                scene.name(one, number, _weight(token))
                yield Anaphor(doc[first].idx, token.idx + len(token), one)
            if meant:
                _note_speech(scene, token, meant)


def _meant(
    scene: Scene, token: Token, number: int, drafts: Sequence[Draft], kinds: dict[str, str]
) -> tuple[int, list[Draft]]:
    """The first token of the phrase that `token` ends, and whom it stands for."""
    if token.pos_ == "PRON" or token.lower_ in _HE | _SHE:
        if token.lower_ in _THEY and len(scene.speakers) > 1 and token.dep_ in _SUBJECTS:
            return token.i, scene.speakers
        found = _pronoun(scene, token, number)
        return token.i, [found] if found is not None else []
    if token.pos_ not in ("NOUN", "PROPN"):
        return token.i, []
    if (kind := _PAIRS.get(token.lower_)) and any(c.lower_ in ("both", "two") for c in token.children):
        return _phrase_start(token), _pair(scene, drafts, kind)
    if _definite(token):
        found = _role_noun(scene, token, number, drafts, kinds)
        return _phrase_start(token), [found] if found is not None else []
    return token.i, []


def _pair(scene: Scene, drafts: Sequence[Draft], kind: str) -> list[Draft]:
    """The two that "both countries", "the two ministers" mean: the two named most so far."""
    seen = [d for d in drafts if d.kind == kind and id(d) in scene.standings]
    seen.sort(key=lambda d: -len(d.mentions))
    return seen[:2] if len(seen) > 1 else []


def _weight(token: Token) -> float:
    if token.dep_ in _SUBJECTS:
        return 3.0 if token.head.dep_ == "ROOT" else 2.6
    return {
        "poss": 1.6,
        "dobj": 1.5,
        "agent": 2.0,
        "pobj": 1.2,
        "compound": 0.4,
        "amod": 0.2,
        "appos": 1.8,
    }.get(token.dep_, 1.0)


def _note_speech(scene: Scene, token: Token, drafts: list[Draft]) -> None:
    if (token.dep_ in _SUBJECTS and token.head.lemma_ in cues() and token.head.tag_ != "VBG") or (
        token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
    ):
        scene.speakers = drafts


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
        if token.dep_ not in (*_SUBJECTS, "poss") or (word == "it" and _empty(token)):
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
            if token.dep_ in _SUBJECTS and scene.speaker in [s.draft for s in fits]
            else None
        )
    return None


def _not_co_argument(fits: list[Standing], token: Token, scene: Scene) -> list[Standing]:
    """An object pronoun is not the subject of its own verb: in "Blinken thanked him", he is another."""
    if token.dep_ not in ("dobj", "dative", "pobj") or len(fits) < 2:
        return fits
    verb = token.head if token.dep_ != "pobj" else token.head.head
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects and verb.dep_ == "conj":
        subjects = [child for child in verb.head.children if child.dep_ in _SUBJECTS]
    if not subjects:
        return fits
    low, high = subjects[0].idx, subjects[0].idx + len(subjects[0])
    other = [s for s in fits if not any(m.start < high and low < m.end for m in s.draft.mentions)]
    return other or fits


def _empty(token: Token) -> bool:
    """ "It is clear that …", "it remains to be seen": an it that stands for nothing."""
    verb = token.head
    return verb.pos_ == "AUX" or verb.lemma_ in ("be", "seem", "appear", "remain", "take", "happen")


def _definite(token: Token) -> bool:
    if token.dep_ in ("compound", "nmod"):
        return False
    return any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "that", "his", "her", "its", "their")
        for c in token.children
    )


def _phrase_start(token: Token) -> int:
    left = token.left_edge.i
    return left + 1 if token.doc[left].is_space else left


def _role_noun(
    scene: Scene, token: Token, sentence: int, drafts: Sequence[Draft], kinds: dict[str, str]
) -> Draft | None:
    word = token.lower_
    if is_head(token):
        return _office(scene, token, sentence, drafts)
    kind = kinds.get(word)
    if kind is None:
        return None
    state = _state_inside(token)
    fits = [s for s in scene.standings.values() if _is_body(s.draft, kind)]
    if state is not None:
        return next((d for d in drafts if d.kind == "state" and d.iso3 == state), None)
    return scene.best([s for s in fits if s.weight >= 1.2 or s.draft is scene.speaker], sentence)


def _is_body(draft: Draft, kind: str) -> bool:
    if kind == "any":
        return draft.kind in ("organisation", "group", "media", "government")
    return draft.kind == kind


def _state_inside(token: Token) -> str | None:
    text = token.doc[_phrase_start(token) : token.i + 1].text
    hit = next(states().find(text), None)
    return hit.value.iso3 if hit else None


def _office(scene: Scene, token: Token, sentence: int, drafts: Sequence[Draft]) -> Draft | None:
    """The holder of the office: by its words and state anywhere in the article, else by its noun near by."""
    end = token.i + 1
    text = token.doc[_phrase_start(token) : end].text.lower()
    state = _state_inside(token)
    modifiers = {
        w for w in text.split()[:-1] if w not in ("the", "this", "that", "his", "her", "their", "its")
    }
    fits: list[Standing] = []
    for draft in drafts:
        if draft.kind != "person":
            continue
        for role in draft.roles:
            title = role.title.lower().split()
            if not _same_office(token.lower_, title):
                continue
            if state is not None and state not in (draft.iso3, role.iso3):
                continue
            exact = modifiers and modifiers <= {*title, *text.split()} and any(m in title for m in modifiers)
            standing = scene.standings.get(id(draft))
            if standing is not None:
                fits.append(standing)
            elif state is not None and exact:
                fits.append(Standing(draft, sentence))
            break
    if not fits:
        return None
    if state is not None or len({id(s.draft) for s in fits}) == 1:
        return max(fits, key=lambda s: (s.sentence, s.weight)).draft
    return scene.best(fits, sentence)


_ENVOYS = frozenset(("envoy", "representative", "ambassador", "diplomat", "emissary"))
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson", "official"))
_LEADERS = frozenset(("leader", "president", "premier", "chancellor", "chairman", "dictator"))


def _same_office(noun: str, title: list[str]) -> bool:
    if noun in title:
        return True
    return any(
        noun in family and any(word in family for word in title) for family in (_ENVOYS, _SPEAKERS, _LEADERS)
    )
