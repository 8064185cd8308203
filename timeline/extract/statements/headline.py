"""A headline that names whose words it gives: "Duarte: Talks Will Resume", "Poll: Most voters undecided"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.signed import name_in
from timeline.extract.statements.speakers import Speakers

_HEADLINE = re.compile(
    r"\s*(?:(?:exclusive|breaking|video|watch|listen|opinion)\s*[:–—-]\s*)?"
    r"(?P<who>[A-ZÀ-Þ][^:\n?!“”\"]{1,60}?)(?P<about> [Oo]n [^:\n?!]{1,40})?(?P<mark>:) +(?P<what>\S[^\n]{8,200})",
    re.IGNORECASE,
)
_TOLD_BY = re.compile(r"(?:[\w.-]+ )?(?:poll|survey|report|study)", re.IGNORECASE)


def headline(doc: Doc, text: str, speakers: Speakers) -> Attribution | None:
    """What the first line gives as somebody's words, or None."""
    match = _HEADLINE.match(text)
    if match is None:
        return None
    start, end = match.span("who")
    told = _TOLD_BY.fullmatch(match["who"]) is not None
    head = name_in(doc, (start, end), headline=True)
    if not told and (head is None or not any(span.end == end for span, _ in speakers.inside(start, end))):
        return None
    return Attribution(
        content=[match.span("what")],
        cue=match.span("mark"),
        source=(start, end),
        head=(head.idx, head.idx + len(head)) if head is not None else None,
        rule="headline",
        kind="evidence" if told else "speech",
        confidence=0.5,
    )
