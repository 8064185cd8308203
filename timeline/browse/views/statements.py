"""The statements page: the form, the facets, one page of cards."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url

from timeline.browse.everywhere import links
from timeline.browse.statements.facets import facets
from timeline.browse.statements.looked_at import LookedAt
from timeline.browse.statements.page import page_of
from timeline.browse.statements.selection import Selection
from timeline.browse.statements.wording import FORMS
from timeline.models import Actor, Source, Statement
from timeline.models.visibility import shows_suggestions
from timeline.models.vocabulary import Act, State

NAMES_OFFERED = 60
SPEAKERS_MEANT = 3
AS_DATA = {"application/json": "statements_json", "text/csv": "statements_csv"}
"""Where a client is sent that would rather have the view as data."""
_TYPED = ("said-by", "said-to", "said-of")


def statements(request: HttpRequest) -> HttpResponse:
    response = _answer(request)
    patch_vary_headers(response, ["Accept", "HX-Request-Type", "Cookie"])
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    selection = Selection.read(request.GET, request.user)
    address = f"{request.path}{selection.href if selection.query else ''}"
    swapped = request.headers.get("HX-Request-Type") == "partial"
    if not swapped and _came_from_form(request) and not selection.ignored:
        return HttpResponseRedirect(address)
    wanted = AS_DATA.get(request.get_preferred_type(["text/html", *AS_DATA]) or "")
    if wanted:
        return HttpResponseRedirect(reverse(wanted) + selection.href)
    context = {"selection": selection, "swapped": swapped} | _view(selection, request.user)
    if swapped:
        response = render(request, "browse/statements.html#view", context)
        push_url(response, address)
        return response
    return render(request, "browse/statements.html", context | _choices(request.user))


def _came_from_form(request: HttpRequest) -> bool:
    """A form sent without a script names every field, the empty ones too, and actors by name."""
    return "" in request.GET.values() or any(name in request.GET for name in _TYPED)


def _view(selection: Selection, user: Any) -> dict[str, Any]:
    """What is swapped: everything but the form."""
    looked = LookedAt(selection, user)
    count = looked.count
    return {
        "page": page_of(selection, user, looked.matching),
        "facets": facets(looked) if count or selection.filters else [],
        "count": count,
        "partly": count if looked.partly else 0,
        "sentence": selection.sentence(count, looked.partly),
        "everywhere": links(selection.text, "statements"),
        "meant": _meant(selection, user),
        "suggestions": shows_suggestions(user),
        "nothing_yet": not count and not selection.query and not Statement.objects.exists(),
    }


def _meant(selection: Selection, user: Any) -> list[tuple[Actor, Selection]]:
    """Whom the words typed into the search box name: perhaps what they said was meant."""
    if not selection.text or selection.speakers:
        return []
    named = Actor.objects.visible_to(user).called(selection.text).most_parts_first()[:SPEAKERS_MEANT]
    return [(actor, selection.but(text="", speakers=(actor,))) for actor in named]


def _choices(user: Any) -> dict[str, Any]:
    """What the form offers."""
    return {
        "acts": Act.choices,
        "forms": FORMS.items(),
        "states": [State.SUGGESTED, State.ACCEPTED],
        "sources": Source.objects.values_list("pk", "name"),
        "names": Actor.objects.visible_to(user).most_named(NAMES_OFFERED).values_list("name", flat=True),
    }
