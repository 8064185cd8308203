"""Offices after a name: in an apposition, a relative clause, or the clause that gives the office."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.actors.draft import Role
from timeline.extract.actors.page import Page
from timeline.extract.actors.titles import PREPOSITIONS, is_head, is_modifier, modifies, role


def title_after(page: Page, name_end: int) -> Role | None:
    """The office in an apposition or relative clause after the name that ends before token `name_end`.

    "Kim, who is also ambassador to Indonesia, had …"; "Antony J. Blinken, Secretary of State".
    """
    doc = page.doc
    at = name_end
    if at >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return None
    at += 1
    said_so = [t.lower_ for t in doc[at : at + 2]] in (
        ["who", "is"],
        ["who", "was"],
        ["who", "serves"],
        ["who", "has"],
    )
    if said_so:
        at += 2
        while at < len(doc) and doc[at].lower_ in ("also", "been", "as", "currently", "now", "served"):
            at += 1
    return _title_from(page, at, closed=not said_so)


def title_in_clause(page: Page, name_end: int) -> Role | None:
    """The office that a clause gives the name before it: "Kim will serve as US special envoy", "X was named minister"."""
    doc = page.doc
    at = name_end
    while at < len(doc) and doc[at].pos_ == "AUX" and at - name_end < 3:
        at += 1
    if at + 1 >= len(doc):
        return None
    verb = doc[at].lemma_
    if verb == "serve" and doc[at + 1].lower_ == "as":
        return _title_from(page, at + 2, closed=False)
    if verb in ("name", "appoint", "elect") and doc[at].tag_ == "VBN" and at > name_end:
        return _title_from(page, at + 1 + (doc[at + 1].lower_ == "as"), closed=False)
    if verb == "become" or (at > name_end and doc[at - 1].lemma_ == "be" and is_head(doc[at])):
        return _title_from(page, at + (verb == "become"), closed=False)
    return None


def _title_from(page: Page, at: int, *, closed: bool) -> Role | None:
    """The title that begins at or shortly after token `at`; `closed` says that a comma or the end must follow it."""
    doc = page.doc
    first, limit = at, min(len(doc), at + 12)
    while at < limit and not is_head(doc[at]):
        token = doc[at]
        wordlike = token.text in ("-", "’s", "'s", ".") or not token.is_punct
        pronoun = token.pos_ == "PRON" and token.lower_ not in ("his", "her", "its", "their")
        acts = token.pos_ in ("VERB", "AUX", "ADP") and not is_modifier(token)  # "the acting Prime Minister"
        if token.is_space or not wordlike or acts or pronoun:
            return None
        at += 1
    if at >= limit:
        return None
    start, end = at, at + 1
    while start > first and modifies(page, start - 1):
        start -= 1
    while end < len(doc) and (
        is_head(doc[end])
        or (doc[end].text == "-" and end + 1 < len(doc) and is_modifier(doc[end + 1]))
        or (is_modifier(doc[end]) and doc[end - 1].text == "-")
    ):
        end += 1
    end = _complement_end(page, end)
    following = doc[end] if end < len(doc) else None
    if closed and following is not None and following.text == "(":
        following = _behind_brackets(
            page, end
        )  # "…, Labour MP (Member of Parliament) Amy Holt": the title is hers
    if following is None or following.is_space or following.is_punct:
        return role(page, start, end)
    if closed or following.pos_ in ("PROPN", "NOUN", "NUM"):
        return None
    return role(page, start, end)


def _behind_brackets(page: Page, at: int) -> Token | None:
    """The token behind the bracket that opens at token `at`."""
    close = next((i for i in range(at, min(len(page.doc), at + 8)) if page.doc[i].text == ")"), at)
    return page.doc[close + 1] if close + 1 < len(page.doc) else None


def _complement_end(page: Page, end: int) -> int:
    """Where "… to Indonesia", "… for Holocaust Issues" after a noun of office ends."""
    doc = page.doc
    if end >= len(doc) or doc[end].lower_ not in PREPOSITIONS:
        return end
    at = end + 1
    while (
        at < len(doc)
        and not doc[at].is_space
        and not doc[at].is_sent_start
        and doc[at].ent_type_ not in ("DATE", "TIME")
        and (
            doc[at].text[0].isupper()
            or doc[at].lower_ in ("the", "and", "of", "for", "on")
            or at in page.state_at
        )
    ):
        at += 1
    while at > end and (doc[at - 1].lower_ in ("and", "the") or doc[at - 1].lower_ in PREPOSITIONS):
        at -= 1
    return at if at > end + 1 else end
