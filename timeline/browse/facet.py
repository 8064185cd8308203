"""Facets: the choices that narrow a view, each with what choosing it gives."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with its number, and the view that it leads to."""

    label: str
    count: int
    to: Any
    chosen: bool = False
    share: int = 0
    """Of the facet's largest number, in percent."""


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    choices: list[Choice]

    @property
    def useful(self) -> bool:
        """Whether there is something to choose."""
        return len(self.choices) > 1 or any(choice.chosen for choice in self.choices)


def made(counts: list[tuple[str, int, Any, bool]]) -> list[Choice]:
    """Choices of label, number, view and whether it is chosen, each with its share of the largest number."""
    top = max((count for _, count, _, _ in counts), default=1) or 1
    return [Choice(label, n, to, on, max(1, round(100 * n / top)) if n else 0) for label, n, to, on in counts]
