"""The density strip as SVG: `{% load strip %}{% plot strip %}`. Written here for speed: there are hundreds of bars."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from timeline.browse.bars import HEIGHT, HEIGHT_UP
from timeline.models.addresses import address
from timeline.templatetags.markup import EMPTY, put, put_all

register = template.Library()

_INNER = put(' class="inner"')


@register.simple_tag
def plot(strip: Any, close: bool = False, bare: bool = False) -> SafeString:
    """The strip's bars, each a link to its period, with the window marked; `close`: it shows the window alone.

    `bare`: without the links, where what stands below it has links enough.
    """
    names = ["plot"] + [
        name
        for name, on in (("close", close), ("from-earlier", strip.earlier), ("to-later", strip.later))
        if on
    ]
    brush = strip.brush if not close else None
    return put(
        '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" role="group" aria-label="{}" focusable="false" '
        'data-periods="{}" data-chosen="{}">{}<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>{}{}</svg>',
        " ".join(names),
        strip.width,
        HEIGHT,
        f"{'The window closer, ' if close else ''}one bar for each period; there is a table of the numbers",
        strip.periods,
        "" if close else strip.chosen,
        put('<rect class="brush" x="{}" y="0" width="{}" height="{}"/>', *brush, HEIGHT) if brush else "",
        strip.width,
        round(HEIGHT_UP),
        round(HEIGHT_UP),
        put_all('<path class="{}" d="{}"/>', strip.paths),
        EMPTY if bare else _links(strip),
    )


def _links(strip: Any) -> SafeString:
    """The bars with something in them, as links to the period of each alone."""
    frame = (
        f'<a href="{address("timeline")}{{}}" tabindex="-1" aria-label="{{}}">'
        f'<rect class="hit" x="{{}}" width="10" height="{HEIGHT}"/></a>'
    )
    return put_all(frame, ((bar.href, bar.title, bar.x) for bar in strip.busy))


@register.simple_tag
def ruler(strip: Any) -> SafeString:
    """What stands under the bars: a tick and its label each."""
    return put_all(
        '<g{}><line x1="{}" x2="{}" y1="0" y2="5"/><text x="{}" y="17" text-anchor="{}">{}</text></g>',
        (
            (_INNER if tick.inner else EMPTY, tick.x, tick.x, tick.x, tick.anchor, tick.label)
            for tick in strip.ticks
        ),
    )
