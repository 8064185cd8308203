"""The state a person belongs to where no title says it: the headline, the holders of offices, the publisher's people."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from timeline.extract.actors.draft import Draft, Role
from timeline.extract.actors.identity import name_parts
from timeline.extract.lexicons.load import Holder, bodies, holders, lines, states, words
from timeline.extract.lexicons.phrases import folded
from timeline.extract.reading import Reading

_OFFICIAL = re.compile(r"\b(?:Department|Ministry|Government|Embassy|Office|Presidency)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^([A-Z][A-Z .’'-]{2,30}?)(?:,[^\n–—-]{0,30})?(?: \([A-Z][\w ]+\))? ?[–—-]{1,2} ", re.MULTILINE
)
_WORD = re.compile(r"[\w’'.\-]+")
_OF_OTHERS = frozenset(("minister", "king", "queen", "premier", "chancellor", "taoiseach", "emir", "sultan"))
"""Words of offices that the publisher's own state does not have ("Acting Foreign Minister")."""
_RANKS = frozenset(("deputy", "assistant", "under", "principal", "acting", "press"))
_MEMORY = 10
"""Years before and after a term in which its holder is news."""
_AROUND = 2
"""Years before and after an office was seen to be held in which it most likely was."""


def house_state(source: str) -> str | None:
    """The state whose official publication this is ("US State Department"), or None."""
    hit = next(states().find(source), None)
    return hit.value.iso3 if hit and hit.value.kind != "mask" and _OFFICIAL.search(source) else None


def dateline_state(text: str) -> str | None:
    """The state in whose capital the report was written ("TOKYO, May 3 (Kyodo) —"), or None."""
    for match in _DATELINE.finditer(text[:2000]):
        place = match.group(1).title()
        hit = next(states().find(place), None)
        if hit and hit.value.kind in ("capital", "name"):
            return hit.value.iso3
    return None


def headline_state(title: str) -> str | None:
    """The one state that the headline names, or None."""
    told = {hit.value.iso3 for hit in states().find(title) if hit.value.kind not in ("mask", "metonym")}
    return told.pop() if len(told) == 1 else None


def give_homes(persons: Sequence[Draft], reading: Reading, named: Collection[str] = ()) -> None:
    """Set `iso3` of persons that have none, and complete bare surnames, as of the day of publication.

    `named` holds the codes of the states that the article names: a minister of no other state can be of the only one.
    """
    title, day = reading.title, reading.day
    house, dateline = house_state(reading.source), dateline_state(reading.text)
    headline = headline_state(title)
    office = next((hit.value.name for hit in bodies().find(reading.source) if hit.value.iso3 == house), None)
    for draft in persons:
        if draft.iso3 is None or len(name_parts(draft.name)) == 1:
            _from_headline(draft, title)
        if draft.iso3 is None or len(name_parts(draft.name)) == 1:
            _from_office(draft, day.isoformat() if day else "", reading.known.holders)
        if draft.iso3 is None and house and _is_of_house(draft, office):
            draft.iso3 = house
        if draft.iso3 is None and dateline and any(_is_national(role) for role in draft.roles):
            draft.iso3 = dateline
        abroad = [iso3 for iso3 in named if iso3 != house]
        scene = abroad[0] if len(abroad) == 1 else headline if headline != house else None
        if draft.iso3 is None and scene and any(_is_national(role) for role in draft.roles):
            draft.iso3 = scene
        if office and draft.iso3 == house and not (_secretaries(persons) and _is_secretary(draft)):
            _into_house(draft, office)
        if len(name_parts(draft.name)) == 1:
            draft.name = full_name(draft.name, f"{title}\n{reading.text}")


def full_name(surname: str, text: str) -> str:
    """The surname with the given name that stands before it somewhere in the text, if only one does; else itself."""
    offices = words("titles.tsv", "head") | words("titles.tsv", "modifier") | words("titles.tsv", "honorific")
    found = set()
    for match in re.finditer(rf"\b([A-Z][a-z]+(?: [A-Z]\.)?) {re.escape(surname)}\b", text):
        given = match.group(1).split()[0]
        known = given.lower() in offices | lines("not_names.txt") or given in lines("organisation_words.txt")
        if (
            not known
            and next(states().find(given), None) is None
            and not _opens_sentence(text, match.start())
        ):
            found.add(match.group(1))
    return f"{found.pop()} {surname}" if len(found) == 1 else surname


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a capital there may only be that of a sentence's first word that is no name ("Former Smith")."""
    return text[max(0, at - 2) : at].strip() in (".", "?", "!") and not re.match(
        r"[A-Z][a-z]+ [A-Z][a-z]+ \w", text[at:]
    )


def _is_of_house(draft: Draft, office: str | None) -> bool:
    """Whether an office says that somebody is one of the publisher's own, and none that it is in a body of no state."""
    beyond = (next(bodies().find(role.body), None) for role in draft.roles if role.body and not role.iso3)
    return any(_is_houses(role, office) for role in draft.roles) and not any(
        hit.value.iso3 is None for hit in beyond if hit is not None
    )


def _secretaries(persons: Sequence[Draft]) -> bool:
    """Whether the article names the Secretary of State in full: another "Secretary Holt" is of another department."""
    return any("of state" in role.title.lower() for draft in persons for role in draft.roles)


def _is_secretary(draft: Draft) -> bool:
    """Whether somebody is called "Secretary" and nothing more, or that of a subject ("Education Secretary")."""
    titles = [role.title.lower().split() for role in draft.roles]
    return all(title[-1] == "secretary" and not _RANKS.intersection(title) for title in titles)


def _is_houses(role: Role, office: str | None) -> bool:
    """Whether an office is one of the publisher's own: a director of another body is not."""
    elsewhere = role.body is not None and role.body != office and " of " in role.title
    foreign = set(role.title.lower().split()) & _OF_OTHERS
    return _is_house_title(role.title) and not elsewhere and not foreign


def _into_house(draft: Draft, office: str) -> None:
    """The publisher's own officials belong to it where they are named without any other body."""
    roles = [role for mention in draft.mentions for role in mention.roles]
    if not any(role.body for role in roles):
        for role in roles:
            if _is_house_title(role.title):
                role.body = office


def _is_national(role: Role) -> bool:
    """Whether an office named without its state is likely of the state the report comes from ("the prime minister")."""
    named = set(role.title.lower().split()) & lines("national_offices.txt")
    whole = role.title.lower() in lines("national_offices.txt")
    return bool(named or whole) and role.body is None and not re.search(r" (?:of|to|for) ", role.title)


def _from_office(draft: Draft, day: str, entered: Mapping[str, list[Holder]]) -> None:
    """Who "President Zelenskyy" was on the day; a full name is known by its office at any time.

    What editors `entered` of somebody of that name goes before the lexicon.
    """
    parts = name_parts(draft.name)
    for table in (entered, holders()):
        _place(draft, parts, day, [h for word in _surnames(parts) for h in table.get(word, [])])


def _surnames(parts: list[str]) -> set[str]:
    """The words of a name under which its bearer may be filed; "al-Sisi" also under "sisi"."""
    return {parts[0], parts[-1], re.sub("^[ae]l-", "", parts[-1])}


def _place(draft: Draft, parts: list[str], day: str, known: list[Holder]) -> None:
    if len(parts) > 1:
        alike = [h for h in known if _same_person(parts, name_parts(h.name.split(",")[0]))]
        fits = [h for h in alike if not day or _in_memory(h, day)]
    else:
        titles = [set(re.findall(r"[\w\-]+", role.title.lower())) for role in draft.roles]
        fits = [
            h for h in known if in_office(h, day) and any(same_office(title, h.office) for title in titles)
        ]
    states = {h.iso3 for h in fits}
    if len(states) != 1 or draft.iso3 not in (None, *states):
        return
    draft.iso3 = states.pop()
    if len(parts) == 1 and len({folded(h.name) for h in fits}) == 1:
        draft.name = fits[0].name.split(",")[0]


def _same_person(ours: list[str], theirs: list[str]) -> bool:
    def joined(parts: list[str]) -> str:
        return "".join(sorted(re.sub(r"\W", "", "".join(parts))))

    return joined(ours) == joined(theirs) or (
        len(theirs) > 1 and ours[0] == theirs[0] and ours[-1] == theirs[-1]
    )


def in_office(holder: Holder, day: str) -> bool:
    """Whether somebody held the office on the day, or, if it is only known when it was seen held, most likely did."""
    if holder.seen and day:
        first, last = int(holder.start[:4]) - _AROUND, int(holder.end[:4]) + _AROUND
        return f"{first}{holder.start[4:]}" <= day <= f"{last}{holder.end[4:]}"
    return (
        bool(day)
        and holder.start <= day
        and (not holder.end or day <= holder.end or holder.end.startswith(day[: len(holder.end)]))
    )


def _in_memory(holder: Holder, day: str) -> bool:
    """Whether the day is not so far from the term that a namesake is likelier."""
    first, last = (text[:4] if text[:4].isdigit() else "" for text in (holder.start, holder.end))
    year = int(day[:4])
    return (not first or int(first) - _MEMORY <= year) and (not last or year <= int(last) + _MEMORY)


def same_office(title: set[str], office: str) -> bool:
    """Whether the words of a title and of an office name the same: "foreign minister", "Minister of Foreign Affairs"."""
    held = set(re.findall(r"[\w\-]+", office.lower()))
    head = title & words("titles.tsv", "head")
    if "vice" in held ^ title or "deputy" in held ^ title:
        return False
    return (
        bool(head & held)
        and (head == title & held or len(title & held) > 1)
        and not (title - held - words("titles.tsv", "modifier"))
    )


def _is_house_title(title: str) -> bool:
    """Titles that an official publication writes without a state for its own people only ("Deputy Secretary")."""
    lower = title.lower()
    return any(lower.startswith(form) or f" {form}" in lower for form in lines("house_titles.txt"))


def _from_headline(draft: Draft, title: str) -> None:
    """ "Ukrainian Foreign Minister Dmytro Kuleba" in the headline tells who "Kuleba" is."""
    surname = name_parts(draft.name)[-1]
    pieces = list(_WORD.finditer(title))
    at = next(
        (i for i, piece in enumerate(pieces) if folded(re.sub(r"[’']s?$", "", piece.group())) == surname),
        None,
    )
    if at is None:
        return
    first = at
    offices = words("titles.tsv", "head") | words("titles.tsv", "modifier") | words("titles.tsv", "honorific")
    while (
        first > 0
        and pieces[first - 1].group()[0].isupper()
        and pieces[first - 1].group().lower() not in offices
        and at - first < 3
    ):
        first -= 1
    before = title[: pieces[first].start()]
    if first < at and not re.search(r"\w$", before.rstrip()[-1:]) and before.strip():
        return
    hits = [hit for hit in states().find(before) if hit.value.kind in ("adjective", "name")]
    between = before[hits[-1].end :].lower() if hits else ""
    titled = bool(hits) and all(
        word in offices or word in ("’s", "'s", "of", "the") for word in re.findall(r"[\w’']+", between)
    )
    if titled and draft.iso3 is None:
        draft.iso3 = hits[-1].value.iso3
    ends_in_title = before.split() and before.split()[-1].lower() in offices
    if first < at and ends_in_title and len(name_parts(draft.name)) == 1:
        draft.name = re.sub(r"[’']s?$", "", title[pieces[first].start() : pieces[at].end()])
