"""Which fields an editor may set, by model. Whatever else a form sends is refused."""

from typing import Any

from timeline.actions.errors import Invalid
from timeline.models import Actor, ActorName, Event, EventReport, Note, Position, Statement, Timeline
from timeline.models.vocabulary import DateBasis

_DATE = {"edtf", "date_basis", "derivation"}

EDITABLE: dict[type, set[str]] = {
    Event: _DATE | {
        "headline", "summary", "event_type", "mode", "cameo", "kind", "status", "place", "place_iso3", "core",
        "participants",
    },
    EventReport: _DATE | {"headline", "event_type", "kind", "status", "place"},
    Statement: _DATE | {"speaker", "speaker_caption", "addressee", "form", "cue", "act", "event", "variant_of",
        "negated", "terms", "hedge", "within",
    },
    Actor: {"name", "kind", "iso3", "wikidata", "affiliation", "description", "names", "positions"},
    ActorName: {"name", "note", "since", "until"},
    Position: {"title", "org", "since", "until"},
    Note: {"body", "public"},
    Timeline: {"title", "description", "query"},
}  # fmt: skip
"""`participants`, `names` and `positions` are lists, see `timeline.actions.parts`."""

PARTS = {"participants", "names", "positions"}


def permitted(model: type, values: dict[str, Any]) -> dict[str, Any]:
    """`values`, if an editor may set all of them on `model`; a date's basis follows. Raises Invalid."""
    unknown = sorted(set(values) - EDITABLE.get(model, set()))
    if unknown:
        raise Invalid(f"Not a field that can be edited here: {', '.join(unknown)}.")
    if "edtf" in values and "date_basis" not in values:
        basis = DateBasis.EDITOR if values["edtf"] else DateBasis.NONE
        values = {"derivation": "", **values, "date_basis": basis}
    return values


def differing(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Those of `values` (parts left out) that the row does not hold yet."""
    return {name: new for name, new in values.items() if name not in PARTS and getattr(row, name) != new}


def mark_edited(row: Any, names: set[str]) -> None:
    """Remember that an editor set these fields, so that no run of the machine sets them again."""
    if hasattr(row, "edited_fields"):
        row.edited_fields = row.edited_fields + sorted(names - set(row.edited_fields))
