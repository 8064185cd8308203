"""What the database derives by itself, in the transaction of the write: counts, and copies of an event's position.

Triggers rather than code, because events are written by resolution, actions, undo, the admin and bulk loads, and none of
them can forget a trigger. `rebuild` makes everything anew from the rows it follows from; `drift` says where the two
differ. Counts go down by UPDATE only, so that emptying the tables in any order leaves none below zero.
"""

from timeline.models.derived.upkeep import drift, install, make_way, rebuild

__all__ = ["drift", "install", "make_way", "rebuild"]
