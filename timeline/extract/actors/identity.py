"""Which mentions name one actor: full names, surnames, given names, family-name-first names, acronyms, states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.extract.actors.draft import Draft, Mention
from timeline.extract.actors.evidence import acts, regarded_by
from timeline.extract.actors.page import Page
from timeline.extract.actors.spelling import same_sounds
from timeline.extract.lexicons.load import gender_of as lexicon_gender
from timeline.extract.lexicons.load import nicknames, office_families, states
from timeline.extract.lexicons.phrases import folded

FAMILY_FIRST = frozenset(("KOR", "PRK", "CHN", "TWN", "VNM", "HUN", "KHM", "HKG"))
_SUFFIX = re.compile(r"^(?:Jr\.?|Sr\.?|II|III|IV|[A-Z]\.)$")
_GENERATION = re.compile(r"\b(?:Jr|Sr|II|III|IV)\b")
_INITIALS = re.compile(r"(?<=\s)(?:[A-Z]\.\s?)+(?=\S)")
_NEAR = 2500
"""Characters within which a bare surname most likely takes up the last bearer of it."""


def name_parts(name: str) -> list[str]:
    """The folded words of a name that tell people apart."""
    return [folded(part) for part in name.split() if not _SUFFIX.match(part)]


def told_apart(one: str, other: str) -> bool:
    """Whether two names are of two people though their words agree: "Jr." and "Sr.", "George W." and "George H. W."."""
    if _generation(one) != _generation(other):
        return True
    ours, theirs = (re.findall(r"[A-Z]", "".join(_INITIALS.findall(name))) for name in (one, other))
    return bool(ours and theirs and ours != theirs)


def _generation(name: str) -> str:
    return "".join(_GENERATION.findall(name))


def surname_first(name: str, iso3: str | None) -> bool:
    """Whether the family name is likely the first word: by country, by "Kyu-duk", or by three short words."""
    parts = name.split()
    if len(parts) < 2:
        return False
    return iso3 in FAMILY_FIRST or (
        len(parts) == 2 and bool(re.fullmatch(r"[A-Z][a-z]{1,5}-[a-z]{2,6}", parts[1]))
    )


def group_by_name(mentions: Iterable[Mention]) -> list[Draft]:
    """States and organisations: one actor a canonical name."""
    drafts: dict[tuple[str, str], Draft] = {}
    for mention in mentions:
        key = (mention.iso3 or "", "state") if mention.kind == "state" else _body_key(mention)
        draft = drafts.setdefault(key, Draft(mention.name, mention.kind, mention.iso3))
        draft.mentions.append(mention)
    return list(_without_state(drafts.values()))


def _without_state(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """ "The Supreme Court" is the one whose state the article names, if it names only one of that name."""
    owned: dict[str, list[Draft]] = {}
    kept = list(drafts)
    for draft in kept:
        hit = next(states().find(draft.name), None)
        if draft.kind != "state" and draft.iso3 and hit is not None and hit.start == 0:
            rest = folded(draft.name[hit.end :]).removeprefix("'s").strip()
            owned.setdefault(rest, []).append(draft)
    for draft in kept:
        homes = owned.get(folded(draft.name).removeprefix("the "), []) if draft.iso3 is None else []
        if len(homes) == 1 and draft is not homes[0]:
            homes[0].aliases.add(draft.name)
            homes[0].mentions += draft.mentions
            homes[0].mentions.sort(key=lambda m: m.start)
        else:
            yield draft


def _body_key(mention: Mention) -> tuple[str, str]:
    """One key for "U.S. Embassy in Lima" and "United States Embassy in Lima"."""
    hit = next(states().find(mention.name), None)
    if hit is not None and hit.start == 0 and hit.value.iso3 == mention.iso3:
        rest = folded(mention.name[hit.end :]).removeprefix("'s").strip()
        return (f"{mention.iso3} {rest}", "body") if rest else (folded(mention.name), "body")
    return folded(mention.name), "body"


def group_persons(mentions: Sequence[Mention]) -> list[Draft]:
    """Persons in one article. A bare name takes up the fullest name that it can belong to; in doubt it stays apart."""
    full = [m for m in mentions if len(name_parts(m.name)) > 1]
    drafts: list[Draft] = []
    for mention in full:
        draft = next((d for d in drafts if _same_full(d, mention)), None)
        if draft is None:
            draft = Draft(mention.name, "person")
            drafts.append(draft)
        draft.mentions.append(mention)
        if len(name_parts(mention.name)) > len(name_parts(draft.name)):
            draft.name = mention.name
    for draft in drafts:
        _settle(draft)
    for mention in mentions:
        if len(name_parts(mention.name)) == 1:
            home = _bearer(drafts, mention)
            if home is None:
                home = Draft(mention.name, "person")
                drafts.append(home)
            home.mentions.append(mention)
            _settle(home)
    return [draft for draft in drafts if any(m.evident for m in draft.mentions)]


def bare_surnames(page: Page, persons: Sequence[Draft], taken: Sequence[Mention]) -> Iterator[Mention]:
    """Names of known persons that stand alone and that the recogniser missed, as mentions still to be tied."""
    parts = {part for draft in persons for part in draft.name.split()}
    forms = {
        part.removeprefix("al-")
        for part in parts
        if len(part) > 2 and (part[0].isupper() or part[:3] == "al-")
    }
    covered = {i for m in taken for i in range(m.start, m.end)}
    for token in page.doc:
        known = token.text in forms or (
            token.ent_type_ != ""
            and acts(token)
            and any(_nearly(folded(token.text), folded(form)) for form in forms)
        )
        if (
            known
            and token.idx not in covered
            and token.i not in page.state_at
            and token.pos_ in ("PROPN", "NOUN", "X", "ADJ")
        ):
            start = token.idx - 3 if page.text[token.idx - 3 : token.idx].lower() == "al-" else token.idx
            end = token.idx + len(token)
            yield Mention(
                start,
                end,
                page.text[start:end],
                "person",
                regarded_by=regarded_by(page, token),
                evident=True,
            )


def _settle(draft: Draft) -> None:
    draft.mentions.sort(key=lambda m: m.start)
    draft.iso3 = next((role.iso3 for role in draft.roles if role.iso3), None)


def _same_full(draft: Draft, mention: Mention) -> bool:
    ours, theirs = name_parts(draft.name), name_parts(mention.name)
    if not ours or not theirs or told_apart(draft.name, mention.name):
        return False
    if ours == theirs or sorted(ours) == sorted(theirs):
        return True
    if theirs == ours[-len(theirs) :] or ours == theirs[-len(ours) :]:
        return True  # "Di Maio" of "Luigi Di Maio"
    if set(ours) & set(theirs) and same_sounds(draft.name, mention.name) and _one_office(draft, mention):
        return True  # "Noh Kyu-duk" and "Noh Kyu-deok", envoys both: one of the spellings is a slip
    if ours[-1] != theirs[-1]:
        return False
    first, other = ours[0], theirs[0]
    return (
        first == other
        or (
            len(first) > 2
            and len(other) > 2
            and (first[:2] == other[:2] or _nickname(first, other))
            and len(ours) != len(theirs)
        )
        or _nickname(first, other)
    )


def _nickname(one: str, other: str) -> bool:
    return (one, other) in nicknames() or (other, one) in nicknames()


def _bearer(drafts: Sequence[Draft], mention: Mention) -> Draft | None:
    """The person a bare name takes up, or None."""
    word = name_parts(mention.name)[0]
    scored: list[tuple[float, int, Draft]] = []
    for draft in drafts:
        parts = name_parts(draft.name)
        if word not in parts and not _nearly(word, parts[-1]) and not _nickname(word, parts[0]):
            continue
        if _generation(mention.name) and _generation(mention.name) != _generation(draft.name):
            continue
        score = 2.0 if word == _family(draft) or len(parts) == 1 else 1.0 if word in parts else 0.6
        score += _agreement(draft, mention)
        before = [m for m in draft.mentions if m.start < mention.start]
        score += 0.6 / (1 + (mention.start - before[-1].end) / 400) if before else -0.3
        score += 0.02 * min(len(before), 10)
        score += 0.4 if draft.roles else 0.0  # a bare name is the office holder's before it is a relative's
        scored.append((score, -draft.mentions[0].start, draft))
    if not scored:
        return None
    best = max(scored, key=lambda entry: entry[:2])
    return best[2] if best[0] > 0.3 else None


def _family(draft: Draft) -> str:
    parts = name_parts(draft.name)
    return parts[0] if surname_first(draft.name, draft.iso3) else parts[-1]


def _nearly(one: str, other: str) -> bool:
    """Whether two spellings differ by one letter ("Saree", "Sarea")."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def gender_of(draft: Draft) -> str:
    """The gender of a person, by an honorific or office ("Mrs.", "Queen"), else by the given name; "" if neither says."""
    if draft.kind != "person":
        return ""
    parts = name_parts(draft.name)
    given = parts[0] if len(parts) > 1 and not surname_first(draft.name, draft.iso3) else ""
    return next((m.gender for m in draft.mentions if m.gender), "") or lexicon_gender(given)


def _agreement(draft: Draft, mention: Mention) -> float:
    """How far the titles and honorifics of a mention speak for or against a person."""
    score = 0.0
    if mention.regarded_by and mention.regarded_by == draft.iso3:
        score -= 1.5
    gender = gender_of(draft)
    if gender and mention.gender and gender != mention.gender:
        score -= 2
    if mention.roles and draft.roles:
        score += 0.8 if _alike_titled(draft, mention) else -0.4
        score -= 1.5 if _other_state(draft, mention) else 0.0
    return score


def _one_office(draft: Draft, mention: Mention) -> bool:
    """Whether both are given an office, in words of one kind, and not of two states."""
    return _alike_titled(draft, mention) and not _other_state(draft, mention)


def _alike_titled(draft: Draft, mention: Mention) -> bool:
    ours = {w for role in draft.roles for w in folded(role.title).split()}
    theirs = {w for role in mention.roles for w in folded(role.title).split()}
    return bool(ours & theirs) or any(family & ours and family & theirs for family in office_families())


def _other_state(draft: Draft, mention: Mention) -> bool:
    states = {role.iso3 for role in draft.roles if role.iso3}
    return bool(states) and any(role.iso3 and role.iso3 not in states for role in mention.roles)
