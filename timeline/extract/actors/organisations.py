"""Organisations, groups and media: those the lexicon knows, and capitalised names that turn on a word like "Ministry"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.actors.draft import Mention
from timeline.extract.actors.page import Page
from timeline.extract.actors.recognised import agreed_organisations
from timeline.extract.actors.states import stands_for_government
from timeline.extract.lexicons.load import bodies, lines, state_called, states, words

_CAP = r"(?:(?:People|Workers|Children|Women|Citizens)['’]s?|(?:al|el)-[A-Z]\w+|[A-Z]\w*(?:[-–]\w+)*|[A-Z]\.(?:[A-Z]\.)+)"
_JOIN = r"(?:of the|for the|on the|to the|of|for|on|and|&)"
_NAME = re.compile(rf"{_CAP}(?:[ \u00a0\u202f]+(?:{_JOIN}[ \u00a0\u202f]+)*{_CAP}|, {_CAP}(?=,? and [A-Z]))*")
_PIECE = re.compile(r"[\w.\-’']+")
_MINISTRY = re.compile(
    r"\b(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Uu]nification|[Jj]ustice|[Tt]rade|[Ee]nergy|[Hh]ealth)"
    r" [Mm]inistry\b"
)
_NOMINAL_MEDIA = re.compile(r"\bstate(?:-run|-owned)? (?:media|television|TV|radio|newspaper|news agency)\b")
_ASSEMBLIES = frozenset(("Parliament", "Congress", "Senate"))
"""What a sentence may begin to do something to: "Proroguing Parliament is legal"."""
_ANYWHERE = frozenset(
    ("Congress", "Senate", "House", "House of Representatives", "House of Commons", "House of Lords")
)
_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_POSTS = ("Embassy", "Consulate", "Consulate General")
_SEAT = re.compile(r" in [A-Z]\w+(?: [A-Z]\w+)?")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z&\-]{1,9})\)")
_LED = re.compile(rf"\b({_CAP}) [Aa]dministration\b")
_CREDIT_LINE = re.compile(r"(?:[A-Z]{3,} ?/ ?$|\($|[Pp]hoto(?:graph)? (?:by|:)|[Rr]eporting by)")


def organisation_mentions(page: Page) -> Iterator[Mention]:
    """Every mention of a body that is no state, without those inside bylines and credits."""
    text = page.text
    taken: list[tuple[int, int]] = []
    short: dict[str, Mention] = {}

    def free(start: int, end: int) -> bool:
        return not any(start < b and a < end for a, b in taken)

    for mention in (
        *_known(page),
        *_by_word(page),
        *_ministries(text),
        *_state_media(text),
        *_administrations(text),
    ):
        if free(mention.start, mention.end):
            taken.append((mention.start, mention.end))
            yield mention
            acronym = _ACRONYM.match(text, mention.end)
            if acronym and _abbreviates(acronym.group(1), text[mention.start : mention.end]):
                short.setdefault(acronym.group(1), mention)
            for part in _short_forms(mention):
                short.setdefault(part, mention)
    for word, mention in short.items():
        pattern = (
            rf"\b[Tt]he ({re.escape(word)})\b"
            if " " in word or not word.isupper()
            else rf"\b({re.escape(word)})\b"
        )
        for found in re.finditer(pattern, text):
            if found.start() > mention.start and free(*found.span(1)):
                taken.append(found.span(1))
                yield Mention(*found.span(1), mention.name, mention.kind, mention.iso3, evident=True)
    for mention in agreed_organisations(page):
        if free(mention.start, mention.end):
            yield mention


def _known(page: Page) -> Iterator[Mention]:
    text = page.text
    for hit in page.body_hits:
        body = hit.value
        start = hit.start + 4 if text[hit.start : hit.start + 4].lower() == "the " else hit.start
        credited = _CREDIT_LINE.search(text[max(0, start - 20) : start]) or re.match(r" ?/", text[hit.end :])
        if body.kind == "media" and credited:
            continue
        following = re.match(r" ([A-Z]\w+)", text[hit.end :])
        if following and following.group(1) in lines("organisation_words.txt"):
            continue  # "UN Refugee Committee" is not the UN
        kind = body.kind
        if kind == "seat":
            span = page.doc.char_span(start, hit.end, alignment_mode="expand")
            if span is None or not stands_for_government(span.root):
                continue
            kind = "organisation"
        yield Mention(start, hit.end, body.name, kind, body.iso3, evident=True)


def _by_word(page: Page) -> Iterator[Mention]:
    text, keys = page.text, lines("organisation_words.txt")
    masks = [hit for hit in page.state_hits if hit.value.kind == "mask"]
    for match in _NAME.finditer(text):
        if not any(key in keys for key in match.group().split()):
            continue
        pieces = list(_PIECE.finditer(text, *match.span()))
        at = 0
        while at < len(pieces):
            if pieces[at].group() not in keys:
                at += 1
                continue
            first, last = _as_recognised(page, pieces, at, *_reach(pieces, at))
            name = text[pieces[first].start() : pieces[last].end()]
            words_in = [piece.group() for piece in pieces[first : last + 1] if _is_capital(piece.group())]
            masked = any(h.start <= pieces[at].start() < h.end for h in masks)
            if (
                not masked
                and len(words_in) > 1
                and words_in[0]
                not in ("No", "Your", "Our", "My", "If", "When", "While", "Since", "But", "And", "In")
                and not (len(words_in) == 2 and words_in[0].endswith("ing") and words_in[1] in _ASSEMBLIES)
                and not name.isupper()
                and not _only_state(name)
            ):
                media = pieces[at].group() in lines("media_words.txt")
                seat = _SEAT.match(text, pieces[last].end()) if name.endswith(_POSTS) else None
                if seat and (named := next(states().find(seat.group()), None)) and named.value.kind == "name":
                    seat = None  # the state is an actor of its own
                end = seat.end() if seat else pieces[last].end()
                yield Mention(
                    pieces[first].start(),
                    end,
                    text[pieces[first].start() : end],
                    "media" if media else "organisation",
                    _state_of(name) or _owner(page, pieces[first].start()),
                    evident=True,
                )
            at = last + 1


def _owner(page: Page, start: int) -> str | None:
    """The state that owns the body whose name begins there: "Norway’s Oil Directorate", "the Kenyan Parliament"."""
    for hit in page.state_hits:
        between = page.text[hit.end : start]
        if 0 < len(between) < 4 and hit.value.kind in ("name", "adjective"):
            owns = between.strip() in ("’s", "'s", "’", "'") or (
                between == " " and hit.value.kind == "adjective"
            )
            return hit.value.iso3 if owns else None
    return None


def _reach(pieces: list[re.Match[str]], key: int) -> tuple[int, int]:
    """The pieces that belong to the name that turns on piece `key`."""
    heads, keys = words("titles.tsv", "head"), lines("organisation_words.txt")
    first = last = key
    while (
        first > 0
        and _is_capital(pieces[first - 1].group())
        and pieces[first - 1].group().lower()
        not in heads | {"the", "a", "an", "this", "senior", "former", "acting"}
    ):
        first -= 1
    while last + 1 < len(pieces):
        following = pieces[last + 1].group()
        if following in ("to", "of", "in") and (state := _state_from(pieces, last + 1)):
            return first, state
        if following[0].isupper() and following.lower() in heads:
            break
        if following in _DAYS or (
            following == "on" and last + 2 < len(pieces) and pieces[last + 2].group() in _DAYS
        ):
            break
        if following[0].isupper() and last == key and following not in keys:
            break  # "Foreign Ministry Spokesperson", "State Department Press Briefing"
        last += 1
    while last > key and not pieces[last].group()[0].isupper():
        last -= 1
    return first, last


def _as_recognised(
    page: Page, pieces: list[re.Match[str]], key: int, first: int, last: int
) -> tuple[int, int]:
    """The pieces as the recogniser cuts them, where it takes the key for a part of one organisation's name.

    "Human Rights and Labour Bureau" is one body by it, "Costa and the Labour Bureau" is not.
    """
    span = page.doc.char_span(pieces[key].start(), pieces[key].end(), alignment_mode="expand")
    name = page.named.get(span.start) if span is not None else None
    if name is None or name.kind != "organisation":
        return first, last
    start, end = page.doc[name.start].idx, page.doc[name.end - 1].idx + len(page.doc[name.end - 1])
    inside = [at for at, piece in enumerate(pieces) if piece.start() < end and start < piece.end()]
    if inside and pieces[inside[0]].group() == "The":
        inside = inside[1:]
    if key not in inside or not _is_capital(pieces[inside[0]].group()):
        return first, last
    added = [piece.group() for piece in pieces[inside[0] : first]]
    keys = lines("organisation_words.txt")
    if added and (added[-1] not in ("and", "&") or any(word in keys for word in added) or len(added) > 4):
        return (
            first,
            last,
        )  # two bodies, or what is done with one: "Guard and Park Service", "Withdrawal of Forces"
    return inside[0], last


def _state_from(pieces: list[re.Match[str]], at: int) -> int | None:
    """The last piece of a state's name that follows "to" or "to the" at piece `at`: there an embassy's name ends."""
    begin = at + 2 if at + 1 < len(pieces) and pieces[at + 1].group() == "the" else at + 1
    if begin >= len(pieces) or pieces[at].group() != "to":
        return None
    rest = " ".join(piece.group() for piece in pieces[begin : begin + 5])
    hit = next(states().find(rest), None)
    return begin + len(rest[: hit.end].split()) - 1 if hit and hit.start == 0 else None


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[:3] in ("al-", "el-")


def _only_state(name: str) -> bool:
    """ "United Arab Emirates Mission" has more than a state; "Union of Burma" is one."""
    return state_called(name) is not None


def _ministries(text: str) -> Iterator[Mention]:
    for found in _MINISTRY.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        owner = [hit for hit in states().find(before) if before[hit.end :].strip() in ("", "’s", "'s")]
        if owner and owner[-1].value.kind != "mask":
            name = f"{before[owner[-1].start : owner[-1].end]} {found.group()}"
            yield Mention(*found.span(), name, "organisation", owner[-1].value.iso3, evident=True)


def _state_media(text: str) -> Iterator[Mention]:
    """ "North Korean state media": a medium with no name but its state's."""
    for found in _NOMINAL_MEDIA.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        owner = [hit for hit in states().find(before) if before[hit.end :].strip() in ("", "’s", "'s")]
        if owner and owner[-1].value.kind in ("adjective", "name"):
            name = f"{before[owner[-1].start : owner[-1].end]} state media"
            yield Mention(*found.span(), name, "media", owner[-1].value.iso3, evident=True)


def _administrations(text: str) -> Iterator[Mention]:
    for found in _LED.finditer(text):
        if state_called(found.group(1)) is None and found.group(1) not in (
            "The",
            "This",
            "New",
            "National",
            "Republican",
            "Democratic",
            "Our",
            "Senior",
            "Current",
            "Former",
            "Previous",
            "Civil",
        ):
            yield Mention(*found.span(), found.group(), "government", evident=True)


def _short_forms(mention: Mention) -> Iterator[str]:
    """What "the …" later means this body: "International Commission", "Archives"."""
    if mention.kind not in ("organisation", "group") or next(bodies().find(mention.name), None):
        return
    core = re.split(rf"\s{_JOIN}\s", mention.name)[0]
    if core != mention.name and len(core.split()) > 1:
        yield core
    for word in (core.split()[-1], core.split()[0]):
        if word in lines("organisation_words.txt"):
            yield word
            break


def _state_of(name: str) -> str | None:
    first = next(states().find(name), None)
    return first.value.iso3 if first and first.value.kind in ("name", "adjective") else None


def at_home(body: Mention, states: Sequence[Mention], text: str) -> Mention:
    """ "Congress" is that of the state the article tells of, where it never names the one best known for it."""
    named = Counter(state.iso3 for state in states)
    if not named or body.iso3 is None or body.iso3 in named or text[body.start : body.end] not in _ANYWHERE:
        return body
    return replace(body, name=text[body.start : body.end], iso3=named.most_common(1)[0][0])


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` begin words of `name`, in order."""
    letters = iter(re.findall(r"\b\w", name))
    return all(
        any(letter.lower() == other.lower() for other in letters) for letter in short if letter.isalpha()
    )
