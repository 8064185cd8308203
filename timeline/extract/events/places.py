"""Where it happened: a place phrase of the event word or its carrier, with the state it lies in if that is known."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.gazetteer import state_of_town
from timeline.extract.events.roles import Roles
from timeline.extract.lexicons.load import lines, state_called

_IN = ("in", "at", "near", "outside", "to", "into")
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_MARGINS = frozenset({"sideline", "margin", "fringe", "occasion", "eve", "day"})
_PARTS = frozenset(
    {"street", "city", "town", "village", "port", "province", "region", "capital", "district", "outskirt"}
)
_COMPASS = frozenset({"Northern", "Eastern", "Southern", "Western"})
_OFFICES = frozenset({"department", "ministry"})
_FORMS = frozenset({"kingdom", "republic", "states", "union", "federation", "emirates"})
_VENUES = frozenset(
    {
        "house",
        "palace",
        "hotel",
        "airport",
        "embassy",
        "department",
        "ministry",
        "headquarters",
        "castle",
        "hall",
    }
)


def fill(draft: Draft, roles: Roles) -> None:
    """Set the draft's place from "in X", "at X"; a visit's destination is its place."""
    noun = spot(draft, roles)
    if noun is not None:
        away = homes(draft, roles) if draft.frame == "visit" else frozenset()
        draft.place, draft.place_iso3 = _name(noun, roles), _land(noun, roles, away)


def spot(draft: Draft, roles: Roles) -> Token | None:
    """The noun of the draft's place."""
    hosts = [draft.word] if draft.carrier is None else [draft.word, draft.carrier]
    names = _IN if draft.frame == "visit" else _IN[:4]
    if draft.word.lemma_ in {"visit", "tour"} and tree.objects(draft.word):
        names = _IN[:4]  # "visited the Memorial to the Sailors"
    names = (*names, "through", "across", "from") if draft.trigger.plover == "PROTEST" else names
    for host in hosts:
        for _, noun in tree.prepositional(host, *names):
            if noun.lemma_ in _PARTS:  # "the streets of Minsk"
                noun = next((inner for _, inner in tree.prepositional(noun, "of")), noun)
            if _is_place(noun, roles):
                return noun
    if draft.word.pos_ == "NOUN" and draft.plover == "ASSAULT":  # "a Kabul car bombing"
        towns = (c for c in draft.word.lefts if c.dep_ == "compound" and c.ent_type_ == "GPE")
        if (town := next(towns, None)) is not None:
            return town
        struck = [noun for _, noun in tree.prepositional(draft.word, "on", "against", "of")]
        for _, noun in (phrase for one in struck for phrase in tree.prepositional(one, *_IN[:4])):
            if _is_place(noun, roles):
                return noun  # "the attack on a hospital in Afrin"
    later = tree.objects(draft.word) if draft.frame == "visit" else _later_in_clause(draft)
    return next((noun for noun in later if _is_place(noun, roles)), None)


def scene(draft: Draft, roles: Roles) -> None:
    """A blow or protest told without its author happened where the sentence says first: "On Friday in Oslo, a bomb …"."""
    if draft.place is None and not draft.actors and not draft.background:
        for token in draft.word.sent:
            noun = (
                next((c for c in token.children if c.dep_ == "pobj"), None) if token.lower_ == "in" else None
            )
            if noun is not None and noun.ent_type_ in {"GPE", "FAC", "LOC", ""} and _is_place(noun, roles):
                draft.place, draft.place_iso3 = _name(noun, roles), _land(noun, roles)
                return
        sentence = draft.word.sent
        lands = [a for a in roles.mentioned(sentence.start, sentence.end) if roles.is_state(a)]
        if len(lands) == 1 and not draft.recipients and draft.trigger.plover == "ASSAULT":
            draft.place, draft.place_iso3 = roles.name(lands[0]), roles.actors[lands[0]].iso3
            return
        subject = tree.subject(draft.word) if draft.trigger.plover == "PROTEST" else None
        for token in subject.subtree if subject is not None else ():
            if token.ent_type_ == "GPE" and token.dep_ == "compound" and token.head.lemma_ == "protester":
                draft.place, draft.place_iso3 = _name(token, roles), _land(token, roles)


def destination(draft: Draft, roles: Roles) -> str | None:
    """The actor id of the state that a visit's place lies in, if the article names that state."""
    return roles.state(draft.place_iso3)


def with_host(draft: Draft, roles: Roles) -> None:
    """A guest of another state's official, told without a place, is in that state."""
    hosts = {roles.actors[a].iso3 for a in draft.recipients if roles.is_person(a)}
    if draft.place is None and len(hosts) == 1 and None not in hosts and not hosts & homes(draft, roles):
        iso3 = hosts.pop()
        if (state := roles.state(iso3)) is not None:
            draft.place, draft.place_iso3 = roles.name(state), iso3


def dateline(roles: Roles) -> tuple[str, str] | None:
    """The town in capitals that opens the report ("SEOUL, June 21 (Reuters) –") and its state's code."""
    for line in roles.reading.text.splitlines()[:12]:
        head = line.strip().partition(",")[0].partition(" (")[0]
        if head.isupper() and len(head.split()) <= 3 and (iso3 := state_called(head.title())):
            return head.title(), iso3
    return None


_LONGEST = 80
"""Words behind the event in which its place is looked for: the longest clauses end before, endless lists do not."""


def _later_in_clause(draft: Draft) -> list[Token]:
    """Towns and countries after "in" further on in the clause: "met the chancellor in Berlin" hangs Berlin on her."""
    found = []
    for token in draft.word.doc[draft.word.i : min(draft.word.sent.end, draft.word.i + _LONGEST)]:
        if (
            token.lower_ == "in"
            and tree.clause_of(token) == tree.clause_of(draft.word)
            and not _of_topic(token)
        ):
            found += [child for child in token.children if child.dep_ == "pobj" and child.ent_type_ == "GPE"]
    return found


def _of_topic(preposition: Token) -> bool:
    """Whether the phrase belongs to what is talked about: "talks on the situation in Mali", not "on the margins in …"."""
    token = preposition.head
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        if token.dep_ == "pobj" and token.head.lower_ in _ABOUT and token.lemma_.lower() not in _MARGINS:
            return True
        token = token.head
    return False


def _is_place(noun: Token, roles: Roles) -> bool:
    if noun.lemma_.lower() in _VENUES and any(t.pos_ == "PROPN" for t in (noun, *noun.lefts)):
        return True
    if noun.pos_ != "PROPN" or noun.ent_type_ in {"DATE", "TIME", "PERSON", "EVENT"}:
        return False
    if noun.lemma_.lower() in lines("text_nouns.txt"):
        return False  # "in the Joint Statement"
    actor = roles.covering(noun)
    return actor is None or not roles.is_person(actor)


def _name(noun: Token, roles: Roles) -> str:
    """The proper-noun run around the head: "Baghdad International Airport", "Washington, D.C."; a state by its name."""
    state = roles.covering(noun)
    if state is not None and roles.is_state(state) and noun.lower_ in _FORMS:
        return roles.name(state)  # "the Kingdom of Denmark"
    doc, first, last = noun.doc, noun.i, noun.i
    while (
        first > noun.sent.start
        and doc[first - 1].dep_ in {"compound", "amod"}
        and doc[first - 1].head in {noun, doc[first]}
    ):
        first -= 1
    while (
        last + 1 < noun.sent.end
        and doc[last + 1].pos_ == "PROPN"
        and doc[last + 1].dep_ in {"compound", "flat"}
    ):
        last += 1
    if (
        noun.lower_ in _OFFICES
        and last + 2 < noun.sent.end
        and doc[last + 1].lower_ == "of"
        and doc[last + 2].is_title
    ):
        last += 2  # "the Department of State"
    return roles.reading.text[doc[first].idx : doc[last].idx + len(doc[last])]


def homes(draft: Draft, roles: Roles) -> frozenset[str]:
    """The states that the visitors come from."""
    codes = (roles.actors[actor].iso3 for actor in draft.actors if actor in roles.actors)
    return frozenset(code for code in codes if code)


def _land(noun: Token, roles: Roles, away: frozenset[str] = frozenset()) -> str | None:
    actor = roles.covering(noun)
    if actor is not None and roles.is_state(actor):
        return roles.actors[actor].iso3
    name = _name(noun, roles)
    if iso3 := state_called(name) or _behind_comma(noun, name, roles):
        return iso3
    last = noun.text if _is_its_own(name, noun.text) else ""
    if iso3 := state_called(last):
        return iso3
    for child in noun.children:
        if child.dep_ not in {"compound", "appos", "npadvmod"}:
            continue
        beside = roles.covering(child)
        if beside is not None and roles.is_state(beside):
            return roles.actors[beside].iso3
        if iso3 := state_called(child.text):
            return iso3
    return state_of_town(name, roles.lands, away) or (
        state_of_town(last, roles.lands, away) if last else None
    )


def _behind_comma(noun: Token, name: str, roles: Roles) -> str | None:
    """The state that stands behind a comma: "Cornwall, United Kingdom" is one place, "Paris, Berlin and Rome" are three.

    A town that lies elsewhere for certain is not in the state named next: "in Paris, Germany and Italy".
    """
    doc, at = noun.doc, noun.i + 1
    while at < len(doc) and doc[at].pos_ == "PROPN":
        at += 1
    if at + 1 >= len(doc) or doc[at].text != ",":
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    actor = roles.covering(doc[at]) if at < len(doc) else None
    iso3 = roles.actors[actor].iso3 if actor is not None and roles.is_state(actor) else None
    lies = state_of_town(name, roles.lands)
    after = at + 1
    while after < len(doc) and doc[after].pos_ == "PROPN":
        after += 1
    listed = after < len(doc) and doc[after].lower_ in {"and", "or"}
    return None if listed and lies not in (None, iso3) else iso3


def _is_its_own(name: str, last: str) -> bool:
    """Whether the last word of a name may stand for the whole: of "eastern Ukraine", not of "Central America"."""
    return all(word.islower() or word in _COMPASS for word in name.removesuffix(last).split())
