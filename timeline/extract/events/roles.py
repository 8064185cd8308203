"""Which actors a noun phrase stands for, from the mentions the actor step resolved and the parse."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from spacy.tokens import Token

from timeline.extract.events import tables, tree
from timeline.extract.events.venue import under_label
from timeline.extract.extraction import FoundActor, Span
from timeline.extract.reading import Reading

Item = TypeVar("Item", bound=Hashable)

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_SENTENCES_BACK = 10
_TITLE = 12  # tokens between a body and the person whose title names it
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours"})


class Roles:
    """Finds actors in one reading. Built once an article: it indexes the mentions by token."""

    def __init__(self, reading: Reading, dateline: tuple[int, int] = (0, 0)) -> None:
        self.reading = reading
        self._dateline = dateline
        self.actors: dict[str, FoundActor] = {actor.id: actor for actor in reading.actors}
        self.lands = frozenset(a.iso3 for a in reading.actors if a.iso3)
        self._at: dict[int, list[tuple[Span, str]]] = {}
        starts = {token.idx: token.i for token in reading.tokens}
        for span, actor in reading.mentions:
            index = starts.get(span.start)
            if index is None:
                index = next((t.i for t in reading.tokens if t.idx <= span.start < t.idx + len(t)), None)
            while index is not None and index < len(reading.tokens) and reading.tokens[index].idx < span.end:
                self._at.setdefault(index, []).append((span, actor))
                index += 1

    def is_person(self, actor: str) -> bool:
        """Whether the id is a person's."""
        return actor in self.actors and self.actors[actor].kind == "person"

    def inside(self, token: Token) -> list[str]:
        """Every actor mentioned within the token: two in "U.S.-UAE"."""
        return unique(actor for _, actor in self._at.get(token.i, ()))

    def covering(self, token: Token) -> str | None:
        """The actor of the longest mention over the token; the town of a dateline is nobody."""
        over = self._at.get(token.i)
        if over and self._dateline[0] <= token.idx < self._dateline[1]:
            return None
        return max(over, key=lambda entry: len(entry[0].text))[1] if over else None

    def of(self, head: Token | None) -> list[str]:
        """The actors of a noun phrase, each conjunct for itself, in order."""
        if head is None:
            return []
        found: list[str] = []
        for each in tree.coordinated(head):
            found += self._one(each)
        return unique(found)

    def between(self, start: int, end: int, persons: bool = False) -> list[str]:
        """The actors mentioned in a range of tokens, in order; persons only if asked, or if there is any by name."""
        named = unique(
            actor
            for i in range(start, end)
            for span, actor in self._at.get(i, ())
            if self.is_person(actor) and span in self.actors[actor].mentions
        )
        return named if named or persons else self.mentioned(start, end)

    def subject(self, verb: Token) -> list[str]:
        """The actors of the verb's subject; where the parse has lost it, the persons named just before the verb."""
        head = tree.subject(verb)
        if tree.subject_of_own(verb) is None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            field = tree.left_field(verb)
            beside = self.covering(verb.doc[max(0, field[1] - 1)])
            if beside and self.is_person(
                beside
            ):  # "after Theresa May stepped down": the name taken for a verb
                return list(filter(self.is_person, self.mentioned(*field)))
        found = self.of(head)
        if not found and verb.dep_ == "acl" and verb.tag_ == "VBG" and head is not None:
            above = tree.clause_of(head)  # "posted a message blaming X"
            found = self.subject(above) if above.pos_ in {"VERB", "AUX"} and above != verb else []
        if not found and (head is None or head.i > verb.i or head.pos_ in {"PROPN", "NOUN"}):
            before = self.mentioned(*tree.left_field(verb))
            found = list(filter(self.is_person, before))
            if not found and head is None and all(map(self.is_state, before)):
                found = before  # "At the talks between A and B, the two states launched …", taken for one long list
        if not found and head is not None and head.lower_ in _FIRST_PERSON:
            found = self.speaker(head)
        return found

    def speaker(self, token: Token) -> list[str]:
        """Who is speaking where the token stands inside a statement's content."""
        for statement in self.reading.statements:
            if statement.speaker and any(s.start <= token.idx < s.end for s in statement.content):
                return [statement.speaker, *statement.co_speakers]
        return []

    def others_on_stage(self, speakers: list[str]) -> list[str]:
        """The one other person who speaks under a label of a transcript, if there is only one: whom "you" means."""
        voices = unique(
            s.speaker for s in self.reading.statements if s.speaker and under_label(s, self.reading)
        )
        others = [voice for voice in voices if voice not in speakers and self.is_person(voice)]
        return others if len(others) == 1 else []

    def with_phrase(self, preposition: Token) -> list[str]:
        """The participants after "with", "between" …: by the parse, and by name where long titles broke it."""
        heads = [child for child in preposition.children if child.dep_ == "pobj"]
        found = unique(actor for head in heads for actor in self.of(head))
        named = self.between(*tree.right_field(preposition), persons=True)
        found += [actor for actor in named if actor not in found]
        if named:  # "with South Korea’s representative Noh Kyu-duk": the country is not another participant
            lands = {self.land_of(actor) for actor in named}
            found = [a for a in found if self.is_person(a) or a not in lands]
            start, end = tree.right_field(preposition)
            found = [a for a in found if self.is_person(a) or not self._in_title(a, start, end)]
        return found

    def _in_title(self, actor: str, start: int, end: int) -> bool:
        """Whether a body is named only in the title before a person: "with Labour Council Chair Jan Holt"."""
        for i in range(start, end):
            if actor not in self.inside(self.reading.tokens[i]):
                continue
            for after in self.reading.tokens[i + 1 : min(end, i + _TITLE)]:
                if any(map(self.is_person, self.inside(after))):
                    return True
                if after.pos_ not in {"PROPN", "NOUN", "PART"} and not self.inside(after):
                    break
            return False
        return False

    def land_of(self, actor: str) -> str | None:
        """The actor id of the state a person belongs to, if the article names it."""
        person = self.actors.get(actor)
        if person is None:
            return None
        if person.affiliation and self.is_state(person.affiliation):
            return person.affiliation
        return self.state(person.iso3)

    def is_state(self, actor: str) -> bool:
        """Whether the id is a state's."""
        return actor in self.actors and self.actors[actor].kind in {"state", "government"}

    def state(self, iso3: str | None) -> str | None:
        """The actor id of the state with this code, if the article names it."""
        if not iso3:
            return None
        return next((a.id for a in self.actors.values() if a.kind == "state" and a.iso3 == iso3), None)

    def name(self, actor: str) -> str:
        """The canonical name."""
        return self.actors[actor].name if actor in self.actors else actor

    def _one(self, head: Token) -> list[str]:
        if both := self._the_two(head):
            return both
        actor = self.covering(head)
        if actor:
            return [actor]
        if head.tag_ in {"PRP$", "PRP"}:
            if head.lower_ in {"they", "their", "them"}:
                return self._pair_before(head)
            return self.speaker(head) if head.lower_ in _FIRST_PERSON else []
        for child in head.children:
            if child.dep_ == "appos" and self.covering(child):
                return self.of(child)
        phrase = tree.noun_phrase(head)
        if head.pos_ == "PROPN":
            named = [a for token in phrase if (a := self.covering(token)) and self.is_person(a)]
            if named:
                return named[-1:]
        if head.lemma_.lower() in tables.words("collectives.tsv") or (
            head.pos_ == "PROPN" and head.ent_type_ != "PERSON"
        ):
            return self._named_beside(head)
        return []

    def _pair_before(self, pronoun: Token) -> list[str]:
        """ "With ties between A and B at a new start, they …": two states coordinated earlier in the sentence."""
        for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if (
                token.dep_ == "conj"
                and (second := self.covering(token))
                and (first := self.covering(token.head))
            ):
                pair = unique([first, second])
                return pair if len(pair) == 2 and all(map(self.is_state, pair)) else []
        return self._told_before(pronoun) if pronoun.dep_ in tree.SUBJECTS else []

    def _told_before(self, pronoun: Token) -> list[str]:
        """ "A met B on Monday. They agreed …": those who are the subject of the sentence before, with whom they met."""
        start = pronoun.sent.start
        for _ in range(_SENTENCES_BACK):
            if start == 0:
                return []
            sentence = pronoun.doc[start - 1].sent
            start, verb = sentence.start, sentence.root
            subject = tree.subject_of_own(verb)
            if (
                subject is None
                or subject.lower_ == "they"
                or {"two", "both"} & {c.lower_ for c in subject.children}
            ):
                continue
            found = self.of(subject)
            beside = [verb, *tree.objects(verb)]
            if verb.lemma_ == "meet":
                found += [actor for noun in tree.objects(verb) for actor in self.of(noun)]
            for child in (child for word in beside for child in word.children):
                if child.dep_ == "prep" and child.lower_ == "with":
                    found += self.with_phrase(child)
            found = unique(found)
            if len(found) < 2 or not self._alike(found):  # titles so long that the parse lost one of the two
                found = self.between(*tree.left_field(verb), persons=True)
            return found if len(found) > 1 and self._alike(found) else []
        return []

    def _alike(self, actors: list[str]) -> bool:
        """Whether all are persons, or none is."""
        return len({self.is_person(actor) for actor in actors}) == 1

    def _the_two(self, head: Token) -> list[str]:
        """ "the two countries", "both leaders": the last two states or persons named together ("A and B")."""
        counted = {child.lower_ for child in head.children if child.dep_ in {"nummod", "det", "predet"}}
        if not counted & {"two", "both"}:
            return []
        if (
            head.lemma_.lower() in {"side", "delegation", "party"}
            and len(told := self._told_before(head)) == 2
        ):
            return told  # those who met
        persons = head.lemma_.lower() in {
            "leader",
            "minister",
            "president",
            "man",
            "official",
            "diplomat",
            "envoy",
            "secretary",
        }
        if not persons and head.lemma_.lower() not in {
            "country",
            "state",
            "nation",
            "side",
            "government",
            "neighbour",
            "delegation",
            "party",
            "team",
        }:
            return []
        return self.pair_before(head, persons=persons)

    def pair_before(self, head: Token, *, persons: bool = False) -> list[str]:
        """The last two persons, or states, that are named together before a noun phrase."""
        for token in reversed(head.doc[: head.left_edge.i]):
            if len(joined := self.inside(token)) == 2 and not persons and all(map(self.is_state, joined)):
                return joined  # "the U.S.-Russia dialogue"
            if token.dep_ != "conj":
                continue
            pair = unique(a for t in (token.head, token) if (a := self.covering(t)))
            if len(pair) == 2 and not persons and all(map(self.is_person, pair)):
                pair = unique(land for a in pair if (land := self.land_of(a)))
            if len(pair) == 2 and all(self.is_person(a) == persons for a in pair):
                return pair
        return []

    def mentioned(self, start: int, end: int) -> list[str]:
        """All actors mentioned in a range of tokens, in order."""
        return unique(a for i in range(start, end) for _, a in self._at.get(i, ()))

    def _named_beside(self, head: Token) -> list[str]:
        of = [noun for _, noun in tree.prepositional(head, "of", "from")]
        for child in head.children:
            if child.dep_ == "acl" and child.lemma_ in {"belong", "own", "run", "operate"}:
                of += [noun for _, noun in tree.prepositional(child, "to", "by")]
        if found := unique(actor for noun in of for actor in self.of(noun)):
            return found
        beside = [child for child in head.children if child.dep_ in _MODIFIERS]
        for child in beside:  # "Indian and Japanese warships"
            if len(several := [a for a in self.of(child) if not self.is_person(a)]) > 1:
                return several
        found = unique(actor for child in beside for actor in self.of(child))
        return [a for a in found if not self.is_person(a)][-1:] or found[-1:]


def unique(items: Iterable[Item]) -> list[Item]:
    """Without repetitions, in order."""
    return list(dict.fromkeys(items))
