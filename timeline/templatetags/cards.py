"""The small pieces of a card, as HTML: `{% load cards %}`. Written here for speed: a page has hundreds of them.

| tag | gives |
|---|---|
| `{% marked pieces %}` | a text with the words that were searched for marked in it |
| `{% participants card %}` | who takes part in an event, by role, each name linked where it may be opened |
| `{% speakers statement %}` | who makes a statement, with the office held then |
| `{% place_link event %}` | the place of an event, leading to what else happened there |
| `{% dated heading %}` | the date that hangs in the margin |
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from timeline.models.addresses import address
from timeline.templatetags.chancery import linked
from timeline.templatetags.markup import EMPTY, glue, put

register = template.Library()

_TOWARDS = put(
    '<span class="lead-in" aria-hidden="true"> → </span><span class="visually-hidden">, towards </span>'
)
_LONG = 5
"""Characters beyond which the large line of a heading is set smaller."""


@register.simple_tag
def marked(pieces: Iterable[Any]) -> SafeString:
    """A text that was cut into pieces at the edges of its marks."""
    return glue(put("<mark>{}</mark>", piece.text) if piece.marks else piece.text for piece in pieces)


@register.simple_tag(takes_context=True)
def participants(context: template.Context, card: Any) -> SafeString:
    """Who takes part: actors, then behind an arrow or a word whom it is directed at, who is host, and so on."""
    suggestions = bool(context.get("suggestions"))
    written = []
    for lead, rows in card.parts:
        if lead:
            written.append(_TOWARDS if lead == "→" else put('<span class="lead-in"> {} </span>', lead))
        names = [_person(row.actor, row.caption, suggestions) for row in rows]
        written.append(glue(names, '<span class="lead-in">, </span>'))
    return glue(written)


@register.simple_tag(takes_context=True)
def speakers(context: template.Context, statement: Any) -> SafeString | str:
    """Who makes a statement: “A, B and C”; where nobody is named, how the article calls them."""
    suggestions = bool(context.get("suggestions"))
    names = [_person(actor, caption, suggestions) for actor, caption in statement.speakers]
    if not names:
        return str(capfirst(statement.speaker_caption or "Speaker not named"))
    return put("{} and {}", glue(names[:-1], ", "), names[-1]) if names[1:] else names[0]


@register.simple_tag
def place_link(event: Any) -> SafeString | str:
    """Where it was, as a link to the events of that place, as known on the day that the event is shown as of."""
    if not event.place:
        return ""
    asof = getattr(event, "asof", None)
    query = f"{asof.query}&" if asof else "?"
    where = f"{address('timeline')}{query}place={quote(event.place, safe='')}"
    return put('<a class="place" href="{}">{}</a>', where, event.place)


@register.simple_tag
def dated(heading: Any) -> SafeString:
    """A date in up to three lines; a `<time>` if it is a single day."""
    lines = put(
        '{}<span class="large{}">{}</span>{}',
        put('<span class="over">{}</span> ', heading.over) if heading.over else EMPTY,
        " long" if len(heading.large) > _LONG else "",
        heading.large,
        put(' <span class="under">{}</span>', heading.under) if heading.under else EMPTY,
    )
    return put('<time datetime="{}">{}</time>', heading.datetime, lines) if heading.firm else lines


def _person(actor: Any, caption: str, suggestions: bool) -> SafeString:
    """The actor with the office held then."""
    name = linked(actor, suggestions)
    return put('{}<span class="caption">, {}</span>', name, caption) if caption else name
