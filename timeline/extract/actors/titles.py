"""Offices before a name: "Foreign Minister Kuleba", "South Korea’s senior nuclear representative Noh Kyu-duk"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Role
from timeline.extract.actors.page import Page
from timeline.extract.lexicons.load import offices, words

PREPOSITIONS = frozenset(("of", "for", "to", "on", "at", "in"))
_INSIDE = frozenset(("the", "and", "&", "’s", "'s", "’", "-", "–", ".")) | PREPOSITIONS
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
    heads, word = words("titles.tsv", "head"), token.lower_
    return word in heads or (token.text[0].isupper() and word[-1] == "s" and word[:-1] in heads)


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
    while (found := _one_before(page, begin)) is not None and not (roles and _governs(page, begin)):
        roles.insert(0, role(page, *found))
        gender = gender or gender_of(doc[i].lower_ for i in range(*found))
        begin = found[0]
        if begin > 1 and doc[begin - 1].lower_ in ("and", "&") and is_head(doc[begin - 2]):
            other = begin - 2
            while other > 0 and modifies(page, other - 1):
                other -= 1
            if other > 0 and doc[other - 1].lower_ == "the":
                break  # "the Deputy Secretary and Foreign Minister Holt": the Deputy Secretary is another
            begin -= 1
        elif begin == 0 or not (
            doc[begin - 1].text[0].isupper() or is_head(doc[begin - 1]) or doc[begin - 1].text == ")"
        ):
            break
    return Found(tuple(roles), begin, gender)


def _governs(page: Page, begin: int) -> bool:
    """Whether the title at token `begin` is itself what an office is for: "adviser to US President Holt"."""
    at = begin - 1
    while at > 0 and page.names_state(at):
        at -= 1
    return at < begin - 1 and page.doc[at].lower_ in PREPOSITIONS


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
        if after < stop and doc[after].lower_ not in PREPOSITIONS:
            if best is None:
                continue
            break
        start = at
        while start > low and modifies(page, start - 1):
            start -= 1
        best = (start, stop)
        before = start - 1
        while before >= low and (doc[before].lower_ in ("the", "his", "her") or page.names_state(before)):
            before -= 1
        if before < low or doc[before].lower_ not in PREPOSITIONS:
            break
        if doc[start].text[0].isupper() and doc[before - 1].text[0].islower():
            break  # "a former adviser to President Holt": the adviser is another
    return best


def _can_be_inside(page: Page, at: int, stop: int) -> bool:
    doc, token = page.doc, page.doc[at]
    if token.is_space:
        return "\n" not in token.text
    office = is_head(token) or is_modifier(token) or is_honorific(token)
    if token.ent_type_ == "PERSON" and not office and page.sort_of(at, at + 1) == "person":
        return False  # "Secretary Amy Holt and Director Jon Berg": her name is no part of his title
    if token.text == "." and at + 1 < stop and doc[at + 1].is_sent_start:
        return False
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


def modifies(page: Page, at: int) -> bool:
    doc, token = page.doc, page.doc[at]
    if token.text in ("-", "–"):
        return (
            at > 0
            and not doc[at - 1].whitespace_
            and (is_modifier(doc[at - 1]) or is_head(doc[at - 1]) or is_modifier(doc[at + 1]))
        )
    if page.names_state(at) or at in page.body_at or not token.text[0].isalpha():
        return False
    if token.lower_ == "under" and not doc[at + 1].lower_.startswith("secretar"):
        return False  # "under former president …" is no office
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
        or doc[end - 1].text in (",", "(", "–", "-", "and", "&")
        or (page.names_state(end - 1) and is_head(doc[end - 2]))
    ):
        end -= 1
    text = " ".join(doc[start:end].text.split())
    if (
        text.endswith("s")
        and text.split()[-1].lower() not in words("titles.tsv", "head")
        and is_head(doc[end - 1])
    ):
        text = text[:-1]  # "Presidents A and B"
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
    if start > 0 and doc[start].is_sent_start and doc[start - 1].text in (".", "!", "?", "”", '"'):
        return None, None  # "… at the Council. Secretary Holt …"
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
            if page.names_state(first) or (
                first in page.state_at and doc[at - 1].lower_ in ("mayor", "governor")
            ):
                return page.state_at[first].value.iso3, None
    return None, None
