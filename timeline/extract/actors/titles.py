"""Offices around a name: before it ("Foreign Minister Kuleba"), beside it ("…, the ambassador to France,"), in a clause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.actors.draft import Role
from timeline.extract.lexicons.load import Body, bodies, offices, states, words

_PREPOSITIONS = frozenset(("of", "for", "to", "on", "at", "in"))
_INSIDE = frozenset(("of", "for", "to", "on", "at", "in", "the", "and", "&", "’s", "'s", "’", "-", "–", "."))
_REACH = 18
_FLAT = frozenset(("counterpart", "member", "official"))


@dataclass(frozen=True, slots=True)
class Found:
    """Titles left of a name: the roles, where the whole begins (token), and the gender they tell."""

    roles: tuple[Role, ...]
    start: int
    gender: str = ""


def gender_of(words_before: list[str]) -> str:
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
    return token.lower_ in words("titles.tsv", "honorific") and (token.text[0].isupper())


def titles_before(doc: Doc, name_start: int) -> Found:
    """The offices written directly before the name that begins at token `name_start`."""
    stop = name_start
    while stop > 0 and (
        is_honorific(doc[stop - 1])
        or (doc[stop - 1].text == "." and stop > 1 and is_honorific(doc[stop - 2]))
    ):
        stop -= 1
    gender = gender_of([doc[i].lower_ for i in range(stop, name_start)])
    roles: list[Role] = []
    begin = stop
    while True:
        found = _one_before(doc, begin)
        if found is None:
            break
        start, end = found
        roles.insert(0, role(doc, start, end))
        gender = gender or gender_of([doc[i].lower_ for i in range(start, end)])
        begin = start
        while (
            begin > 0
            and doc[begin - 1].lower_ in ("and", ",", "&")
            and begin > 1
            and _one_before(doc, begin - 1)
            and doc[start].text[0].isupper()
        ):
            begin -= 1
        if begin == start and not (begin > 0 and _joins(doc, begin)):
            break
    return Found(tuple(roles), begin, gender)


def _joins(doc: Doc, begin: int) -> bool:
    """Whether the word before `begin` can still belong to another title ("Special Representative for the DPRK Ambassador")."""
    return doc[begin - 1].text[0].isupper() or is_head(doc[begin - 1])


def _one_before(doc: Doc, stop: int) -> tuple[int, int] | None:
    """Token range of the title that ends right before token `stop`, or None."""
    low = stop
    while low > 0 and stop - low < _REACH and _can_be_inside(doc, low - 1, stop):
        low -= 1
    best: tuple[int, int] | None = None
    for at in range(stop - 1, low - 1, -1):
        if not is_head(doc[at]):
            continue
        after = at + 1
        if after < stop and doc[after].lower_ not in _PREPOSITIONS:
            if best is None:
                continue
            break
        start = at
        while start > low and _modifies(doc, start - 1):
            start -= 1
        best = (start, stop)
        before = start - 1
        while before >= low and doc[before].lower_ in ("the", "his", "her"):
            before -= 1
        if before < low or doc[before].lower_ not in _PREPOSITIONS:
            break
    return best


def _can_be_inside(doc: Doc, at: int, stop: int) -> bool:
    token = doc[at]
    if token.is_space:
        return "\n" not in token.text
    if token.lower_ in _INSIDE or token.text[0].isupper() or is_head(token) or is_modifier(token):
        return token.pos_ != "PUNCT" or token.text in ("-", "–")
    if token.text == ",":  # "Oceans, Environment, and Science"
        return (
            at + 1 < stop
            and doc[at + 1].text[0].isupper()
            and at > 0
            and doc[at - 1].text[0].isupper()
            and _listed(doc, at)
        )
    return token.pos_ in ("ADJ", "NOUN") and doc[at + 1].pos_ in ("ADJ", "NOUN", "PROPN")


def _listed(doc: Doc, at: int) -> bool:
    following = doc[at + 1 : min(at + 8, len(doc))]
    return any(t.lower_ in ("and", "&") for t in following) and not any(
        t.pos_ in ("VERB", "AUX") for t in following[:4]
    )


def _modifies(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text in ("-", "–") and at > 0:
        return is_modifier(doc[at - 1]) or is_modifier(doc[at + 1])
    if (
        token.lower_ in ("the", "a", "an", "and", "’s", "'s", "his", "her", "their", "its")
        or not token.text[0].isalpha()
    ):
        return False
    if _names_state(token) or token.lower_ in _PREPOSITIONS:
        return False
    return (
        is_modifier(token)
        or (is_head(token) and is_head(doc[at + 1]))
        or (token.pos_ == "ADJ" and token.ent_type_ == "" and not token.text[0].isupper())
    )


def _names_state(token: Token) -> bool:
    return next(states().find(token.text), None) is not None or (
        token.ent_type_ in ("GPE", "NORP") and not is_modifier(token)
    )


def role(doc: Doc, start: int, end: int) -> Role:
    """The role that tokens `[start, end)` name, with the state or body it belongs to as its words and what precedes say."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", "(", "–", "-")):
        end -= 1
    text = doc[start:end].text
    begin_char, end_char = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    iso3, body = _owner_before(doc, start)
    lower = " ".join(text.lower().split())
    if iso3 is None and body is None:
        iso3, body = _owner_inside(text)
    for office, state in offices().items():
        if lower.startswith(office) and not lower.startswith(office + " for foreign") and iso3 is None:
            iso3 = state
    return Role(text, begin_char, end_char, iso3, body.name if body else None)


def _owner_before(doc: Doc, start: int) -> tuple[str | None, Body | None]:
    """The state or body named directly before the title: "South Korea’s …", "US State Department …"."""
    at = start
    while at > 0 and (doc[at - 1].lower_ in ("’s", "'s", "’", "the") or _plain_word(doc[at - 1])):
        at -= 1
    low = at
    while (
        low > 0
        and start - low < 8
        and (doc[low - 1].text[0].isupper() or doc[low - 1].text in (".", "-", "of"))
    ):
        low -= 1
    text = doc[low:start].text if low < start else ""
    body_hits = list(bodies().find(text))
    state_hits = [hit for hit in states().find(text) if hit.value.kind != "capital"]
    if body_hits and (not state_hits or body_hits[-1].end >= state_hits[-1].end):
        body = body_hits[-1].value
        return body.iso3, body
    if state_hits and len(text) - state_hits[-1].end < 30:
        return state_hits[-1].value.iso3, None
    return None, None


def _plain_word(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NOUN") and token.text[0].islower() and not is_head(token)


def _owner_inside(text: str) -> tuple[str | None, Body | None]:
    """ "president of France" and "director of the IAEA"; but an ambassador is *to* the state it names."""
    parts = text.split(" of ", 1)
    if len(parts) < 2:
        return None, None
    hit = next(states().find(parts[1]), None)
    if hit and hit.start <= 4:
        return hit.value.iso3, None
    body = next(bodies().find(parts[1]), None)
    if body and body.start <= 4:
        return body.value.iso3, body.value
    return None, None


def title_after(doc: Doc, name_end: int) -> Role | None:
    """The office in an apposition or relative clause after the name that ends before token `name_end`.

    "Kim, who is also ambassador to Indonesia, had …"; "Antony J. Blinken, Secretary of State".
    """
    at = name_end
    if at >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return None
    at += 1
    clause = [t.lower_ for t in doc[at : at + 4]]
    if clause[:2] in (["who", "is"], ["who", "was"], ["who", "serves"], ["who", "has"]):
        at += 2
        while at < len(doc) and doc[at].lower_ in ("also", "been", "as", "currently", "now", "served"):
            at += 1
    owner_start = at
    limit = min(len(doc), at + 12)
    while at < limit and not is_head(doc[at]):
        token = doc[at]
        if (
            token.is_space
            or (token.is_punct and token.text != "-")
            or token.pos_ in ("VERB", "AUX", "PRON")
            and token.lower_ not in ("his", "her", "its", "their")
        ):
            return None
        at += 1
    if at >= limit:
        return None
    start, end = at, at + 1
    while start > owner_start and _modifies(doc, start - 1):
        start -= 1
    while end < len(doc) and is_head(doc[end]):
        end += 1
    if end < len(doc) and doc[end].lower_ in _PREPOSITIONS:
        end += 1
        while (
            end < len(doc)
            and (doc[end].text[0].isupper() or doc[end].lower_ in ("the", "and", "of", "for", "on"))
            and not doc[end].is_space
        ):
            end += 1
        while doc[end - 1].lower_ in ("and", "the", "of", "for", "on", "to", "at", "in") and end > at + 1:
            end -= 1
    following = doc[end] if end < len(doc) else None
    if following is not None and not (
        following.is_punct
        or following.is_space
        or following.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON")
    ):
        return None
    if following is not None and following.pos_ == "PROPN":
        return None
    return role(doc, start, end)
