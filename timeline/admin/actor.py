"""Actors with their names and positions; names and positions also as tables of their own, for import and export."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from timeline.admin.base import PartInline, RecordForm, TrackedAdmin
from timeline.admin.bulk import accept, merge, reject
from timeline.admin.transfer import ActorResource, NameResource, PositionResource, Transfer
from timeline.models import Actor, ActorName, Position
from timeline.models.dates import edtf_bounds


class NameForm(RecordForm):
    """A name whose since and until are checked as dates."""

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        for name in ("since", "until"):
            if entered.get(name):
                edtf_bounds(name, entered[name])
        return entered


class NameInline(PartInline):
    model = ActorName
    form = NameForm
    fields = ("name", "note", "since", "until")


class PositionInline(PartInline):
    model = Position
    fk_name = "actor"
    fields = ("title", "org", "since", "until", "attested", "state")
    readonly_fields = ("state",)
    autocomplete_fields = ("org",)


@admin.register(Actor)
class ActorAdmin(Transfer, TrackedAdmin):
    """Persons, states, organisations and groups."""

    resource_classes = (ActorResource,)
    list_display = ("name", "kind", "iso3", "affiliation", "state", "origin", "parts")
    list_filter = ("state", "kind", "origin", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("affiliation",)
    ordering = ("name",)
    search_fields = ("name", "names__name", "=iso3", "=wikidata")
    search_help_text = "A name or alias, a country code, a Wikidata id"
    autocomplete_fields = ("affiliation",)
    readonly_fields = ("state", "origin", "merged_into")
    fieldsets = (
        (None, {"fields": (("name", "kind"), ("iso3", "wikidata"), "affiliation", "description", "seen")}),
        ("Standing", {"fields": (("state", "origin", "merged_into"),)}),
    )
    inlines = (NameInline, PositionInline)
    actions = (accept, reject, merge)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).annotate(parts=Count("participations", distinct=True))

    @admin.display(description="events", ordering="parts")
    def parts(self, actor: Any) -> int:
        """In how many events it takes part."""
        return int(actor.parts)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Autocompletes offer only actors that stand."""
        rows, distinct = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            rows = rows.filter(merged_into__isnull=True).exclude(state="rejected")
        return rows, distinct


@admin.register(ActorName)
class ActorNameAdmin(Transfer, TrackedAdmin):
    """Every name of every actor, in one table."""

    resource_classes = (NameResource,)
    form = NameForm
    list_display = ("name", "actor", "note", "since", "until", "origin")
    list_filter = ("origin", "actor__kind")
    list_select_related = ("actor",)
    search_fields = ("name", "actor__name")
    autocomplete_fields = ("actor",)
    fields = ("actor", "name", "note", ("since", "until"), "seen")


@admin.register(Position)
class PositionAdmin(Transfer, TrackedAdmin):
    """Who held which office from when to when."""

    resource_classes = (PositionResource,)
    list_display = ("title", "actor", "org", "since", "until", "attested", "state")
    list_filter = ("state", "origin", ("org", admin.EmptyFieldListFilter))
    list_select_related = ("actor", "org")
    search_fields = ("title", "actor__name", "org__name")
    autocomplete_fields = ("actor", "org")
    fields = ("actor", ("title", "org"), ("since", "until", "attested"), ("state", "origin"), "seen")
    readonly_fields = ("state", "origin")
    actions = (accept, reject)
