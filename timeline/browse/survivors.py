"""Old addresses of merged things lead to what they were merged into."""

from typing import Any

from timeline.models.merging import survivor


def survivor_for(model: Any, pk: int, user: Any) -> Any:
    """What the row `pk` of `model` was merged into in the end, if `user` may see that; None if it stands for itself.

    Redirect to it for now only, not for good: a merge can be undone, and browsers never ask again about the other kind.
    """
    row = model.objects.filter(pk=pk, merged_into__isnull=False).select_related("merged_into").first()
    if row is None:
        return None
    return model.objects.visible_to(user).filter(pk=survivor(row).pk).first()
