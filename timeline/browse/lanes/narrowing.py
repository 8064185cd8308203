"""From a bar of a lane to the window that shows what is in it."""

from datetime import date

from timeline.browse.lanes.lane import Lane
from timeline.browse.window import Window
from timeline.extract.dates.edtf import Edtf


def narrowed(window: Window, lane: Lane, first: date, last: date) -> Window:
    """The window between two days and, where a filter can say it, with the lane's events only."""
    then = window.but(first=Edtf.of_day(first), last=Edtf.of_day(last), undated=False)
    match lane.kind:
        case "actor" if lane.about not in then.actors:
            actors = sorted((*then.actors, lane.about), key=lambda actor: actor.pk)
            return then.but(actors=tuple(actors))
        case "state" if lane.about not in then.sides and len(then.sides) < 2:
            return then.but(sides=(*then.sides, lane.about))
        case "type" | "quad":
            both = tuple(kind for kind in lane.types if not then.types or kind in then.types)
            return then.but(types=both) if both else then
        case "kind":
            return then.but(kind=lane.value)
    return then
