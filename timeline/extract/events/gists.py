"""A statement in a few words, for its headline: "Sung Kim: looking forward to a “positive response soon”"."""

from __future__ import annotations

import re

from timeline.extract.events.headlines import LONGEST, third_person
from timeline.extract.extraction import FoundStatement
from timeline.extract.reading import Reading

_WORDS = 12
_OPENING = re.compile(
    r"^(?:that|to|for|and|but)\s+"
    r"|^(?:(?:he|she|it|they|we)\s+)(?:(?:was|were|is|are|has|have|had|would)\s+)?(?=\w)",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:the|an?|of|to|in|on|for|and|or|with|that|by|at|from|as|its|their|his|her|was|is)")


def label(name: str, statement: FoundStatement, reading: Reading) -> str:
    """The speaker and what was said; where the cue takes an object, with the cue: "X highlights the long ties"."""
    text = gist(" … ".join(span.text for span in statement.content))
    verb = _transitive(statement, reading)
    text = f"{name} {verb} {text}" if verb else f"{name}: {text}"
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def gist(content: str) -> str:
    """The first clause without its conjunction, cut at a word, quotation marks balanced."""
    text = " ".join(content.split()).strip(" ,;:–—")
    for _ in range(2):
        text = _OPENING.sub("", text, count=1)
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


def _transitive(statement: FoundStatement, reading: Reading) -> str:
    """The cue in the headline's present if the content is its noun object, else ""."""
    if statement.cue is None or statement.form == "direct":
        return ""
    cue = reading.tokens.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is None or cue.root.pos_ != "VERB" or len(cue) > 1:
        return ""
    start = statement.content[0]
    for child in cue.root.children:
        if child.dep_ == "dobj" and start.start <= child.idx < start.end:
            return third_person(cue.root.lemma_)
    return ""
