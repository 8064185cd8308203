"""Whether two names of places agree: “Seoul” and “Seoul, South Korea”, “Pyongyang” and “North Korea”."""

from functools import lru_cache

from timeline.extract.events.gazetteer import state_of_town
from timeline.extract.lexicons.load import state_called, state_rows
from timeline.extract.lexicons.phrases import plain


def agree(one: str, other: str) -> bool:
    """Whether one names the other with more or fewer words, or is the state that the other lies in."""
    mine, theirs = _words(one), _words(other)
    if mine == theirs or _within(mine, theirs) or _within(theirs, mine):
        return True
    return any(
        _is_state(whole) and _state_of(part) == state_called(whole)
        for whole, part in ((one, other), (other, one))
    )


def _within(few: list[str], many: list[str]) -> bool:
    return bool(few) and any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def _words(place: str) -> list[str]:
    return place.casefold().replace(",", " ").split()


def _is_state(place: str) -> bool:
    row = state_rows().get(plain(place))
    return row is not None and row.kind == "name"


@lru_cache(maxsize=2048)
def _state_of(place: str) -> str | None:
    """The state that a place lies in: by what stands behind its comma, else as a capital or a town."""
    town, _, land = place.rpartition(",")
    return state_called(land.strip()) or state_called(place) or state_of_town(town or place, ())
