"""The form of the “Add article” page: a text or a file, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from timeline.ingest.draft import Draft, Refusal, Refused
from timeline.ingest.limits import MAX_FILE_BYTES, megabytes
from timeline.ingest.published import check_not_future, read_published
from timeline.ingest.readers import read_stream, read_text


class ArticleForm(forms.Form):
    """Once it is valid, `draft` is the article to store. `who` is the name of the editor, kept as the origin."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "reading"}),
        help_text="Plain text, or the source of a web page. It is kept word for word.",
    )
    file = forms.FileField(
        required=False,
        label="Or a file",
        help_text=f"Plain text or HTML, up to {megabytes(MAX_FILE_BYTES)}.",
    )
    title = forms.CharField(required=False, max_length=500)
    source = forms.CharField(
        required=False,
        max_length=200,
        help_text="Who published it.",
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )
    url = forms.URLField(required=False, max_length=2000, label="Web address", assume_scheme="https")
    published = forms.CharField(
        required=False,
        max_length=60,
        label="Published on",
        help_text="As 2021-06-21, or with time and zone as 2021-06-21T09:00+09:00. "
        "If it is left empty, the date at the head of the text is used.",
    )
    allow_future = forms.BooleanField(
        required=False, label="The date is right although it lies in the future"
    )

    draft: Draft
    field_order = ("text", "file", "title", "source", "url", "published", "allow_future")

    def __init__(self, *args: Any, who: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._who = who

    def clean_published(self) -> date | datetime | None:
        written = self.cleaned_data["published"]
        try:
            return read_published(written) if written else None
        except Refused as refused:
            raise forms.ValidationError(_sentence(refused)) from refused

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MAX_FILE_BYTES:
            raise forms.ValidationError(
                f"{file.name} has {megabytes(file.size or 0)}; a file may have {megabytes(MAX_FILE_BYTES)}."
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        text, file = cleaned.get("text") or "", cleaned.get("file")
        if "text" in self.errors or "file" in self.errors:
            return cleaned
        if file and text.strip():
            self.add_error("file", "Give either a text or a file, not both.")
        elif file or text.strip():
            self._read(text, file)
        else:
            self.add_error("text", "Paste the text of the article, or choose a file.")
        return cleaned

    def _read(self, text: str, file: UploadedFile[Any] | None) -> None:
        where = "file" if file else "text"
        try:
            draft = _of_file(file) if file else read_text(text, origin="pasted")
        except Refused as refused:
            self.add_error(where, _sentence(refused))
            return
        given = {name: self.cleaned_data.get(name) for name in ("title", "source", "url", "published")}
        self.draft = replace(
            draft,
            **{name: value for name, value in given.items() if value},
            origin=f"{draft.origin} by {self._who}".strip()[:500],
        )
        if not self.cleaned_data.get("allow_future"):
            try:
                check_not_future(self.draft.published)
            except Refused as refused:
                self.add_error("published", f"{_sentence(refused)} Give the right date, or confirm it below.")

    @property
    def is_future(self) -> bool:
        """Whether the date is what is wrong, so that confirming it is offered."""
        return bool(self.data.get("allow_future")) or (hasattr(self, "draft") and "published" in self.errors)


def _of_file(file: UploadedFile[Any]) -> Draft:
    """The one article of an uploaded file. Raises `Refused`."""
    name = file.name or "the file"
    found = []
    for item in read_stream(cast("BinaryIO", file), name):
        found.append(item)
        if len(found) > 1:
            raise Refused("it holds more than one article; take such files in with manage.py ingest")
    if not found:
        raise Refused("there is no article in it")
    if isinstance(found[0], Refusal):
        raise Refused(found[0].cause)
    return replace(found[0], origin=f"{name}, uploaded")


def _sentence(refused: Refused) -> str:
    """The cause as a sentence of its own: “it is empty” → “It is empty.”"""
    cause = str(refused)
    return f"{cause[:1].upper()}{cause[1:]}."
