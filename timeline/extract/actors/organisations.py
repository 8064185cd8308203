"""Organisations, groups and media: those the lexicon knows, and capitalised names that turn on a word like "Ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from timeline.extract.actors.draft import Mention
from timeline.extract.lexicons.load import bodies, lines, state_called, states, words

_CAP = r"(?:[A-Z][\w’'\-]*|[A-Z]\.(?:[A-Z]\.)+)"
_JOIN = r"(?:of the|for the|on the|of|for|on|and|in|to the)"
_NAME = re.compile(rf"{_CAP}(?:[ \u00a0\u202f]+(?:{_JOIN}[ \u00a0\u202f]+)*{_CAP}|, {_CAP}(?=,? and [A-Z]))*")
_MINISTRY = re.compile(
    r"\b([Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Uu]nification|[Jj]ustice) ministry\b"
)
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z&\-]{1,9})\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_OFFICES = ("Office of the Spokesperson",)
_LED = re.compile(rf"\b({_CAP}) (administration|Administration)\b")


def organisation_mentions(doc: Doc) -> Iterator[Mention]:
    """Every mention of a body that is no state, without those inside bylines and credits."""
    text = doc.text
    taken: list[tuple[int, int]] = []
    short: dict[str, Mention] = {}
    for mention in (*_known(text), *_by_word(doc), *_ministries(text), *_administrations(text)):
        if any(mention.start < end and start < mention.end for start, end in taken):
            continue
        taken.append((mention.start, mention.end))
        yield mention
        acronym = _ACRONYM.match(text, mention.end)
        if acronym and _abbreviates(acronym.group(1), mention.name):
            short.setdefault(acronym.group(1), mention)
    for word, mention in short.items():
        for found in re.finditer(rf"\b{re.escape(word)}\b", text):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield Mention(*found.span(), mention.name, mention.kind, mention.iso3, evident=True)


def _known(text: str) -> Iterator[Mention]:
    longer = {match.span(): match for match in _NAME.finditer(text)}
    starts = sorted(longer)
    for hit in bodies().find(text):
        body = hit.value
        start = hit.start + 4 if text[hit.start : hit.start + 4].lower() == "the " else hit.start
        host = next((span for span in starts if span[0] <= start and hit.end < span[1]), None)
        if host and _turns_on_word(text[hit.end : host[1]]):
            continue  # "UN Refugee Committee" is not the UN
        yield Mention(start, hit.end, body.name, body.kind, body.iso3, evident=True)


def _turns_on_word(rest: str) -> bool:
    following = rest.split()
    return bool(following) and following[0] in lines("organisation_words.txt")


def _by_word(doc: Doc) -> Iterator[Mention]:
    text, keys = doc.text, lines("organisation_words.txt")
    heads = words("titles.tsv", "head")
    for match in _NAME.finditer(text):
        parts = match.group().split()
        if len(parts) < 2:
            continue
        start, end = match.span()
        titled = [m.end() for m in re.finditer(r"[\w\-]+", match.group()) if m.group().lower() in heads]
        if titled:  # "Assistant Secretary of State for …": an office, not a body
            continue
        name = _POSSESSIVE.sub("", match.group())
        end = start + len(name)
        inner = re.split(r"\s+", name)
        if _POSSESSIVE.search(inner[0]) and len(inner) > 2:
            start += len(inner[0]) + 1
            name = text[start:end]
            inner = inner[1:]
        core = re.split(rf"\s(?:{_JOIN})\s", name)[0].split()
        if not core or (core[-1] not in keys and core[0] not in keys) or len(inner) < 2:
            continue
        if inner[0] in ("The", "A", "An", "This"):
            start += len(inner[0]) + 1
            name = text[start:end]
        if any(name.startswith(office) for office in _OFFICES) or name.isupper():
            continue
        kind = "media" if core[-1] in lines("media_words.txt") else "organisation"
        yield Mention(start, end, name, kind, _state_of(name), evident=True)


def _ministries(text: str) -> Iterator[Mention]:
    for found in _MINISTRY.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        owner = [hit for hit in states().find(before) if before[hit.end :].strip() in ("", "’s", "'s")]
        if owner:
            name = f"{before[owner[-1].start : owner[-1].end]} {found.group()}"
            yield Mention(*found.span(), name, "organisation", owner[-1].value.iso3, evident=True)


def _administrations(text: str) -> Iterator[Mention]:
    for found in _LED.finditer(text):
        if state_called(found.group(1)) is None:
            yield Mention(*found.span(), found.group(), "government", evident=True)


def _state_of(name: str) -> str | None:
    first = next(states().find(name), None)
    return first.value.iso3 if first and first.value.kind in ("name", "adjective") else None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` begin words of `name`, in order."""
    letters = iter(re.findall(r"\b\w", name))
    return all(
        any(letter.lower() == other.lower() for other in letters) for letter in short if letter.isalpha()
    )
