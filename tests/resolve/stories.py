"""Short articles with their extractions, told so that they may or may not be about one event."""

from datetime import date

from tests.factories import ArticleFactory, SourceFactory
from tests.resolve.build import actor, event, extraction, statement
from timeline.extract.extraction import Extraction
from timeline.models import Article

LISBON = (
    "LISBON, June 21 – Foreign Minister Ana Sousa of Portugal met Ivo Brandt of Norland in Lisbon on Monday.\n\n"
    "“We will keep talking,” Sousa said."
)


def meeting(
    text: str = LISBON,
    *,
    source: str = "First Wire",
    day: date = date(2021, 6, 21),
    edtf: str | None = "2021-06-21",
    status: str = "happened",
    guest: str = "Ivo Brandt",
    confidence: float = 0.8,
    **event_fields: object,
) -> tuple[Article, Extraction]:
    """A stored article in which Ana Sousa meets a guest in Lisbon, and what was found in it."""
    article = ArticleFactory(
        text=text, source=SourceFactory.create(name=source), published_on=day, extraction="pending"
    )
    actors = [
        actor(text, "A1", "Portugal", "state", iso3="PRT"),
        actor(text, "A2", "Ana Sousa", iso3="PRT", title="Foreign Minister", org="A1", affiliation="A1"),
        actor(text, "A3", guest),
    ]
    said = [
        statement(text, "S1", "We will keep talking", speaker="A2", cue="said", said="2021-06-21", addressee=("A3",))
    ] if "We will keep talking" in text else []  # fmt: skip
    sentence = text.partition("– ")[2].partition("\n")[0]
    met = event(
        text,
        "E1",
        event_fields.pop("trigger", "met"),
        sentence,
        f"Ana Sousa meets {guest}",
        **{
            "plover": "CONSULT",
            "kind": "bilateral",
            "actors": ("A2",),
            "recipients": ("A3",),
            "edtf": edtf,
            "date_basis": "explicit",
            "status": status,
            "place": "Lisbon",
            "place_iso3": "PRT",
            "statements": tuple(s.id for s in said),
            "confidence": confidence,
        }
        | event_fields,
    )
    return article, extraction(article, actors, [met], said)
