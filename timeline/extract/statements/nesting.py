"""Which statement stands inside which: in "Kim said Lee had warned of a storm", the warning is within what Kim said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.extraction import FoundStatement, Span


def nested(found: Sequence[FoundStatement]) -> list[FoundStatement]:
    """The statements, each with the narrowest other one whose content holds its cue and what it tells."""
    return [replace(one, within=_host(one, found)) for one in found]


def _host(one: FoundStatement, found: Sequence[FoundStatement]) -> str | None:
    hosts = [
        (part, other) for other in found if other is not one for part in other.content if _holds(part, one)
    ]
    return min(hosts, key=lambda host: len(host[0].text))[1].id if hosts else None


def _holds(part: Span, one: FoundStatement) -> bool:
    told_by = one.cue or one.source
    return told_by is not None and part.contains(told_by) and all(part.contains(p) for p in one.content)
