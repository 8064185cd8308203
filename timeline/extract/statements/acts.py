"""What an utterance does: told by its cue ("urged", "condemned"), or by its own words where the cue is neutral."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from timeline.extract.lexicons.load import rows

NEUTRAL = "comment"
_SENTENCE = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[“\"]?[A-Z])")
_VOCATIVE = re.compile(r"(?:thanks|thank you)(?: very much)?(?:,? \w+){1,2}[.,!]?", re.IGNORECASE)
"""Thanks for a question, with which an answer begins: "Thanks, Ena." """
_SHARE = 3
"""One sentence in three must do it before a whole paragraph counts as doing it."""


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in rows("acts.tsv", 2))


def act_of(cue_act: str, content: str) -> str:
    """One of `extraction.ACTS`: the cue's own act, or what most of the content's telling sentences do, or "comment"."""
    if cue_act != NEUTRAL:
        return cue_act
    sentences = [part for part in _SENTENCE.split(content) if part.strip()]
    if len(sentences) > 1 and _VOCATIVE.fullmatch(sentences[0].strip()):
        sentences = sentences[1:]
    told = Counter(act for sentence in sentences if (act := _of_sentence(sentence)) != NEUTRAL)
    if not told:
        return NEUTRAL
    act, count = max(told.items(), key=lambda entry: entry[1])
    return act if count * _SHARE >= len(sentences) else NEUTRAL


def _of_sentence(sentence: str) -> str:
    return next((act for act, pattern in _rules() if pattern.search(sentence)), NEUTRAL)
