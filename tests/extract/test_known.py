"""What is known of actors beyond the lexicons is used where the article names them."""

from datetime import date

from timeline.extract import extract
from timeline.extract.known import Known, KnownActor, Office

DAY = date(2021, 6, 21)


def actors(text, *known):
    """(name, kind, country, words of the mentions) of all actors."""
    found = extract(text, DAY, known=Known.of(known)).actors
    return [(a.name, a.kind, a.iso3, [m.text for m in a.mentions]) for a in found]


def test_an_alias_of_a_person_names_the_person():
    text = "RDS said the treaty would be signed in Lisbon. “We agreed,” RDS said."
    known = KnownActor("Rui Dias Sousa", "person", "PRT", names=("RDS",))
    assert ("Rui Dias Sousa", "person", "PRT", ["RDS", "RDS"]) in actors(text, known)
    assert not any(name == "Rui Dias Sousa" for name, *_ in actors(text))


def test_an_alias_of_a_body_names_the_body():
    text = "Palmyra House rejected the offer. An official at Palmyra House declined to comment."
    known = KnownActor("Office of the Federal Envoy", "organisation", "AUT", names=("Palmyra House",))
    assert (
        "Office of the Federal Envoy",
        "organisation",
        "AUT",
        ["Palmyra House", "Palmyra House"],
    ) in actors(text, known)


def test_an_alias_of_a_state_names_the_state():
    known = KnownActor("Portugal", "state", "PRT", names=("Lusitania",))
    assert ("Portugal", "state", "PRT", ["Lusitania"]) in actors(
        "Lusitania will send an envoy to the talks.", known
    )


def test_a_surname_alone_is_no_alias():
    text = "Peter Sousa met reporters. Sousa said he was satisfied."
    known = KnownActor("Ana Sousa", "person", "PRT", names=("Sousa",))
    assert [name for name, *_ in actors(text, known)] == ["Peter Sousa"]


def test_a_name_that_two_claim_is_nobodys():
    known = [
        KnownActor(name, "organisation", None, names=("Palmyra House",))
        for name in ("One Body", "Other Body")
    ]
    assert actors("Palmyra House rejected the offer.", *known) == actors("Palmyra House rejected the offer.")


def test_a_bare_surname_with_its_office_is_the_holder_on_the_day():
    offices = (Office("Foreign Minister", "PRT", "2020-01-01", "2021-12-31"),)
    known = KnownActor("Ana Marialva", "person", "PRT", offices=offices)
    text = "Foreign Minister Marialva said on Monday that talks would resume."
    assert ("Ana Marialva", "person", "PRT") in [a[:3] for a in actors(text, known)]
    later = extract(text, date(2023, 6, 21), known=Known.of([known])).actors
    assert [a.name for a in later if a.kind == "person"] == ["Marialva"]
