"""What a form offers, as HTML: `{% load choices %}`. Written here for speed: a form has a hundred of them.

| tag | gives |
|---|---|
| `{% suggested names %}` | an `<option>` each, for a `<datalist>` |
| `{% options choices chosen %}` | an `<option>` each of (value, label) pairs, the chosen one selected |
| `{% checks "name" choices chosen %}` | a box to tick each of (value, label) pairs, those in `chosen` ticked |
"""

from collections.abc import Collection, Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from timeline.templatetags.markup import EMPTY, put, put_all

register = template.Library()

_SELECTED, _CHECKED = put(" selected"), put(" checked")


@register.simple_tag
def suggested(names: Iterable[str]) -> SafeString:
    """Options that are their own labels."""
    return put_all('<option value="{}"></option>', ((name,) for name in names))


@register.simple_tag
def options(choices: Iterable[tuple[Any, str]], chosen: Any) -> SafeString:
    """Options of which one may be selected."""
    rows = ((value, _SELECTED if value == chosen else EMPTY, label) for value, label in choices)
    return put_all('<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def checks(name: str, choices: Iterable[tuple[Any, str]], chosen: Collection[Any]) -> SafeString:
    """Boxes of which several may be ticked."""
    box = put('<label class="check"><input type="checkbox" name="{}" value="', name)
    rows = ((box, value, _CHECKED if value in chosen else EMPTY, label) for value, label in choices)
    return put_all('{}{}"{}> {}</label>', rows, "\n")
