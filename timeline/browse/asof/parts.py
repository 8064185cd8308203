"""Participants as the reports of a day have them."""

from typing import Any

from timeline.models import Participation
from timeline.models.telling import Telling
from timeline.models.telling.whole import parts


def retell_parts(event: Any, known: list[Telling], every: list[Telling]) -> None:
    """Take back from the loaded participants those whom only later reports name, and put back whom these leave out."""
    cache = getattr(event, "_prefetched_objects_cache", {})
    if "participations" not in cache:
        return
    then, now = parts(known), parts(every)
    if then == now:
        return
    rows = list(event.participations.all())
    kept = [row for row in rows if (row.actor_id, row.role) in then or (row.actor_id, row.role) not in now]
    have = {(row.actor_id, row.role) for row in kept}
    actors = {role.actor_id: role.actor for telling in known for role in telling.roles}
    for row in kept:
        key = row.actor_id, row.role
        row.caption = then[key] if then.get(key) != now.get(key) and key in then else row.caption
    more = [
        Participation(event=event, actor=actors[actor], role=role, caption=caption)
        for (actor, role), caption in then.items()
        if (actor, role) not in have and (actor, role) not in now
    ]
    part = event.participations.all()
    part._result_cache = [*kept, *more]
    cache["participations"] = part
