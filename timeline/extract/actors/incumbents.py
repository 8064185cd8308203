"""Holders of offices whom an article never names: "the Russian foreign minister" is who was that on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from timeline.extract.actors.draft import Draft, Role
from timeline.extract.actors.homes import in_office
from timeline.extract.actors.page import Page
from timeline.extract.actors.role_nouns import phrase_start
from timeline.extract.actors.titles import is_head, is_modifier
from timeline.extract.lexicons.load import Holder, filed_by_office, office_classes, served

_REACH = 3
"""Tokens between a state's name and the noun of office."""


def incumbents(
    page: Page, day: str, persons: Sequence[Draft], entered: Mapping[str, list[Holder]]
) -> Iterator[Draft]:
    """The one holder, on the day, of each office that the article names with its state but without its holder.

    Yields drafts without a mention: their office is the evidence. Nobody is yielded for an office that a person of the
    article holds, that stands beside a name, or that two held on the day.
    """
    found: dict[str, Draft] = {}
    held = [(role.iso3 or draft.iso3, _words(role.title)) for draft in persons for role in draft.roles]
    for token in page.doc:
        office = (
            _office(page, token)
            if day and is_head(token) and token.dep_ not in ("compound", "appos")
            else None
        )
        if office is None:
            continue
        start, iso3 = office
        title = page.doc[start : token.i + 1].text
        if any(state == iso3 and token.lower_ in words for state, words in held):
            continue
        names = {h.name.split(",")[0] for h in _serving(iso3, title, day, entered)}
        if len(names) == 1:
            name = names.pop()
            draft = found.setdefault(name, Draft(name, "person", iso3))
            draft.held.append(Role(title, page.doc[start].idx, token.idx + len(token), iso3))
    yield from found.values()


def _words(title: str) -> set[str]:
    return set(re.findall(r"[\w\-]+", title.lower()))


def _office(page: Page, token: Token) -> tuple[int, str] | None:
    """Where the title that ends in `token` begins, and its state; None if no state owns it or a name is beside it."""
    doc, start = page.doc, token.i
    while start > 0 and is_modifier(doc[start - 1]) and token.i - start < _REACH:
        start -= 1
    owner = start - 1
    if owner > 0 and doc[owner].lower_ in ("’s", "'s"):
        owner -= 1
    if (
        owner < phrase_start(token)
        or not page.names_state(owner)
        or page.state_at[owner].value.kind == "people"
    ):
        return None
    rest = doc[token.i + 1 : token.i + 3]
    beside = any(
        t.ent_type_ == "PERSON" or t.pos_ == "PROPN" or t.lower_ in ("of", "for", "to") for t in rest
    )
    if beside or any(child.dep_ == "appos" for child in token.children):
        return None
    if any(
        doc[i].lower_ in ("former", "ex", "a", "an", "next", "new") for i in range(phrase_start(token), start)
    ):
        return None
    return start, page.state_at[owner].value.iso3


def _serving(iso3: str, title: str, day: str, entered: Mapping[str, list[Holder]]) -> Iterator[Holder]:
    """Who held the office that the title is a form of; what editors entered goes before the lexicon."""
    office = office_classes().get(" ".join(title.lower().split()))
    if office is not None:
        for table in (filed_by_office(h for row in entered.values() for h in row), served()):
            fits = [holder for holder in table.get((iso3, office), []) if in_office(holder, day)]
            if fits:
                yield from fits
                return
