"""Tables in and out: a clerk's CSV of sources, actors, names or positions, previewed before it counts.

Each row of an import that changes something is a decision, checked like a form. Cells that a spreadsheet would run as
a formula leave with an apostrophe before them, and come back without it.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from import_export import fields, resources, widgets
from import_export.admin import ImportExportMixin
from import_export.formats import base_formats

from timeline.actions import ActionError
from timeline.admin.saving import Save
from timeline.models import Actor, ActorName, Position, Source

_FORMULA = re.compile(r"^['\s\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""What spreadsheets take for a formula at the beginning of a cell (OWASP, “CSV injection”)."""


class SafeCSV(base_formats.CSV):
    """CSV that no spreadsheet runs."""

    CONTENT_TYPE = "text/csv; charset=utf-8"

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        for _ in range(len(dataset)):
            row = [str("" if cell is None else cell) for cell in dataset.lpop()]
            dataset.append([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
        return super().export_data(dataset, **kwargs)

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> Any:
        dataset = super().create_dataset(in_stream, **kwargs)
        for _ in range(len(dataset)):
            row = dataset.lpop()
            dataset.append(
                [cell[1:] if cell[:1] == "'" and _FORMULA.match(cell[1:]) else cell for cell in row]
            )
        return dataset


class PlainDiff(resources.Diff):
    """The preview of a row: what goes is struck, what comes is marked, without styles that our policy forbids."""

    def as_html(self) -> list[Any]:
        return [
            _shown("" if self.new else before, after)
            for before, after in zip(self.left, self.right, strict=False)
        ]


def _shown(before: Any, after: Any) -> Any:
    if str(before) == str(after):
        return format_html("{}", after)
    gone = format_html("<del>{}</del> ", before) if before else ""
    return format_html("{}<ins>{}</ins>", gone, after) if after else gone


class ActorWidget(widgets.ForeignKeyWidget):
    """An actor by its number, or by its name where only one bears it."""

    def __init__(self) -> None:
        super().__init__(Actor)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Actor | None:
        value = str(value or "").strip()
        if not value:
            return None
        found = Actor.objects.current()
        found = found.filter(pk=int(value)) if value.isdigit() else found.filter(name=value)
        matches = list(found[:2])
        if len(matches) == 1:
            return matches[0]
        raise ValueError(
            f"There is no actor “{value}”."
            if not matches
            else f"Several actors are called “{value}”; give the number of one."
        )


class DeskResource(resources.ModelResource):
    """Rows that are saved as decisions of whoever imports them."""

    def get_diff_class(self) -> type:
        return PlainDiff

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        stored = None if is_create else type(instance)._default_manager.get(pk=instance.pk)
        names = [field.attribute for field in self.get_import_fields() if field.attribute != "id"]
        changed = [
            name for name in names if stored is None or getattr(stored, name) != getattr(instance, name)
        ]
        try:
            Save(user=kwargs["user"], row=instance, fields=changed, added=is_create).execute()
        except ActionError as error:
            raise ValidationError(error.message) from error


class _Options:
    skip_unchanged = True
    use_transactions = True
    clean_model_instances = True
    import_id_fields = ("id",)


class SourceResource(DeskResource):
    class Meta(_Options):
        model = Source
        fields = ("id", "name", "domain", "country", "language", "time_zone", "ownership")


class ActorResource(DeskResource):
    affiliation = fields.Field(attribute="affiliation", widget=ActorWidget())

    class Meta(_Options):
        model = Actor
        fields = ("id", "name", "kind", "iso3", "wikidata", "affiliation", "description")


class NameResource(DeskResource):
    actor = fields.Field(attribute="actor", widget=ActorWidget())
    actor_name = fields.Field(attribute="actor__name", readonly=True)

    class Meta(_Options):
        model = ActorName
        fields = ("id", "actor", "actor_name", "name", "note", "since", "until")


class PositionResource(DeskResource):
    actor = fields.Field(attribute="actor", widget=ActorWidget())
    actor_name = fields.Field(attribute="actor__name", readonly=True)
    org = fields.Field(attribute="org", widget=ActorWidget())
    org_name = fields.Field(attribute="org__name", readonly=True)

    class Meta(_Options):
        model = Position
        fields = ("id", "actor", "actor_name", "title", "org", "org_name", "since", "until", "attested")


class Transfer(ImportExportMixin):
    """Import with a preview for those who may add and change; export of what the list shows."""

    resource_classes: tuple[type, ...] = ()
    skip_export_form = True

    def get_import_formats(self) -> list[type]:
        return [SafeCSV]

    def get_export_formats(self) -> list[type]:
        return [SafeCSV]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))
