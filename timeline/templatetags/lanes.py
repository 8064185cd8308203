"""A lane as SVG: `{% load lanes %}{% lane lanes shown %}`. Written here for speed, like the strip."""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.browse.lanes.marks import Group, Single
from timeline.browse.outline import Outline
from timeline.models.vocabulary import EventType, Status

register = template.Library()

LINE = 40
"""Where a lane's line lies, in pixels from its top."""
TALLEST, ONE = 26.0, 7.0
"""The highest that a bar is drawn, and a bar of one event."""
ROW, LONG = 12, 8
"""From one row of long events to the next, and how high they are drawn."""
GAP = 0.25
"""Percent of the width that a bar leaves free on either side."""
_DONE = (Status.HAPPENED, Status.ONGOING)
_SIDES = {kind.value: kind.quad.replace(" ", "-") for kind in EventType}
_POINT = "M0 -4.5a4.5 4.5 0 1 0 .01 0z"
_SHAPES = {
    "point": _POINT,
    "by": "M4 -4.5v9l-8 -4.5z",
    "from": "M-4 -4.5v9l8 -4.5z",
    "struck": f"{_POINT}M-6.5 6.5l13 -13",
}


@register.simple_tag
def lane(lanes: Any, shown: Any) -> SafeString:
    """The marks of one lane, each a link, on the scale of the strip."""
    marks = shown.marks
    height = LINE + 4 + ROW * len(marks.below)
    timeline = reverse("timeline")
    paths = _paths(lanes, marks)
    return format_html(
        '<svg class="plot-lane" height="{}" role="group" aria-label="{}" focusable="false">{}{}{}{}</svg>',
        height,
        f"{shown.lane.label}: {shown.told}",
        format_html(
            '<svg viewBox="0 0 1000 {}" height="{}" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
            height,
            height,
            format_html_join("", '<path class="{}" d="{}"/>', paths),
        )
        if paths
        else "",
        _all(_bar(timeline, shown, lanes, group) for group in marks.groups),
        _all(_single(timeline, shown, single, LINE - 10) for single in marks.singles),
        _all(
            _single(timeline, shown, mark, LINE + 2 + ROW * n + LONG // 2)
            if isinstance(mark, Single)
            else _crowd(timeline, shown, mark, LINE + 2 + ROW * n)
            for n, row in enumerate(marks.below)
            for mark in row
        ),
    )


@register.simple_tag
def rule_lines(lanes: Any) -> SafeString:
    """Upright lines through all lanes where the strip has its labels."""
    return format_html(
        '<svg class="at" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true"><path d="{}"/></svg>',
        "".join(f"M{float(tick.x[:-1]) * 10:.0f} 0v1" for tick in lanes.strip.ticks),
    )


@register.simple_tag
def mark_href(shown: Any, mark: Single | Group) -> str:
    """The address of a mark."""
    return _href(reverse("timeline"), shown, mark)


def _all(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _href(timeline: str, shown: Any, mark: Single | Group) -> str:
    href: str = shown.href(mark)
    return href if isinstance(mark, Single) else f"{timeline}{href}"


def _height(lanes: Any, group: Group) -> float:
    """The square root of the number, as on the strip; the same on all lanes."""
    step: float = min(TALLEST / lanes.tallest, ONE)
    return max(math.sqrt(group.number) * step, 2.0)


def _paths(lanes: Any, marks: Any) -> list[tuple[str, str]]:
    """Class and outline of the bars: one path for all rectangles of a kind, words and deeds, happened and not."""
    drawn: dict[str, Outline] = defaultdict(Outline)
    for group in marks.groups:
        x, width = 10 * (group.x + GAP), max(10 * (group.width - 2 * GAP), 1)
        height = _height(lanes, group)
        if not group.number:
            drawn["unknown"].add(x, LINE - 3, width, 3)
            continue
        edge = float(LINE)
        for kind, number in sorted(_parts(group).items()):
            part = height * number / group.number
            drawn[kind].add(x, edge - part, width, part)
            edge -= part
    return [(kind, str(path)) for kind, path in sorted(drawn.items())]


def _parts(group: Group) -> dict[str, int]:
    found: dict[str, int] = {}
    for (event_type, status), number in group.counts.items():
        kind = f"seg {_SIDES[event_type]}{'' if status in _DONE else ' outlined'}"
        found[kind] = found.get(kind, 0) + number
    return found


def _bar(timeline: str, shown: Any, lanes: Any, group: Group) -> SafeString:
    y = LINE - _height(lanes, group) - 3
    return format_html(
        '<a href="{}" aria-label="{}" tabindex="-1"><text x="{}%" y="{}">{}</text></a>',
        _href(timeline, shown, group),
        group.title,
        f"{group.x + group.width / 2:.2f}",
        f"{y:.0f}",
        group.figure if group.number else "?",
    )


def _crowd(timeline: str, shown: Any, group: Group, y: int) -> SafeString:
    return format_html(
        '<a href="{}" aria-label="{}" tabindex="-1"><rect class="crowd" x="{}%" y="{}" width="{}%" height="{}"/>'
        '<text class="inside" x="{}%" y="{}">{}</text></a>',
        _href(timeline, shown, group),
        group.title,
        f"{group.x:.2f}",
        y,
        f"{group.width:.2f}",
        LONG + 2,
        f"{group.x + min(group.width / 2, 2):.2f}",
        y + LONG + 1,
        group.figure,
    )


def _single(timeline: str, shown: Any, single: Single, middle: int) -> SafeString:
    shape, classes = single.shape, single.classes
    if shape == "span":
        drawn = format_html(
            '<rect class="one {}" x="{}%" y="{}" width="{}%" height="{}" rx="1.5"/>',
            classes,
            f"{single.x:.2f}",
            middle - LONG // 2,
            f"{single.width:.2f}",
            LONG,
        )
        if "struck" in classes:
            drawn += format_html(
                '<line class="one {}" x1="{}%" x2="{}%" y1="{}" y2="{}"/>',
                classes,
                f"{single.x:.2f}",
                f"{single.x + single.width:.2f}",
                middle,
                middle,
            )
    elif shape == "point" and "struck" not in classes:
        drawn = format_html(
            '<circle class="one {}" cx="{}%" cy="{}" r="4.5"/>', classes, f"{single.x:.2f}", middle
        )
    else:
        shape = "struck" if shape == "point" else shape
        drawn = format_html(
            '<svg x="{}%" y="{}" overflow="visible"><path class="one {}" d="{}"/></svg>',
            f"{single.x:.2f}",
            middle,
            classes,
            _SHAPES[shape],
        )
    return format_html(
        '<a href="{}" aria-label="{}" tabindex="-1">{}</a>',
        _href(timeline, shown, single),
        single.title,
        drawn,
    )
