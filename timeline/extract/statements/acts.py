"""What an utterance does: told by its cue ("urged", "condemned"), or by its own words where the cue is neutral."""

from __future__ import annotations

import re
from functools import cache

from timeline.extract.lexicons.load import rows

NEUTRAL = "comment"


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in rows("acts.tsv", 2))


def act_of(cue_act: str, content: str) -> str:
    """One of `extraction.ACTS`: the cue's own act, or the first whose words the content has, or "comment"."""
    if cue_act != NEUTRAL:
        return cue_act
    return next((act for act, pattern in _rules() if pattern.search(content)), NEUTRAL)
