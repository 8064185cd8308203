"""Everything that actions may change, as plain values; what only counts or times is left out."""

from timeline.actions.trail import TRAIL

COUNTERS = {"version"}


def snapshot() -> dict:
    """(model, id) → field → value, for every tracked row."""
    return {
        (model.__name__, row.pk): {
            field.attname: getattr(row, field.attname)
            for field in model._meta.concrete_fields
            if field.attname not in COUNTERS
        }
        for model in TRAIL
        for row in model._default_manager.all()
    }
