"""A statement in a few words, for its headline: "Sung Kim: looking forward to a “positive response soon”"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from timeline.extract.events.headlines import LONGEST, third_person
from timeline.extract.events.hedging import words
from timeline.extract.events.tree import is_infinitive
from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading

_WORDS = 12
_CLEAR = 4
"""Words that must be left when an opening is cut: "it was enough" stays."""
_GAP = 60
"""Characters between cue and content that still belong to the headline: "urges [the North] to talk"."""
_MARKS = ' “”"„'
_OPENING = re.compile(
    r"^(?:that|to|for|and|but)\s+"
    r"|^(?:(?:he|she|it|they|we)\s+(?!and\b|or\b|who\b|can\b|could\b|may\b|might\b|must\b|should\b))(?:(?:was|were|is|are|has|have|had|would)\s+)?(?!not\b)(?=\w)",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:the|an?|of|to|in|on|for|and|or|with|that|by|at|from|as|its|their|his|her|was|is)")


def label(name: str, statement: FoundStatement, reading: Reading, *, several: bool = False) -> str:
    """The speaker and what was said: a clause after a colon, spoken words in quotation marks, else with the cue.

    "X: talks will resume" · "X: “we will talk”" · "X urges the North to talk". `several`: X is more than one.
    """
    text = gist(" … ".join(span.text for span in statement.content))
    first = statement.content[0].text
    spoken = statement.form == "direct" and (first[0] in _MARKS or not set(first) & set(_MARKS.strip()))
    if spoken:
        text = f"“{text.strip(_MARKS)}”"
    told = "" if spoken else _told(statement, reading, several) or _denied(statement, reading, several)
    text = f"{name} {told}" if told else f"{name}: {text}"
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 2].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"
    return cut + "”" if text.endswith("”") and cut.count("“") > cut.count("”") else cut


def gist(content: str, *, opening: bool = True) -> str:
    """The first clause without its conjunction, cut at a word, quotation marks balanced."""
    text = " ".join(content.split()).strip(" ,;:–—")
    for _ in range(2 if opening else 0):
        shorter = _OPENING.sub("", text, count=1)
        text = shorter if len(shorter.split()) >= _CLEAR else text
    words = text.split()
    if len(words) > _WORDS:
        cut = _WORDS
        while cut > 6 and _DANGLING.fullmatch(words[cut - 1].lower()):
            cut -= 1
        text = " ".join(words[:cut]).rstrip(",;:–—") + "…"
    text = re.sub(r"[.,;]+([”\"]?)$", r"\1", text)
    for opened, closed in (("“", "”"), ("(", ")"), ("[", "]")):
        if text.count(opened) > text.count(closed):
            text += closed
    return text.replace('"', "") if text.count('"') % 2 else text


def _told(statement: FoundStatement, reading: Reading, several: bool) -> str:
    """The cue in the headline's present and what follows it, if the content is no clause of its own; else ""."""
    if statement.cue is None or statement.cue.end > statement.content[0].start:
        return ""
    content = statement.content[0]
    cue = reading.tokens.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is None or cue.root.pos_ != "VERB" or cue.root.lemma_ == "accord":
        return ""
    between = reading.text[statement.cue.end : content.start]
    said = reading.tokens.char_span(content.start, content.end, alignment_mode="expand")
    if said is None or len(between) > _GAP or any(mark in between for mark in '\n“”".'):
        return ""
    if any(_finite(token) and token.head == cue.root for token in said):
        return ""
    particle = " ".join(token.text for token in cue if token != cue.root)
    ahead = any(child.lower_ in {"will", "would", "shall"} for child in cue.root.children)
    told = f"to {cue.root.lemma_}" if ahead else _present(cue.root.lemma_, several)
    verb = " ".join(filter(None, [told, particle]))
    return f"{verb} {gist((between + content.text).strip(), opening=False)}"


def _denied(statement: FoundStatement, reading: Reading, several: bool) -> str:
    """ "denies that it had …": behind a colon, what is denied would stand there as if it were claimed."""
    if statement.act != "deny" or statement.cue is None:
        return ""
    cue = reading.tokens.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is None or cue.root.lemma_ not in words("denial"):
        return ""
    content = re.sub(r"^that\s+", "", " ".join(statement.content[0].text.split()))
    return f"{_present(cue.root.lemma_, several)} that {gist(content, opening=False)}"


def _present(verb: str, several: bool) -> str:
    """ "X denies", "X and Y deny"."""
    return verb if several else third_person(verb)


def _finite(token: Token) -> bool:
    """Whether the word is the verb of a clause with a subject: "that talks will resume"."""
    return token.dep_ in {"ccomp", "parataxis"} and token.pos_ in {"VERB", "AUX"} and not is_infinitive(token)
