"""An article's text with everything found in it marked, and the list of that in the margin, both ways linked."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.browse.highlight import Marked, Piece, kind_of, pieces
from timeline.models import Actor, Article, Event, Statement
from timeline.models.vocabulary import Part

_BLANK_LINES = re.compile(r"[ \t]*\n(?:[ \t]*\n){2,}")
"""Printed as one blank line; the stored text keeps them all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An event or statement found in the article. `anchor` names its words in the text, `number` its note number."""

    number: int
    kind: str
    anchor: str
    thing: Any
    start: int


class ArticlePage:
    def __init__(self, article: Article, user: Any) -> None:
        self.article = article
        self.user = user

    @cached_property
    def _evidence(self) -> list[Any]:
        rows = self.article.evidence.exclude(position__isnull=False).select_related(
            "report__event", "statement__speaker", "mention__actor", "note__author"
        )
        return [piece for piece in rows.order_by("start", "-end", "pk") if self._shown(piece)]

    @cached_property
    def _visible(self) -> dict[str, set[int]]:
        """Ids of what the reader may see of this article."""

        def ids(rows: Any) -> set[int]:
            return set(rows.values_list("pk", flat=True))

        return {
            "event": ids(Event.objects.visible_to(self.user).filter(reports__article=self.article)),
            "statement": ids(Statement.objects.each_visible_to(self.user).filter(article=self.article)),
            "actor": ids(Actor.objects.visible_to(self.user).filter(mentions__article=self.article)),
        }

    def _shown(self, piece: Any) -> bool:
        if piece.report_id:
            return piece.report.event_id in self._visible["event"]
        if piece.statement_id:
            return piece.statement_id in self._visible["statement"]
        if piece.mention_id:
            return piece.mention.actor_id in self._visible["actor"]
        return bool(piece.note_id and piece.note.public)

    @cached_property
    def findings(self) -> list[Finding]:
        """Events and statements in the order of their first words, numbered."""
        first: dict[tuple[str, int], Any] = {}
        for piece in self._evidence:
            kind = "event" if piece.report_id else "statement" if piece.statement_id else ""
            wanted = piece.part == (Part.PASSAGE if kind == "event" else Part.CONTENT)
            key = (kind, piece.report_id or piece.statement_id or 0)
            if kind and (wanted and key not in first):
                first[key] = piece
        for piece in self._evidence:  # what has no passage or content stands by its first words
            kind = "event" if piece.report_id else "statement" if piece.statement_id else ""
            if kind:
                first.setdefault((kind, piece.report_id or piece.statement_id), piece)
        ordered = sorted(
            first.items(), key=lambda item: (item[1].start, -item[1].end, item[0][0] == "statement")
        )
        return [
            Finding(
                number,
                kind,
                f"{'r' if kind == 'event' else 's'}{pk}",
                piece.report.event if kind == "event" else piece.statement,
                piece.start,
            )
            for number, ((kind, pk), piece) in enumerate(ordered, start=1)
        ]

    @cached_property
    def _numbers(self) -> dict[str, Finding]:
        return {finding.anchor: finding for finding in self.findings}

    @cached_property
    def pieces(self) -> list[Piece]:
        """The text, cut at every edge of a mark."""
        return pieces(self.article.text, [self._mark(piece) for piece in self._evidence])

    def _mark(self, piece: Any) -> Marked:
        if piece.mention_id:
            return Marked(piece.start, piece.end, "mention", piece.mention.actor)
        if piece.note_id:
            return Marked(piece.start, piece.end, "noted", piece.note)
        anchor = f"r{piece.report_id}" if piece.report_id else f"s{piece.statement_id}"
        return Marked(piece.start, piece.end, kind_of(piece), self._numbers.get(anchor))

    @cached_property
    def text(self) -> list["Stretch"]:
        """The pieces with their links, anchors and note numbers, ready to print."""
        anchored: set[str] = set()
        numbered: set[int] = set()
        return [_stretch(piece, anchored, numbered) for piece in self.pieces]

    @cached_property
    def actors(self) -> list[Actor]:
        """Who is named, in order of first mention."""
        named = [piece.mention.actor for piece in self._evidence if piece.mention_id]
        return list(dict.fromkeys(named))

    @property
    def notes(self) -> Any:
        return self.article.notes.filter(public=True).select_related("author")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece as it is printed: text, class names, the actor it links to, anchors before it, note numbers after it."""

    text: str
    kinds: str
    actor: Actor | None
    anchors: tuple[str, ...]
    refs: tuple[Finding, ...]


def _stretch(piece: Piece, anchored: set[str], numbered: set[int]) -> Stretch:
    main = ("passage", "content")
    anchors, refs = [], []
    for mark in piece.opens:
        if isinstance(mark.of, Finding) and mark.of.start == mark.start and mark.of.anchor not in anchored:
            anchored.add(mark.of.anchor)
            anchors.append(mark.of.anchor)
    for mark in piece.closes:
        if isinstance(mark.of, Finding) and mark.kind in main and mark.of.number not in numbered:
            numbered.add(mark.of.number)
            refs.append(mark.of)
    mentioned = next((mark.of for mark in reversed(piece.marks) if mark.kind == "mention"), None)
    return Stretch(
        _BLANK_LINES.sub("\n\n", piece.text),
        piece.kinds,
        mentioned,
        tuple(anchors),
        tuple(sorted(refs, key=lambda f: f.number)),
    )
