"""The things that reports say of an event and may say differently: each a matter, with the fields that hold it."""

DATE, STATUS, TYPE, PLACE, PARTICIPANTS = "date", "status", "type", "place", "participants"

MATTERS: dict[str, tuple[str, ...]] = {
    DATE: ("edtf", "date_basis", "derivation"),
    STATUS: ("status",),
    TYPE: ("event_type", "kind"),
    PLACE: ("place",),
    PARTICIPANTS: (PARTICIPANTS,),
}
"""Matter → the fields of report and event; in `Event.edited_fields` they say that an editor has settled it."""
