"""The page that takes a chronology in: a file, a look at how it is read, and one decision."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from import_export.tmp_storages import TempFolderStorage

from timeline.actions import ImportRecord
from timeline.ingest.decoding import decode
from timeline.ingest.draft import Refused
from timeline.models import Source
from timeline.record.forms import KINDS, FileForm, MappingForm
from timeline.record.kinds import supposed
from timeline.record.rows import Understood, understand
from timeline.record.table import read_text
from timeline.resolve.entries import Sifted, sift
from timeline.review.access import desk
from timeline.review.deciding import carry_out

SALT = "timeline.record.import"
KEPT = 24 * 3600
"""Seconds for which a file waits for its import."""

SHOWN = 25
"""Rows and complaints of which so many are shown."""


@desk("GET", "POST")
def import_record(request: HttpRequest) -> HttpResponse:
    """Without a token a file is asked for; with one its rows are shown, and taken in if the button says so."""
    if request.method != "POST":
        return _ask(request, FileForm())
    token = request.POST.get("token", "")
    if token:
        return _look(request, token)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, 422)
    file = form.cleaned_data["file"]
    try:
        text, _ = decode(file.read())
        table = read_text(text)
        if not table.lines:
            raise Refused(f"no line of it can be read; {table.unread[0].where}: {table.unread[0].cause}")
    except Refused as refused:
        form.add_error("file", f"{file.name}: {refused}.")
        return _ask(request, form, 422)
    storage = TempFolderStorage(encoding="utf-8", read_mode="r")
    storage.save(text.encode())
    token = signing.dumps([request.user.pk, storage.name, file.name], salt=SALT)
    named = _named_after(file.name)
    mapping = MappingForm(table, initial={"chronology": named, "kind": supposed(named, table.columns)})
    return _shown(request, mapping, token, file.name)


def _look(request: HttpRequest, token: str) -> HttpResponse:
    try:
        owner, path, name = signing.loads(token, salt=SALT, max_age=KEPT)
        text = TempFolderStorage(name=path, encoding="utf-8", read_mode="r").read()
    except (signing.BadSignature, OSError):
        form = FileForm()
        form.errors["file"] = form.error_class(["The file was kept for a day only. Choose it again."])
        return _ask(request, form, 422)
    if owner != request.user.pk:
        form = FileForm()
        form.errors["file"] = form.error_class(["The file was chosen by somebody else. Choose it again."])
        return _ask(request, form, 422)
    mapping = MappingForm(read_text(text), request.POST)
    if not mapping.is_valid() or "look" in request.POST:
        return _shown(request, mapping, token, name, 200 if mapping.is_valid() else 422)
    given = mapping.cleaned_data["chronology"]
    entries = understand(mapping.table, mapping.mapped).entries
    new = sift(_source(given), entries)
    action = ImportRecord(user=request.user, chronology=given, entries=[*new.new, *new.known], file=name)
    outcome = carry_out(action)
    if outcome.error:
        outcome.tell(mapping)
        return _shown(request, mapping, token, name, outcome.status)
    TempFolderStorage(name=path).remove()
    number = len(action.new)
    messages.success(
        request,
        f"{number:,} event{'' if number == 1 else 's'} on record, from {name}. "
        "It is one decision, which Decisions can undo.",
    )
    return redirect(f"{reverse('record')}?record={action.source.pk}")


def _ask(request: HttpRequest, form: FileForm, status: int = 200) -> HttpResponse:
    return render(request, "record/import.html", {"form": form}, status=status)


def _shown(
    request: HttpRequest, mapping: MappingForm, token: str, name: str, status: int = 200
) -> HttpResponse:
    understood: Understood = understand(mapping.table, mapping.mapped)
    chronology = mapping["chronology"].value() or ""
    sifted: Sifted = sift(_source(chronology), understood.entries)
    clashing = [
        (entry.where, f"its number {entry.reference} stands for other words already")
        for entry in sifted.clashing
    ]
    unread = [(row.where, row.cause) for row in understood.unread]
    context: dict[str, Any] = {
        "mapping": mapping,
        "token": token,
        "name": name,
        "sifted": sifted,
        "total": len(mapping.table.lines) + len(mapping.table.unread),
        "rows": understood.entries[:SHOWN],
        "left_out": [*unread, *clashing],
        "shown": SHOWN,
        "kinds": [kind for kind in KINDS if kind],
        "chronologies": Source.objects.chronologies(),
    }
    return render(request, "record/preview.html", context, status=status)


def _source(name: str) -> Source | None:
    return Source.objects.filter(name=" ".join(str(name).split())).first()


def _named_after(file: str) -> str:
    """What a file's name suggests: “us_official_travels.jsonl” → “Us official travels”."""
    stem = file.rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()
    return stem[:1].upper() + stem[1:200]
