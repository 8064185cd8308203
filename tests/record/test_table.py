"""A chronology's file becomes a table, whatever its encoding and line ends, and says what it could not read."""

import pytest

from timeline.ingest.draft import Refused
from timeline.record.table import read, read_text


def test_a_line_of_json_is_a_row_and_a_list_in_it_one_cell():
    table = read_text('{"date": "2021-05-04", "actors": ["Ana Sousa", "Rui Melo"], "end": null, "n": 3}\n')
    assert table.columns == ("date", "actors", "end", "n")
    assert table.lines[0].cells == {
        "date": "2021-05-04",
        "actors": "Ana Sousa; Rui Melo",
        "end": "",
        "n": "3",
    }


def test_lines_that_are_no_json_are_named_with_their_number_and_the_rest_is_read():
    table = read_text('{"date": "2021-05-04"}\n\nnot this\n[1]\n{"date": "2021-05-05"}')
    assert [line.number for line in table.lines] == [1, 5]
    assert [row.where for row in table.unread] == ["line 3", "line 4"]
    assert "not JSON" in table.unread[0].cause


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_is_read_with_any_line_end_and_delimiter(end, between):
    rows = [["date", "what"], ["1999-01-02", '"She said ""no"" again"'], ["1999-01-03", "talks"]]
    table = read(end.join(between.join(row) for row in rows).encode())
    assert [line.cells["what"] for line in table.lines] == ['She said "no" again', "talks"]


def test_a_table_of_an_old_macintosh_is_read():
    text = "date,what\r" + "1968-01-23,The crew was held\r" * 90 + "1968-12-23,The boat’s crew\xa0was freed\r"
    table = read(text.encode("mac_roman"))
    assert table.lines[-1].cells["what"] == "The boat’s crew\xa0was freed"


def test_a_row_with_more_cells_than_columns_is_left_out():
    table = read_text("date,what\n2001-01-01,talks\n2001-01-02,talks,and more\n")
    assert len(table.lines) == 1
    assert (table.unread[0].where, table.unread[0].cause) == (
        "line 3",
        "it has 3 cells, but there are 2 columns",
    )


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ('"n": ' + "1" * 5000, "it holds a number too long to read"),
        ('"a": 1, " a ": 2', "two of its fields are called “a”"),
        ('"a": "\\ud800"', "“a” holds half characters"),
    ],
)
def test_a_line_of_json_that_cannot_be_kept_is_left_out_with_the_reason(fields, cause):
    table = read_text('{"date": "2021-05-04", ' + fields + '}\n{"date": "2021-05-05"}')
    assert [line.number for line in table.lines] == [2]
    assert (table.unread[0].where, table.unread[0].cause) == ("line 1", cause)


@pytest.mark.parametrize("text", ['{"date": "x", "a\\u0000b\\ud800": "y"}', "date,a\0b\nx,y"])
def test_what_no_database_keeps_is_a_blank_in_a_column_name(text):
    assert read_text(text).columns == ("date", "a b")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "it is empty"),
        ("just words\n", "names no columns"),
        ("date,date\n1,2\n", "two of its columns are called “date”"),
        (",".join(f"c{n}" for n in range(61)) + "\n" + ",".join("1" * 61), "61 columns"),
        (",".join(f"c{n}" for n in range(200_000)) + "\n1", "200,000 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(text, cause):
    with pytest.raises(Refused, match=cause):
        read_text(text)
