"""The density strip as SVG: `{% load strip %}{% plot strip %}`. Written here for speed: there are hundreds of bars."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.browse.bars import HEIGHT, HEIGHT_UP

register = template.Library()


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
    timeline = reverse("timeline")
    brush = strip.brush if not close else None
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" role="group" aria-label="{}" focusable="false" '
        'data-periods="{}" data-chosen="{}">{}<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>{}{}</svg>',
        " ".join(names),
        strip.width,
        HEIGHT,
        f"{'The window closer, ' if close else ''}one bar for each period; there is a table of the numbers",
        strip.periods,
        "" if close else strip.chosen,
        format_html('<rect class="brush" x="{}" y="0" width="{}" height="{}"/>', *brush, HEIGHT)
        if brush
        else "",
        strip.width,
        round(HEIGHT_UP),
        round(HEIGHT_UP),
        format_html_join("", '<path class="{}" d="{}"/>', strip.paths),
        format_html_join(
            "",
            '<a href="{}{}" tabindex="-1" aria-label="{}"><rect class="hit" x="{}" width="10" height="{}"/></a>',
            ((timeline, bar.href, bar.title, bar.x, HEIGHT) for bar in (() if bare else strip.busy)),
        ),
    )
