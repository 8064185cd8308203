"""Attributions by a verb: "Kim said …", "…", said Kim, "urged the North to …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from timeline.extract.lexicons.load import Cue, cues
from timeline.extract.statements.according import according_to
from timeline.extract.statements.acts import NEUTRAL
from timeline.extract.statements.clauses import could_speak, noun_phrase, subject_of, trimmed, voice_of
from timeline.extract.statements.contents import content_of
from timeline.extract.statements.draft import Attribution, Range
from timeline.extract.statements.holders import source_range
from timeline.extract.statements.inverted import Inversion, inverted
from timeline.extract.statements.nouns import noun_attribution
from timeline.extract.statements.quotes import Quotes

_EMPTY = frozenset(("there", "this", "that", "which", "what"))
_SELF = frozenset(("i", "we", "you"))
_MODALS = frozenset(("would", "could", "should", "might", "may", "must"))
_WEAK = frozenset(("object", "infinitive", "preposition", "addressee", "called"))
_WITH_OBJECT = frozenset(("tell", "call", "inform", "remind", "assure", "notify"))
"""Verbs behind which an addressee stands and not the speaker."""
_GOING_ON = frozenset(("go", "continue", "proceed"))


def attributions(doc: Doc, quotes: Quotes) -> Iterator[Attribution]:
    """Every attribution outside quoted speech that a verb, "according to" or a noun of saying makes."""
    known = cues()
    for token in doc:
        found: Attribution | None = None
        if token.lower_ == "according":
            found = according_to(token, quotes)
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in known:
            found = _verbal(token, known[token.lemma_.lower()], quotes)
        elif token.pos_ == "NOUN":
            found = noun_attribution(token, quotes)
        if found is not None and found.content:
            yield found


def _verbal(verb: Token, cue: Cue, quotes: Quotes) -> Attribution | None:
    if quotes.speech_at(verb.idx) or verb.dep_ == "amod" or _unreal(verb):
        return None
    turned = inverted(verb, quotes) if "c" in cue.frames and verb.lemma_ not in _WITH_OBJECT else None
    if turned is not None and not _before_it(verb):
        return _turned(verb, cue, turned)
    subject = subject_of(verb, quotes)
    if (
        subject is None
        or subject.lower_ in _SELF
        or (subject.lower_ in _EMPTY and subject.dep_ != "ROOT" and verb.lemma_ != "say")
    ):
        return None
    content = content_of(verb, subject, cue, quotes)
    if not content.ranges or (content.rule in _WEAK and not could_speak(subject)):
        return None
    addressee = content.addressee
    return Attribution(
        content=content.ranges,
        cue=_cue_range(verb),
        source=_source(subject, verb),
        head=(subject.idx, subject.idx + len(subject)),
        voice=_voice(subject),
        act=NEUTRAL if content.rule == "called" and cue.act == "appeal" else cue.act,
        addressee=noun_phrase(addressee) if addressee is not None else None,
        rule=content.rule,
        past=verb.tag_ not in ("VBZ", "VBP", "VB"),
        lemma=verb.lemma_.lower(),
    )


def _before_it(verb: Token) -> bool:
    """Whether the parser sees a speaker before the verb who needs no second one: "Chad, he said Monday, …"."""
    return any(c.dep_ == "nsubj" and c.i == verb.i - 1 for c in verb.children)


def _turned(verb: Token, cue: Cue, turned: Inversion) -> Attribution:
    head = turned.head
    return Attribution(
        content=turned.content,
        cue=_cue_range(verb),
        source=_phrase(turned),
        head=(head.idx, head.idx + len(head)),
        voice=_voice(head),
        act=cue.act,
        rule="clause",
        past=verb.tag_ != "VBZ",
        lemma=verb.lemma_.lower(),
    )


def _phrase(turned: Inversion) -> Range:
    """The speaker's words: what the parse has, if it agrees with the order of words, else what stands there."""
    seen = trimmed(turned.head.doc, turned.start, turned.end)
    parsed = noun_phrase(turned.head)
    return (seen[0], max(seen[1], parsed[1])) if parsed[0] >= seen[0] else seen


def _voice(subject: Token) -> Range | None:
    """The words of the one who speaks through the source, where the source is a text."""
    voice = voice_of(subject)
    return noun_phrase(voice) if voice != subject else None


def _unreal(verb: Token) -> bool:
    """Whether the verb is denied, or an infinitive or modal that tells of no utterance."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _MODALS):
            return True
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and (verb.head.lower_ == "for" or _by_passive(verb.head)):
        return True  # "blamed him for encouraging …" is another's word
    if verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return not (verb.dep_ == "xcomp" and verb.head.lemma_ in _GOING_ON)
    return False


def _by_passive(preposition: Token) -> bool:
    """Whether "by" follows a passive: "was interrupted by protesting members"."""
    return preposition.lower_ == "by" and any(c.dep_ == "auxpass" for c in preposition.head.children)


def _cue_range(verb: Token) -> Range:
    end = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return verb.idx, end.idx + len(end)


def _source(subject: Token, verb: Token) -> Range:
    """The words of the source; where that is a text of somebody's ("issued a statement saying"), whose it is."""
    if (
        any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in subject.children)
        and voice_of(subject) != subject
    ):
        return noun_phrase(voice_of(subject))
    return source_range(subject, verb)
