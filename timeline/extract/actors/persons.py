"""Persons: names that the parser's recogniser finds and names that a title announces, with their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from timeline.extract.actors.appositions import title_after, title_in_clause
from timeline.extract.actors.draft import Mention
from timeline.extract.actors.evidence import acts, regarded_by
from timeline.extract.actors.page import Page
from timeline.extract.actors.titles import (
    is_head,
    is_honorific,
    is_modifier,
    titles_before,
)
from timeline.extract.lexicons.load import gender_of, given_names, lines
from timeline.extract.lexicons.phrases import folded

_CAPITAL = r"[A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ]"
_NAME_WORD = re.compile(rf"^(?:{_CAPITAL}[\w’'\-]*|{_CAPITAL}\.|al-\w+|el-\w+)$")
_PARTICLES = frozenset(
    ("bin", "ibn", "von", "van", "der", "de", "da", "di", "del", "la", "el", "al", "ul", "dos", "-")
)
_INITIAL = re.compile(rf"^{_CAPITAL}\.$")
_GENERATION = re.compile(r"(?:,?\s(?:[JS]r\b\.?|I{2,3}\b|IV\b)|(?<=\s[JS]r)\.)")
_BEFORE_MARK = re.compile(rf" {_CAPITAL}[\w’'-]+(?=:?[\u200b\u200e\u200f])")
"""The rest of a name that an invisible mark has glued to the colon after it ("Ned Price:" of web pages)."""
_CREDIT = re.compile(
    r"(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Pp]hoto(?:graph)?s?|[Tt]ranslated) by\b"
    r"|^By [A-Z]|\b(?:Image|Photo|Picture): ?$|[A-Z]{3,} ?/|/ ?[A-Z]{3,}|©"
)
_SYLLABLE = re.compile(r"^[a-z]{1,6}$")
_AFTER_HYPHENS = frozenset(
    (
        "led",
        "era",
        "style",
        "like",
        "type",
        "run",
        "born",
        "based",
        "held",
        "made",
        "owned",
        "backed",
        "elect",
        "to",
        "in",
    )
)
"""What a hyphen joins to a name without being a part of it."""
_AMERICAN = re.compile(r"\b(?:Republican|Democrat(?:ic)?|Senator|Congress(?:man|woman)?|House|Governor)\b")
_STORM = re.compile(r"\b(?:[Ss]torm|[Hh]urricane|[Tt]yphoon|[Cc]yclone)s? ([A-Z]\w+)")
_LEADERS = frozenset(("president", "prime", "chancellor", "premier", "king", "queen", "emir"))
_OPEN = (" and", " of", " for", " to", " in", " at", " of the")
_OTHER_LABELS = frozenset(("ORG", "PRODUCT", "WORK_OF_ART", "GPE", "FAC", "NORP"))


def person_mentions(page: Page) -> Iterator[Mention]:
    """Every naming of a person, in text order, without titles; bylines and photo credits are left out."""
    taken: set[int] = set()
    found: list[tuple[int, int, bool]] = []
    known = dict(_known(page))
    spans = [(start, end, True) for start, end in known]
    for start, end, sure in (*spans, *_recognised(page), *_announced(page), *_mistaken(page)):
        if start < end and not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            found.append((start, end, sure))
    before: Mention | None = None
    storms = set(_STORM.findall(page.text))
    for start, end, sure in sorted(found):
        if not _credited(page, start) and not (end - start == 1 and page.doc[start].text in storms):
            mention = _mention(page, start, end)
            if (start, end) in known:
                mention = replace(mention, name=known[start, end], evident=True)
            place = any(role.title.endswith(_OPEN) for role in mention.roles)  # "the mayor of Tarma"
            if (sure or mention.roles) and not place:
                if before is not None and (home := _cabinet_of(page, before, mention)):
                    mention.roles = [replace(role, iso3=role.iso3 or home) for role in mention.roles]
                before = mention
                yield mention


def _cabinet_of(page: Page, before: Mention, mention: Mention) -> str | None:
    """The state of a minister joined to its leader: "Chilean President Holt and Foreign Minister Lund"."""
    if not before.roles or not mention.roles or any(role.iso3 or role.body for role in mention.roles):
        return None
    leader, title = before.roles[0], folded(mention.roles[0].title).split()
    joined = page.text[before.end : mention.roles[0].start].strip() == "and"
    owned = any(hit.value.iso3 == leader.iso3 and hit.end == leader.start - 1 for hit in page.state_hits)
    leads = not set(folded(leader.title).split()).isdisjoint(_LEADERS)
    minister = title[-1] == "minister" and "prime" not in title
    return leader.iso3 if joined and owned and leads and minister else None


def _known(page: Page) -> Iterator[tuple[tuple[int, int], str]]:
    """Names that whoever asks for the reading knows, to the canonical ones."""
    for hit in page.known.persons.find(page.text):
        span = page.doc.char_span(hit.start, hit.end)
        if span is not None:
            yield (span.start, span.end), hit.value


def _recognised(page: Page) -> Iterator[tuple[int, int, bool]]:
    for ent in page.doc.ents:
        if ent.label_ == "PERSON":
            for start, end in _trimmed(page, ent.start, ent.end):
                yield start, end, True


def _mistaken(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Names the recogniser took for something else; they count only where an office stands beside them."""
    keys = lines("organisation_words.txt")
    for ent in page.doc.ents:
        if (
            ent.label_ in _OTHER_LABELS
            and 2 <= len(ent) <= 4
            and not any(t.text in keys or t.i in page.body_at for t in ent)
        ):
            for start, end in _trimmed(page, ent.start, ent.end):
                if ent.label_ == "GPE" and start > ent.start:
                    continue  # "New York City" is no Mr City
                if end - start > 1 and not any(i in page.state_at for i in range(start, end)):
                    yield start, end, folded(page.doc[start].text) in given_names()


def _trimmed(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name inside `[start, end)`: no titles, states, possessives or brackets; names left of an initial join."""
    doc = page.doc
    end = next((at for at in range(start, end) if "\n" in doc[at].text), end)
    while start < end and (
        _is_office(doc[start])
        or (page.names_state(start) and end - start > 1)
        or doc[start].lower_ in ("the", "’s", "'s", "elect", "designate")
    ):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in ("’s", "'s", "’", "'", ",", ".", "”", '"')
        or doc[end - 1].is_space
        or doc[end - 1].text in _PARTICLES
    ):
        end -= 1
    while 0 < start < end and _joins_name(page, start - 1, initial=bool(_INITIAL.match(doc[start].text))):
        start -= 1
    if (
        start > 0
        and end - start == 3
        and doc[start - 1].pos_ == "ADP"
        and folded(doc[start + 1].text) in given_names()
    ):
        start += 1  # "Senior Advisor on Migration Amy Holt"
    while start < end < len(doc) and _goes_on(page, end):
        end += 1
    if end - start > 1 and _syllable_follows(page, end):
        end += 2
    if end > start and _is_name(page, start, end):
        yield start, end


def _syllable_follows(page: Page, at: int) -> bool:
    """Whether the recogniser cut a name at its hyphen ("Park Kyu" of "Park Kyu-deok"); "Amy Holt-led" is no name."""
    mark, last = page.doc[at : at + 2], page.doc[at - 1]
    return (
        len(mark) == 2
        and mark[0].text == "-"
        and not last.whitespace_
        and not mark[0].whitespace_
        and bool(_SYLLABLE.match(mark[1].text))
        and mark[1].lower_ not in _AFTER_HYPHENS
    )


def _goes_on(page: Page, at: int) -> bool:
    """Whether the recogniser broke the name off before this token ("Jan Maria" of "Jan Maria Holt")."""
    token, last = page.doc[at], page.doc[at - 1]
    return last.dep_ == "compound" and last.head == token and _joins_name(page, at, initial=False)


def _is_office(token: Token) -> bool:
    return is_head(token) or is_modifier(token) or is_honorific(token)


def _joins_name(page: Page, at: int, *, initial: bool) -> bool:
    """Whether the token before a recognised name belongs to it ("Antony" before "J. Blinken")."""
    token = page.doc[at]
    return (
        (initial or not token.is_sent_start)
        and token.pos_ == "PROPN"
        and token.ent_type_ in ("", "PERSON")
        and bool(_NAME_WORD.match(token.text))
        and not _is_office(token)
        and at not in page.state_at
        and at not in page.body_at
        and token.text not in lines("organisation_words.txt")
        and token.lower_ not in lines("not_names.txt")
    )


def _is_name(page: Page, start: int, end: int) -> bool:
    doc = page.doc
    for at in range(start, end):
        token = doc[at]
        after_hyphen = at > start and doc[at - 1].text == "-"
        if not (
            _NAME_WORD.match(token.text) or token.text in _PARTICLES or (after_hyphen and token.is_alpha)
        ):
            return False
        if token.lower_ in lines("not_names.txt") or at in page.body_at:
            return False
    if not doc[start].text[0].isupper() or (
        end - start == 1 and (len(doc[start]) < 2 or start in page.state_at)
    ):
        return False
    return not (end - start == 1 and start > 0 and doc[start - 1].lower_ == "the")


def _announced(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Names after a title, which the recogniser may miss: "SECRETARY BLINKEN:", "Spokesperson Ned Price"."""
    doc = page.doc
    for token in doc[:-1]:
        if not (is_head(token) or is_honorific(token)):
            continue
        start = token.i + 1
        while start + 1 < len(doc) and (
            is_honorific(doc[start]) or doc[start].text == "." or page.names_state(start)
        ):
            start += 1
        upper = token.text.isupper() and len(token) > 1
        if upper and doc[start].lower_ in ("for", "of"):
            yield from _heading(page, start)
            continue
        if doc[start].lower_ == "of" and token.text[0].isupper():
            yield from _after_place(page, start + 1)
            continue
        if not token.text[0].isupper() and (
            doc[start].ent_type_ not in ("", "PERSON") or start > token.i + 1
        ):
            continue
        end = start
        while end < len(doc) and end - start < 5 and _continues(page, end, start):
            end += 1
        while end > start and doc[end - 1].text in _PARTICLES:
            end -= 1
        if end > start and doc[start].text[0].isupper() and not _is_more_title(page, start, end):
            yield start, end, True


def _after_place(page: Page, start: int) -> Iterator[tuple[int, int, bool]]:
    """The two words that end a run of names after "First Minister of": "Scotland Nicola Sturgeon"."""
    doc, end = page.doc, start
    while end < len(doc) and doc[end].pos_ == "PROPN" and not page.names_state(end):
        end += 1
    name = (end - 2, end)
    if 3 <= end - start <= 4 and _is_name(page, *name) and not _is_more_title(page, *name):
        yield *name, True


def _heading(page: Page, start: int) -> Iterator[tuple[int, int, bool]]:
    """The name at the end of a line in capitals: "DEPUTY SECRETARY FOR MANAGEMENT AND RESOURCES BRIAN P. MCKEON"."""
    doc = page.doc
    end = start
    while end < len(doc) and not doc[end].is_space and doc[end].text != ":":
        if not doc[end].text.isupper():
            return
        end += 1
    first = end - 3 if end - start > 4 and _INITIAL.match(doc[end - 2].text) else end - 2
    if first > start + 1 and _is_name(page, first, end):
        yield first, end, True


def _continues(page: Page, at: int, start: int) -> bool:
    doc, token = page.doc, page.doc[at]
    if at > start and (token.text == "-" or doc[at - 1].text == "-"):
        return token.text == "-" or token.is_alpha
    if token.is_space or _is_office(token) or at in page.state_at or at in page.body_at:
        return False
    if token.lower_ in lines("not_names.txt") or not (
        _NAME_WORD.match(token.text) or (token.text in _PARTICLES and at > start)
    ):
        return False
    return token.pos_ == "PROPN" or token.text.isupper() or token.text in _PARTICLES


def _is_more_title(page: Page, start: int, end: int) -> bool:
    """ "Secretary General Assembly": what follows is another title or a body's word, not a name."""
    doc = page.doc
    if any(doc[i].text in lines("organisation_words.txt") for i in range(start, end)):
        return True
    return (
        end < len(doc)
        and (is_head(doc[end]) or doc[end].lower_ in ("of", "for"))
        and doc[end].text[0].isupper()
    )


def _credited(page: Page, at: int) -> bool:
    """Whether the name stands in a byline or a photo credit."""
    text = page.text
    begin = text.rfind("\n", 0, page.doc[at].idx) + 1
    return bool(_CREDIT.search(text[begin : page.doc[at].idx][-60:]))


def _mention(page: Page, start: int, end: int) -> Mention:
    doc = page.doc
    before = titles_before(page, start)
    roles = list(before.roles)
    if before.start > 1 and doc[before.start - 1].text == ",":
        further = titles_before(page, before.start - 1)
        if further.roles and (end >= len(doc) or doc[end].is_punct or roles):
            roles = [*further.roles, *roles]
    for after in (title_after(page, end), title_in_clause(page, end)):
        if after is not None:
            roles.append(after)
    if roles and end + 1 < len(doc) and doc[end].lower_ == "of" and page.names_state(end + 1):
        home = page.state_at[end + 1].value.iso3  # "President Ilham Aliyev of Azerbaijan"
        if home == "GEO" and _AMERICAN.search(doc[start].sent.text):
            home = "USA"  # "Senator Amy Holt of Georgia"
        roles = [replace(r, iso3=home) if r.iso3 is None and r.body is None else r for r in roles]
    begin_char, end_char = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    if tail := _BEFORE_MARK.match(page.text, end_char):
        end_char = tail.end()
    if tail := _GENERATION.match(page.text, end_char):
        end_char = tail.end()
    name = re.sub(r"\s+", " ", page.text[begin_char:end_char])
    name = re.sub(r",? ([JS]r)\.?$", r" \1.", name)
    if name.isupper() and len(name) > 3:
        name = name.title()
    follows = end < len(doc) and doc[end].pos_ == "VERB" and doc[end].lemma_ in lines("human_verbs.txt")
    root = doc[start:end].root
    evident = bool(roles) or bool(before.gender) or follows or acts(root) or _told(page, start, end)
    return Mention(
        begin_char,
        end_char,
        name,
        "person",
        roles=roles,
        gender=before.gender,
        regarded_by=regarded_by(page, root),
        evident=evident,
    )


def _told(page: Page, start: int, end: int) -> bool:
    """Whether parser and recogniser agree that this is a person's full name, and it begins with a given name."""
    doc = page.doc
    if (
        end - start < 2
        or page.sort_of(start, end) != "person"
        or any(t.ent_type_ != "PERSON" for t in doc[start:end])
    ):
        return False
    return bool(gender_of(folded(doc[start].text)))
