"""Many rectangles as one SVG path, to a tenth of a unit.

Each begins from where the one before it began, not from the corner of the drawing: in a row of bars that is nearly
always the same step, so that a strip of a thousand rectangles compresses to two thirds.
"""

from functools import lru_cache


class Outline:
    """A path that grows by a rectangle at a time."""

    def __init__(self) -> None:
        self._drawn: list[str] = []
        self._x = self._y = 0

    def add(self, x: float, y: float, width: float, height: float) -> None:
        """A rectangle by its upper left corner and its size."""
        # In whole tenths, so that what is rounded does not add up along the row.
        left, top, wide = round(10 * x), round(10 * y), _written(round(10 * width))
        move = f"m{_written(left - self._x)} {_written(top - self._y)}"
        self._drawn.append(f"{move}h{wide}v{_written(round(10 * height))}h-{wide}z")
        self._x, self._y = left, top

    def __str__(self) -> str:
        """What stands in `d`."""
        return "".join(self._drawn)


@lru_cache(maxsize=4_096)
def _written(tenths: int) -> str:
    return f"{tenths / 10:g}"
