"""Small words and marks that several pages share: `{% load chancery %}`.

| tag or filter | gives |
|---|---|
| `{% address "name" view %}` | the address of that name, with the view (a window, a selection) that it is to show |
| `{% here "name" … %}` | ` aria-current="page"` on the address of that name |
| `{% desk_link %}` | the link to the editors' queue |
| `{% desk_tools thing %}` | for editors, the links to edit it and to its history |
| `{{ "2021-06"|date_words }}` | “June 2021” |
| `{{ event|when }}` | the date of an event, report or statement: “21 June 2021”, “after 21 June 2021” |
| `{% type_chip event %}` | the event's type with its mark and colour |
| `{% record_chip %}` | “On record” |
| `{% status_chip event %}` | planned, cancelled, denied …; nothing for what happened |
| `{% state_chip thing %}` | Suggested or Accepted |
| `{% passage words %}` | a passage of evidence with its marks |
| `{% collation first second %}` | the second passage, with what it leaves out of the first and what it adds marked |
| `{% actor_link actor %}` | the actor's name, linked where it may be opened |
"""

from functools import cache, lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from timeline.browse import words
from timeline.models import addresses
from timeline.models.collation import COME, GONE, collate
from timeline.models.visibility import is_editor
from timeline.models.vocabulary import EventType, State, Status
from timeline.templatetags.markup import glue, put

register = template.Library()

_UP = "M8 2.5 14 13.5H2Z"
_DOWN = "M8 13.5 2 2.5h12Z"
_MARKS = {
    "verbal cooperation": f'<path d="{_UP}"/>',
    "material cooperation": f'<path class="solid" d="{_UP}"/>',
    "verbal conflict": f'<path d="{_DOWN}"/>',
    "material conflict": f'<path class="solid" d="{_DOWN}"/>',
    "neutral": '<circle cx="8" cy="8" r="4.5"/>',
    "accepted": '<path d="M2.5 8.5 6.5 12.5 13.5 3.5"/>',
    "suggested": '<circle class="dotted" cx="8" cy="8" r="6"/>',
    "rejected": '<path d="M3 3l10 10M13 3 3 13"/>',
}


@cache
def _mark(name: str) -> SafeString:
    return mark_safe(  # noqa: S308  every part is a constant of this module
        f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{_MARKS[name]}</svg>'
    )


@lru_cache(maxsize=1_024)
def _chip(kind: str, label: str, drawn: str = "") -> SafeString:
    """A chip; the same few hundred stand on all pages."""
    return put('<span class="chip {}">{}{}</span>', kind, _mark(drawn) if drawn else "", label)


@register.simple_tag
def address(name: str, view: Any = None) -> str:
    """The address of that name, and the view that it is to show. Written here for speed: a page has a hundred."""
    return f"{addresses.address(name)}{view.href if view is not None else ''}"


@register.simple_tag
def mark(name: str) -> SafeString:
    """The mark of a quad class (“verbal conflict”) or of a state (“accepted”)."""
    return _mark(name)


@register.simple_tag(takes_context=True)
def here(context: template.Context, *names: str) -> SafeString | str:
    """` aria-current="page"` if the page shown is one of the addresses of these names."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or match.url_name not in names:
        return ""
    return mark_safe(' aria-current="page"' if match.url_name == names[0] else ' aria-current="true"')  # noqa: S308


@register.simple_tag(takes_context=True)
def desk_link(context: template.Context) -> SafeString:
    """A list item with the link to the editors' queue."""
    queue = reverse("queue")
    request = context.get("request")
    on_desk = request is not None and request.path.startswith(
        (queue, reverse("dates"), reverse("import_record"))
    )
    current = mark_safe(' aria-current="true"') if on_desk else ""
    return format_html('<li><a href="{}"{}>Desk</a></li>', queue, current)


@register.simple_tag(takes_context=True)
def desk_tools(context: template.Context, thing: Any) -> SafeString | str:
    """For editors, the links that lead from what is read to where it is corrected; nothing for readers."""
    if not is_editor(getattr(context.get("request"), "user", None)):
        return ""
    kind = thing._meta.model_name
    if kind == "article":
        return format_html(
            '<a class="no-print" href="{}?article={}">Review what it tells</a><a class="no-print" href="{}">Annotate</a>',
            reverse("queue"),
            thing.pk,
            reverse("annotate", args=[thing.pk]),
        )
    return format_html(
        '<a class="no-print" href="{}">Edit</a><a class="no-print" href="{}">History</a>',
        reverse("edit", args=[kind, thing.pk]),
        reverse("history", args=[kind, thing.pk]),
    )


@register.filter
def date_words(edtf: str) -> str:
    """An EDTF date in words; empty for none."""
    return words.date_phrase(edtf)


@register.filter
def worded(text: str) -> str:
    """A sentence with its EDTF dates in words: how a date came about, what two reports agree on."""
    return words.worded(text)


@register.filter
def when(row: Any) -> str:
    """The date of an event, report or statement in words; empty for none."""
    return words.when(row)


@register.filter
def day_words(day: Any) -> str:
    """A `date` in words, “21 June 2021”; empty for None."""
    return words.plain_day(day) if day else ""


@register.simple_tag
def type_chip(event: Any) -> SafeString:
    """The type of an event or report, with the mark and colour of its quad class."""
    quad = EventType(event.event_type).quad
    return _chip(quad.replace(" ", "-"), words.type_phrase(event), quad)


@register.simple_tag
def status_chip(event: Any) -> SafeString | str:
    """The status of an event, unless it simply happened."""
    return "" if event.status == Status.HAPPENED else _chip(event.status, words.status_phrase(event))


@register.simple_tag
def record_chip() -> SafeString:
    """That a chronology has the event."""
    return _chip("on-record", "On record")


@register.simple_tag
def state_chip(thing: Any) -> SafeString:
    """What the desk has said about `thing`."""
    return _chip(thing.state, State(thing.state).label, thing.state)


@register.simple_tag(takes_context=True)
def actor_link(context: template.Context, actor: Any) -> SafeString | str:
    """The actor's name, as a link where the reader may open its page (`suggestions` in the context, or accepted)."""
    return linked(actor, bool(context.get("suggestions")))


def linked(actor: Any, suggestions: bool) -> SafeString:
    """The actor's name, as a link if suggestions are shown or it is accepted."""
    if suggestions or actor.state == State.ACCEPTED:
        return put('<a href="{}">{}</a>', actor.get_absolute_url(), actor.name)
    return put("{}", actor.name)


@register.simple_tag
def passage(words: Any) -> SafeString:
    """A passage of evidence with its marks, in what stands around it. Written here for speed: a page has hundreds."""
    around = '<span class="around">{}{}</span>'
    return put(
        '<p class="evidence">{}{}{}</p>',
        put(around, "…", words.before) if words.before else "",
        glue(
            put('<mark class="{}">{}</mark>', piece.kinds, piece.text) if piece.marks else piece.text
            for piece in words.pieces
        ),
        put(around, words.after, "…") if words.after else "",
    )


_CHANGED = '<{}><span class="visually-hidden">[{}</span>{}<span class="visually-hidden">]</span></{}>{}'
_CHANGES = {GONE: ("del", "left out: "), COME: ("ins", "only here: ")}


@register.simple_tag
def collation(first: str, second: str) -> SafeString:
    """The second passage word by word beside the first: struck out what it leaves out, underlined what only it has."""
    parts: list[str] = []
    for stretch in collate(words.bare(first), words.bare(second)):
        if stretch.kind not in _CHANGES:
            parts.append(stretch.text)
            continue
        tag, told = _CHANGES[stretch.kind]
        said, space = stretch.text.rstrip(), " " if stretch.text[-1:].isspace() else ""
        parts.append(put(_CHANGED, tag, told, said, tag, space))
    return glue(parts)


@register.filter
def bare(text: str) -> str:
    """A quotation without the quotation marks around it, which the page sets itself."""
    return words.bare(text)
