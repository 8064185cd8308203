"""Which drafts are events at all, which of them belong on a timeline, and how sure the rules are."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import headlines, hostile, places, tables, topics, tree, wording
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.roles import Roles

_SOFT = UTTERANCES | {"AID", "COOPERATE", "CONSULT", "ASSAULT"}
_TOGETHER = frozenset({"mutual", "pair"})
_UNCLAIMED = frozenset({"ASSAULT", "SANCTION", "SUPPORT"})
"""What may be told without saying who did it: "the attack on X", "the signing of the accords"."""


_CAREER = frozenset({"resignation", "election", "appointment", "taking office"})
"""What a person's life is told by: "he had become minister, resigning …"; news if it leads or has a date."""
_OFTEN = frozenset(
    {"repeatedly", "often", "always", "usually", "regularly", "consistently", "frequently", "routinely"}
)
_ANNOUNCED = frozenset({"designation", "sanctions", "aid", "ban"})
_ENACTED = frozenset({"signing", "decree", "vote", "approval", "ratification"})
_SETTLED = frozenset({"will", "would", "shall", "should", "'ll", "’ll"})


def stands(draft: Draft, roles: Roles) -> bool:
    """Whether the draft has enough to be an event: a meeting two sides, a visit a visitor and a place, others a party."""
    dated = _dated(draft)
    if _working_day(draft):
        return False
    if draft.frame in _TOGETHER and draft.word.pos_ in {"VERB", "AUX"} and draft.lead == 0:
        return False  # the one who met is not known
    if draft.trigger.kind == "meeting" and draft.word.pos_ == "VERB" and len(draft.people) == 1:
        return dated and not draft.background and bool(topics.partner(draft))
    if draft.trigger.kind == "summit" and draft.carrier is not None and draft.people:
        return True  # "the union’s summit was called off"
    if draft.frame in _TOGETHER and draft.trigger.kind != "signing":
        return len(draft.people) > 1 or (dated and not draft.background and bool(draft.people))
    if draft.trigger.kind == "death":
        subject = tree.subject(draft.word)
        named = subject is not None and subject.pos_ != "PRON"
        return named and any(
            roles.is_person(a) and (roles.actors[a].positions or draft.leads) for a in draft.actors
        )
    if (draft.trigger.plover == "ASSAULT" and figurative(draft)) or hostile.only_sounds(draft, roles):
        return False
    if (
        not draft.actors
        and draft.trigger.plover in _UNCLAIMED | {"PROTEST"}
        and (dated or draft.leads)
        and draft.place
    ):
        return True  # "a car bomb went off in the capital on Monday"
    passing = draft.carrier is None and draft.word.pos_ in {"NOUN", "PROPN"}
    if draft.actors and not passing and not headlines.tells(draft, roles):
        return False
    if draft.trigger.kind == "pledge" and draft.word.tag_ == "VBN" and draft.word.dep_ in {"acl", "amod"}:
        return False  # "a party committed to change": what it is like
    if draft.trigger.kind == "agreement" and draft.word.pos_ == "VERB" and not _settles(draft, roles):
        return False
    if draft.frame == "bound" or (draft.trigger.kind == "pledge" and tree.is_passive(draft.word)):
        return len(draft.actors) > 1  # what one alone is committed to is only its policy
    if dated and not draft.actors and draft.trigger.kind in _ENACTED and _patient(draft):
        return True  # "the act was signed into law on 4 March 2019"
    if draft.frame == "visit":
        return bool(draft.actors) and (bool(draft.recipients) or draft.place is not None or dated)
    if draft.trigger.kind == "dismissal" and draft.word.pos_ == "VERB":
        return bool(draft.people)
    if draft.frame in {"appoint", "appointment", "host"}:
        return bool(draft.recipients)
    if draft.trigger.kind == "request" and not draft.recipients:
        return False
    if draft.word.pos_ in {"NOUN", "PROPN"}:
        return _noun_stands(draft, dated)
    suffered = draft.trigger.plover not in UTTERANCES or draft.trigger.kind == "lawsuit"  # "was indicted"
    return bool(draft.actors) or (bool(draft.recipients) and suffered)


def core(draft: Draft, roles: Roles) -> bool:
    """Whether the event belongs on a diplomatic timeline: told as news or dated, with somebody in office."""
    if not draft.trigger.core:
        return False
    if not _dated(draft) and (draft.background or recounted(draft)):
        return False
    if not _dated(draft) and not draft.leads and (draft.trigger.kind in _CAREER or _habitual(draft)):
        return False
    if draft.judged and not _dated(draft) and not (draft.leads and _at_present(draft.carrier)):
        return False
    if (
        not _dated(draft)
        and not draft.leads
        and draft.plover in _SOFT
        and _perfect(draft.carrier or draft.word)
    ):
        return False  # "Freedonia has condemned …": told as the background of the news
    if (
        _to_a_thing(draft)
        or _to_a_site(draft, roles)
        or _at_home(draft, roles)
        or hostile.remembered(draft, roles.reading.day)
    ):
        return False
    if draft.trigger.kind in {"verdict", "arrest", "lawsuit"} and not draft.actors:
        subject = tree.subject(draft.word)
        named = bool(draft.recipients) and subject is not None and subject.pos_ != "PRON"
        return named and (_dated(draft) or draft.leads)  # a life told: "he was convicted of fraud"
    if draft.trigger.kind == "election" and draft.word.tag_ == "VBG":
        return False
    if (
        draft.trigger.kind == "vote"
        and draft.word.pos_ in {"NOUN", "PROPN"}
        and (draft.carrier is None or draft.carrier.lemma_ == "be")
    ):
        return False
    if draft.frame in _TOGETHER and len(draft.people) == 1:
        return _official(draft, roles)
    return True


def _working_day(draft: Draft) -> bool:
    """Whether a schedule only says that somebody is at work: "attends meetings and briefings", with nobody."""
    verb = draft.carrier if draft.carrier is not None else draft.word
    if verb.lemma_ != "attend" or len(draft.people) > 1 or draft.place_iso3 is not None:
        return False
    things = tree.objects(verb)
    return bool(things) and things[0].tag_ == "NNS" and not list(things[0].lefts)


def _to_a_thing(draft: Draft) -> bool:
    """Whether a visit is to something of no name in no place: "visited two joint projects" is a stop, not a journey."""
    if draft.frame != "visit" or draft.recipients or draft.place or draft.word.pos_ != "VERB":
        return False
    return any(noun.pos_ == "NOUN" for noun in tree.objects(draft.word))


def _to_a_site(draft: Draft, roles: Roles) -> bool:
    """Whether a visit is to a house, lab or memorial in no known state: "toured the Harbour Lab" is no journey."""
    if draft.frame != "visit" or draft.recipients or draft.place_iso3 or not draft.place:
        return False
    spot = places.spot(draft, roles)
    if spot is None or spot.ent_type_ in {"GPE", "LOC"}:
        return False
    things = [spot, *tree.objects(draft.word)]
    return any(child.lower_ in {"the", "a", "an"} for thing in things for child in thing.lefts)


def _at_home(draft: Draft, roles: Roles) -> bool:
    """Whether a visit stays in the visitors' own state: "toured a plant in Ohio", "went to the White House"."""
    if draft.trigger.kind not in {"visit", "arrival"} or not draft.actors:
        return False
    if draft.trigger.kind == "arrival":  # he who comes home is named; "the secretary" may be another
        subject = tree.subject(draft.word)
        if subject is None or "the" not in {child.lower_ for child in subject.lefts}:
            return False
    homes = {roles.actors[actor].iso3 for actor in draft.actors}
    there = {draft.place_iso3} if draft.place_iso3 else {roles.actors[a].iso3 for a in draft.recipients}
    return len(homes) == 1 and None not in homes and there == homes


def _settles(draft: Draft, roles: Roles) -> bool:
    """Whether those who agree settle something: "agreed to meet", "agreed that they would meet"; no mere opinion."""
    verb = draft.word
    clause = wording.told_clause(verb)
    if clause is not None:
        ahead = any(child.dep_ == "aux" and child.lower_ in _SETTLED for child in clause.children)
        own = tree.subject_of_own(clause)
        theirs = own is not None and (own.pos_ == "PRON" or bool(set(roles.of(own)) & set(draft.people)))
        return ahead and (theirs or not tree.objects(clause))  # "that peace would bring growth" is an opinion
    if (
        tree.is_passive(verb)
        or tree.objects(verb)
        or tree.complements(verb)
        or "with" in tree.particles(verb)
    ):
        return True
    nouns = [noun for _, noun in tree.prepositional(verb)]
    return any(noun.ent_type_ not in {"DATE", "TIME"} for noun in nouns)


def confidence(draft: Draft) -> float:
    """From .3 up: a date in the text, both sides named, a main clause and a specific rule each add to it."""
    score = 0.3
    score += 0.2 if draft.anchor.basis == "explicit" else 0.0
    score += 0.15 if len(draft.people) > 1 else 0.0
    score += 0.15 if not draft.background else 0.0
    score += 0.1 if draft.trigger.needs or draft.carrier is not None else 0.0
    return round(score, 2)


def recounted(draft: Draft) -> bool:
    """Whether a speaker tells of his own past or plans: "we imposed sanctions", unlike "we call on …", which does it."""
    subject = tree.subject(draft.carrier if draft.carrier is not None else draft.word)
    if subject is None or subject.lower_ not in {"i", "we"}:
        return False
    if draft.frame == "host" and draft.status == "ongoing":
        return False  # "I am pleased to have the minister here"
    if draft.status == "ongoing" and draft.trigger.kind in _ANNOUNCED:
        return False  # "we are designating two officials": done by saying it
    does = draft.plover in UTTERANCES and draft.word.tag_ in {"VBP", "VB", "NN"}
    return not (does and draft.status == "happened")


def _patient(draft: Draft) -> bool:
    """Whether a verb in the passive or a noun says what was signed or passed: "the law’s signing"."""
    if draft.word.pos_ == "VERB":
        subject = tree.subject(draft.word)
        return tree.is_passive(draft.word) and subject is not None and subject.pos_ != "PRON"
    owners = [child for child in draft.word.lefts if child.dep_ in {"poss", "nsubj"}]
    return any(owner.pos_ != "PRON" and owner.ent_type_ not in {"DATE", "TIME"} for owner in owners)


def _at_present(verb: Token | None) -> bool:
    """ "The ministry welcomes the visit": said of a thing of the day, where "welcomed the visit" may mean any."""
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}


def _habitual(draft: Draft) -> bool:
    """Whether it is what somebody does time and again: "has repeatedly condemned"."""
    return any(child.lower_ in _OFTEN for child in (draft.carrier or draft.word).children)


def _perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children)


def _dated(draft: Draft) -> bool:
    """Whether words of the text give the date."""
    anchor = draft.anchor
    return anchor.basis == "explicit" or (anchor.basis == "inferred" and anchor.span is not None)


def _noun_stands(draft: Draft, dated: bool) -> bool:
    if not draft.actors and draft.trigger.plover not in _UNCLAIMED:
        return False
    if draft.actors and draft.recipients:
        return True
    named = any(
        token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME"}
        for child in draft.word.rights
        for token in child.subtree
    )
    if draft.trigger.kind == "signing" and dated and named:
        return True  # "the signing of the … Accords in September 2020"
    return bool(draft.people) and (dated or not draft.background)


def figurative(draft: Draft) -> bool:
    """Whether nobody strikes or nothing is struck: "the flood killed ten", "hit a milestone"."""
    subject = tree.subject(draft.word) if draft.word.pos_ in {"VERB", "AUX"} else None
    doers = [token for token in (subject, tree.agent(draft.word)) if token is not None]
    if any(token.lemma_.lower() in tables.words("not_attackers.tsv") for token in doers):
        return True
    heads = tree.objects(draft.word)
    return bool(heads) and heads[0].lemma_.lower() in tables.words("not_targets.tsv")


def _official(draft: Draft, roles: Roles) -> bool:
    """Whether one of them is more than a private person: a state, an organisation, or a person with an office."""
    found = [roles.actors[actor] for actor in draft.people]
    return any(actor.kind != "person" or actor.positions for actor in found)
