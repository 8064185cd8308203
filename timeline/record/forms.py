"""The forms of the record's pages: a file, how its columns are read, and what is compared."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from timeline.browse.view_form import Line, ViewForm
from timeline.ingest.limits import MAX_FILE_BYTES, megabytes
from timeline.models import Actor, Source
from timeline.record.columns import Mapped, choices, guess
from timeline.record.table import Table

KINDS = ("", "visit", "meeting", "summit", "missile test", "appointment", "signing", "statement")


class FileForm(forms.Form):
    """A chronology's file."""

    file = forms.FileField(
        label="File",
        help_text=f"JSON Lines or CSV with a line of column names, up to {megabytes(MAX_FILE_BYTES)}. "
        "Larger ones are taken in with manage.py import_record.",
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_FILE_BYTES:
            raise forms.ValidationError(
                f"{file.name} has {megabytes(file.size or 0)}; a file may have {megabytes(MAX_FILE_BYTES)}."
            )
        return file


class MappingForm(forms.Form):
    """How the columns of a table are read: a choice for each, and what holds where no column says."""

    chronology = forms.CharField(
        max_length=200,
        label="Name of the chronology",
        help_text="Who keeps it and of what, as readers will see it.",
        widget=forms.TextInput(attrs={"list": "chronologies", "autocomplete": "off"}),
    )
    kind = forms.CharField(
        required=False,
        max_length=40,
        label="Kind of event",
        help_text="Where no column says: visit, meeting, missile test …",
        widget=forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"}),
    )
    who = forms.CharField(
        required=False,
        max_length=200,
        help_text="Where no column says: North Korea, for a list of its tests.",
    )
    state = forms.CharField(
        required=False,
        max_length=100,
        label="State of those who act",
        help_text="Where no column says: United States, for its officials. It tells namesakes apart.",
    )
    whom = forms.CharField(
        required=False,
        max_length=200,
        label="Whom, or the country visited",
        help_text="Where no column says: United States, for a list of visits to it.",
    )

    def __init__(self, table: Table, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.table = table
        guessed = guess(table.columns)
        for number, column in enumerate(table.columns):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                choices=choices(), required=False, label=column, initial=guessed[column]
            )

    @property
    def columns(self) -> list[tuple[Any, list[str]]]:
        """Each column's field, with a few of its values."""
        return [
            (self[f"column-{number}"], [value[:80] for value in self.table.examples(column)])
            for number, column in enumerate(self.table.columns)
        ]

    @property
    def mapped(self) -> Mapped:
        """What the form says, or what is guessed as long as it is not sent."""

        def value(name: str) -> str:
            if self.is_bound:
                return str(self.cleaned_data.get(name) or "")
            return str(self.get_initial_for_field(self.fields[name], name) or "")

        held = {column: value(f"column-{number}") for number, column in enumerate(self.table.columns)}
        return Mapped(held, value("who"), value("state"), value("whom"), value("kind"))


class CompareForm(ViewForm):
    """What is compared: a chronology (id), days and an actor by name or id. Never fails; see `ViewForm`."""

    record = Line()
    named = Line()
    actor = Line()
    page = Line()
    beyond = Line()

    NAMES = {**ViewForm.NAMES, "named": "with"}

    def clean_record(self) -> Source | None:
        value = self.cleaned_data["record"]
        rows = Source.objects.chronologies()
        if not value:
            return rows.order_by("name").first()
        found = (
            rows.filter(pk=int(value)).first()
            if value.isascii() and value.isdigit() and len(value) < 18
            else None
        )
        if found is None:
            self.ignore(f"There is no record “{value[:40]}” here: left out.")
        return found or rows.order_by("name").first()

    def clean_named(self) -> Actor | None:
        return next(iter(self.actors_called("named")), None)

    def clean_actor(self) -> Actor | None:
        value = self.cleaned_data["actor"]
        self.cleaned_data["actor"] = (value,) if value else ()
        return next(iter(self.actors_of("actor")), None)

    def clean_page(self) -> int:
        return self._number("page")

    def clean_beyond(self) -> int:
        return self._number("beyond")

    def _number(self, name: str) -> int:
        value = self.cleaned_data[name]
        return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1
