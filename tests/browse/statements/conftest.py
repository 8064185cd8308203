"""Statements of three speakers in two outlets, said on several days."""

from types import SimpleNamespace

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EvidenceFactory,
    SourceFactory,
    StatementFactory,
    StatementRoleFactory,
)

PARAGRAPH = (
    "OSLO, June 21 – Envoy Ana Sousa said that sanctions on Freedonia would stay. “We will keep talking,” Ivo Brandt "
    "told her. Brandt said Minister Eva Lund had warned of a new crisis.\n\nNobody asked for more, in {}."
)


@pytest.fixture
def said(db):
    """`firm` (indirect, about Freedonia), `open` (direct, to Sousa), `told` with `inner` in it, `undated`, `joint`."""
    sousa = ActorFactory(name="Ana Sousa", state="accepted")
    brandt = ActorFactory(name="Ivo Brandt", state="accepted")
    lund = ActorFactory(name="Eva Lund", state="accepted")
    freedonia = ActorFactory(name="Freedonia", kind="state", iso3="FRE", state="accepted")
    wire, desk = SourceFactory(name="The Wire"), SourceFactory(name="The Desk")
    article = ArticleFactory(source=wire, text=PARAGRAPH.format("Oslo"))
    other = ArticleFactory(source=desk, text=PARAGRAPH.format("Bergen"))

    def make(speaker, words, article=article, **values):
        row = StatementFactory(
            **{"state": "accepted", "form": "indirect", **values},
            article=article,
            speaker=speaker,
            content=words,
        )
        EvidenceFactory(words=words, part="content", statement=row)
        return row

    firm = make(sousa, "that sanctions on Freedonia would stay", act="warn", speaker_caption="Envoy")
    EvidenceFactory(words="said", part="cue", statement=firm)
    StatementRoleFactory(statement=firm, actor=freedonia, role="about")
    opened = make(
        brandt, "We will keep talking", act="offer", form="direct", addressee=sousa, edtf="2021-06-22"
    )
    told = make(brandt, "Minister Eva Lund had warned of a new crisis", edtf="2021-06-23")
    inner = make(lund, "of a new crisis", act="warn", edtf="2021-06-23", within=told)
    undated = make(sousa, "Nobody asked for more", article=other, edtf="", date_basis="none")
    joint = make(sousa, "sanctions on Freedonia would stay", article=other, edtf="2020", act="demand")
    StatementRoleFactory(statement=joint, actor=brandt, role="speaker", caption="Minister")
    return SimpleNamespace(
        sousa=sousa, brandt=brandt, lund=lund, freedonia=freedonia, wire=wire, desk=desk, article=article, other=other,
        firm=firm, open=opened, told=told, inner=inner, undated=undated, joint=joint, make=make,
    )  # fmt: skip
