"""The trigger files: every row reads, and catches its own example."""

import pytest

from timeline.extract.events import frames, tables
from timeline.extract.events.candidates import find
from timeline.extract.events.layout import Layout
from timeline.extract.parser import parse
from timeline.extract.reading import Reading

ROWS = [*tables.triggers("verbs.tsv"), *tables.triggers("nouns.tsv")]


@pytest.fixture(scope="module")
def readings():
    """Row → its example, parsed alone."""
    return {
        id(row): Reading(row.example, None, tokens)
        for row, tokens in zip(ROWS, parse([row.example for row in ROWS]), strict=True)
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.words[0][0]} {row.words[0][1]} {row.kind}")
def test_a_row_catches_its_own_example(row, readings):
    reading = readings[id(row)]
    found = find(reading, Layout(reading))
    assert row in [draft.trigger for draft in found]


def test_every_frame_of_the_files_has_a_rule():
    assert {row.frame for row in ROWS} <= frames.NAMES


def test_a_row_with_a_missing_field_is_named(monkeypatch, tmp_path):
    (tmp_path / "short.tsv").write_text("# comment\nword\tstatus\ndue\n")
    monkeypatch.setattr(tables, "_FOLDER", tmp_path)
    with pytest.raises(tables.TableError, match=r"short\.tsv, line 3: 1 fields instead of 2"):
        list(tables.rows("short.tsv"))


def test_an_unknown_category_is_refused(monkeypatch, tmp_path):
    head = "words\tobject\tplover\tmode\tcameo\tkind\tframe\tphrase\tcore\texample\n"
    (tmp_path / "wrong.tsv").write_text(head + "meet\t-\tCHAT\t-\t-\tx\tto\tmeet\tyes\tThey met.\n")
    monkeypatch.setattr(tables, "_FOLDER", tmp_path)
    with pytest.raises(tables.TableError, match="no PLOVER category 'CHAT'"):
        tables.triggers.__wrapped__("wrong.tsv")


@pytest.mark.parametrize(
    "name", ["verbs.tsv", "nouns.tsv", "carriers.tsv", "governors.tsv", "collectives.tsv"]
)
def test_no_data_file_lists_a_row_twice(name):
    keys = [tuple(row.values()) for row in tables.rows(name)]
    assert len(keys) == len(set(keys))
