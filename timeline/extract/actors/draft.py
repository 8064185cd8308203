"""What the finders of this room pass to each other: mentions not yet tied to an actor, and actors not yet numbered."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Role:
    """An office the text gives somebody: the words, where they stand, and what they belong to."""

    title: str
    start: int
    end: int
    iso3: str | None = None
    body: str | None = None  # canonical name of the organisation


@dataclass(slots=True)
class Mention:
    """One naming of one actor: characters `[start, end)`, and what the words around it say."""

    start: int
    end: int
    name: str
    kind: str
    iso3: str | None = None
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    regarded_by: str | None = None  # the state whose reaction to this person's words the sentence tells
    evident: bool = False  # the words around it show that it acts or speaks, or holds an office


@dataclass(slots=True)
class Draft:
    """An actor being put together from its mentions."""

    name: str
    kind: str
    iso3: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    held: list[Role] = field(default_factory=list)
    """Offices that the text names without their holder."""

    @property
    def roles(self) -> list[Role]:
        """Every role of every mention, in text order, after those that stand without a mention."""
        return self.held + [
            role for mention in sorted(self.mentions, key=lambda m: m.start) for role in mention.roles
        ]
