"""Offices around a name: before it ("Foreign Minister Kuleba") and after it ("…, the ambassador to France,")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Role
from timeline.extract.actors.page import Page
from timeline.extract.lexicons.load import offices, words

_PREPOSITIONS = frozenset(("of", "for", "to", "on", "at", "in"))
_INSIDE = frozenset(("the", "and", "&", "’s", "'s", "’", "-", "–", ".")) | _PREPOSITIONS
_REACH = 18
"""Tokens: the longest title before a name in 586 State Department releases has sixteen."""


@dataclass(frozen=True, slots=True)
class Found:
    """Titles left of a name: the roles, where the whole begins (token), and the gender they tell."""

    roles: tuple[Role, ...]
    start: int
    gender: str = ""


def gender_of(words_before: Iterable[str]) -> str:
    """ "female", "male" or "" as honorifics and gendered offices say."""
    for word in words_before:
        if word in words("titles.tsv", "female"):
            return "female"
        if word in words("titles.tsv", "male"):
            return "male"
    return ""


def is_head(token: Token) -> bool:
    """Whether the token is a noun of office."""
    return token.lower_ in words("titles.tsv", "head")


def is_modifier(token: Token) -> bool:
    """Whether the token may stand before a noun of office inside a title."""
    return token.lower_ in words("titles.tsv", "modifier")


def is_honorific(token: Token) -> bool:
    """Whether the token stands before names without being an office."""
    return token.text[0].isupper() and token.lower_ in words("titles.tsv", "honorific")


def titles_before(page: Page, name_start: int) -> Found:
    """The offices written directly before the name that begins at token `name_start`."""
    doc = page.doc
    stop = name_start
    while stop > 0 and (is_honorific(doc[stop - 1]) or _ends_honorific(doc, stop - 1)):
        stop -= 1
    gender = gender_of(doc[i].lower_ for i in range(stop, name_start))
    state = stop
    while state > 1 and page.names_state(state - 1):
        state -= 1
    if state < stop and is_head(doc[state - 1]):  # "President South Korean Moon"
        stop = state
    roles: list[Role] = []
    begin = stop
    while (found := _one_before(page, begin)) is not None:
        roles.insert(0, role(page, *found))
        gender = gender or gender_of(doc[i].lower_ for i in range(*found))
        begin = found[0]
        if begin > 1 and doc[begin - 1].lower_ in ("and", "&") and is_head(doc[begin - 2]):
            begin -= 1
        elif begin == 0 or not (
            doc[begin - 1].text[0].isupper() or is_head(doc[begin - 1]) or doc[begin - 1].text == ")"
        ):
            break
    return Found(tuple(roles), begin, gender)


def _ends_honorific(doc: Doc, at: int) -> bool:
    return doc[at].text == "." and at > 0 and is_honorific(doc[at - 1])


def _one_before(page: Page, stop: int) -> tuple[int, int] | None:
    """Token range of the title that ends right before token `stop`, or None."""
    doc = page.doc
    low = stop
    while low > 0 and stop - low < _REACH and _can_be_inside(page, low - 1, stop):
        low -= 1
    best: tuple[int, int] | None = None
    for at in range(stop - 1, low - 1, -1):
        if not is_head(doc[at]):
            continue
        after = at + 1
        if best is not None and at >= best[0]:
            continue
        if after < stop and doc[after].lower_ not in _PREPOSITIONS:
            if best is None:
                continue
            break
        start = at
        while start > low and _modifies(page, start - 1):
            start -= 1
        best = (start, stop)
        before = start - 1
        while before >= low and (doc[before].lower_ in ("the", "his", "her") or page.names_state(before)):
            before -= 1
        if before < low or doc[before].lower_ not in _PREPOSITIONS:
            break
    return best


def _can_be_inside(page: Page, at: int, stop: int) -> bool:
    doc, token = page.doc, page.doc[at]
    if token.is_space:
        return "\n" not in token.text
    if token.lower_ in _INSIDE or token.text[0].isupper() or is_head(token) or is_modifier(token):
        return True
    if at in page.state_at:
        return True
    if token.text in ("(", ")"):  # "Republic of Korea (ROK) Special Representative"
        return any(
            doc[i].text == "(" and i + 2 < len(doc) and doc[i + 2].text == ")" for i in (at, at - 2) if i >= 0
        )
    if token.text == ",":  # "Oceans, Environment, and Science"
        return (
            at > 0
            and at + 1 < stop
            and doc[at - 1].text[0].isupper()
            and (doc[at + 1].text[0].isupper() or doc[at + 1].lower_ == "and")
            and _in_list(doc, at, stop)
        )
    return token.pos_ in ("ADJ", "NOUN") and at + 1 < stop and doc[at + 1].pos_ in ("ADJ", "NOUN", "PROPN")


def _in_list(doc: Doc, at: int, stop: int) -> bool:
    """Whether the comma at `at` stands in a list of the subjects of an office: "for X, Y, and Z"."""
    low = max(0, at - 8)
    opened = any(doc[i].lower_ in ("for", "of") for i in range(low, at))
    closed = any(doc[i].lower_ in ("and", "&") for i in range(at, min(at + 8, stop)))
    return opened and closed and not any(is_head(doc[i]) for i in range(at, stop))


def _modifies(page: Page, at: int) -> bool:
    doc, token = page.doc, page.doc[at]
    if token.text in ("-", "–"):
        return at > 0 and (is_modifier(doc[at - 1]) or is_head(doc[at - 1]) or is_modifier(doc[at + 1]))
    if page.names_state(at) or at in page.body_at or not token.text[0].isalpha():
        return False
    if is_modifier(token):
        return True
    following = doc[at + 2] if doc[at + 1].text in ("-", "–") and at + 2 < len(doc) else doc[at + 1]
    if is_head(token):
        return is_head(following) or is_modifier(following)
    return token.pos_ == "ADJ" and not token.ent_type_ and token.text[0].islower()


def role(page: Page, start: int, end: int) -> Role:
    """The role that tokens `[start, end)` name, with the state or body it belongs to by its words or those before."""
    doc = page.doc
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in (",", "(", "–", "-")
        or (page.names_state(end - 1) and is_head(doc[end - 2]))
    ):
        end -= 1
    text = " ".join(doc[start:end].text.split())
    iso3, body = _owner_before(page, start)
    if iso3 is None and body is None:
        iso3, body = _owner_inside(page, start, end)
    lower = text.lower()
    if iso3 is None:
        named = next(
            (o for o in offices() if lower == o or lower.endswith(" " + o) or o + " for " in lower), None
        )
        iso3 = offices()[named] if named and " for foreign" not in lower else None
    return Role(text, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), iso3, body)


def _owner_before(page: Page, start: int) -> tuple[str | None, str | None]:
    """State and body named directly before the title: "South Korea’s …", "US State Department …"."""
    doc = page.doc
    for at in range(start - 1, max(-1, start - 7), -1):
        if at in page.body_at and page.body_at[at].value.kind != "media":
            body = page.body_at[at].value
            return body.iso3, body.name
        if at in page.state_at and (page.names_state(at) or doc[at + 1].lower_ in ("’s", "'s")):
            return page.state_at[at].value.iso3, None
        token = doc[at]
        if (doc[at + 1].is_sent_start and at + 1 < start) or token.is_space:
            break
        if not (
            token.lower_ in ("’s", "'s", "’", "the", "-", ".", "(", ")")
            or token.pos_ in ("ADJ", "NOUN", "NUM")
            or is_modifier(token)
            or token.text.isupper()
        ):
            break
    return None, None


def _owner_inside(page: Page, start: int, end: int) -> tuple[str | None, str | None]:
    """ "president of France" and "director of the IAEA"; but an ambassador is *to* the state it names."""
    doc = page.doc
    for at in range(start, end):
        if doc[at].lower_ in ("of", "at", "in") and at + 1 < end:
            first = at + 2 if doc[at + 1].lower_ == "the" and at + 2 < end else at + 1
            if first in page.body_at:
                return page.body_at[first].value.iso3, page.body_at[first].value.name
            if page.names_state(first):
                return page.state_at[first].value.iso3, None
    return None, None


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
        if token.is_space or not wordlike or token.pos_ in ("VERB", "AUX", "ADP") or pronoun:
            return None
        at += 1
    if at >= limit:
        return None
    start, end = at, at + 1
    while start > first and _modifies(page, start - 1):
        start -= 1
    while end < len(doc) and (
        is_head(doc[end])
        or (doc[end].text == "-" and end + 1 < len(doc) and is_modifier(doc[end + 1]))
        or (is_modifier(doc[end]) and doc[end - 1].text == "-")
    ):
        end += 1
    end = _complement_end(page, end)
    following = doc[end] if end < len(doc) else None
    if following is None or following.is_space or following.is_punct:
        return role(page, start, end)
    if closed or following.pos_ in ("PROPN", "NOUN", "NUM"):
        return None
    return role(page, start, end)


def _complement_end(page: Page, end: int) -> int:
    """Where "… to Indonesia", "… for Holocaust Issues" after a noun of office ends."""
    doc = page.doc
    if end >= len(doc) or doc[end].lower_ not in _PREPOSITIONS:
        return end
    at = end + 1
    while (
        at < len(doc)
        and not doc[at].is_space
        and (
            doc[at].text[0].isupper()
            or doc[at].lower_ in ("the", "and", "of", "for", "on")
            or at in page.state_at
        )
    ):
        at += 1
    while at > end and (doc[at - 1].lower_ in ("and", "the") or doc[at - 1].lower_ in _PREPOSITIONS):
        at -= 1
    return at if at > end + 1 else end
