"""What looks like the content of a statement and is only a piece: "his authority", "to do the same"."""

from __future__ import annotations

import re

from timeline.extract.statements.draft import Attribution, Range

_SCRAP = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|his|her|its|their|some|any|such|both|all)\s+)?"
    r"(?:same|so|it|this|that|these|those|them|one|others?|thing|(?<=his )\w+|(?<=her )\w+|(?<=its )\w+|(?<=their )\w+)"
    r"|(?:to|not to)\s+do\s+(?:so|this|that|it|the same|likewise)",
    re.IGNORECASE,
)
_LATER = re.compile(r"\s+(?:on|in|at|by|last|this|yesterday|today)\b.{0,30}$", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:earlier|later|also|then|today|yesterday|again|previously|recently|afterwards|"
    r"(?:(?:on|last|this|late|early)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)"
    r",?\s+(?=(?:that|he|she|it|they|the|there|an?)\b)",
    re.IGNORECASE,
)


def fragment(item: Attribution, text: str) -> bool:
    """Whether the content says nothing by itself. Parts that hold their own source, as no speaker's words do, are cut."""
    if item.direct:
        return False
    if (
        item.act != "announce"
        and len(item.content) == 1
        and _SCRAP.fullmatch(_LATER.sub("", text[slice(*item.content[0])]).strip(" .,"))
    ):
        return True
    if item.head is None or item.cue is None or item.rule not in ("clause", "infinitive", "preposition"):
        return False
    apart = [(a, b) for a, b in item.content if not a <= item.head[0] < b or a <= item.cue[0] < b]
    if apart:
        item.content = apart
    return not apart


def whole(item: Attribution, part: Range, text: str) -> Range:
    """The part without the words that tell when it was said: "said [earlier] he might …"."""
    start, end = part
    if item.cue is None or item.direct or not 0 <= start - item.cue[1] < 3:
        return part
    when = _WHEN.match(text, start, end)
    return (when.end(), end) if when else part
