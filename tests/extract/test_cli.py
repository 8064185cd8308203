"""`python -m timeline.extract`: lines in, lines out, bad lines named."""

import json
import subprocess
import sys
from io import StringIO

import pytest

from timeline.extract import stream
from timeline.extract.__main__ import main

GOOD = {
    "id": "a",
    "text": "He left on Saturday.",
    "published": "2021-06-21",
    "source": "Desk",
    "title": "Left",
    "url": "u",
}


def run(lines, *options):
    target = StringIO()
    status = main(list(options), StringIO("".join(f"{line}\n" for line in lines)), target)
    return status, [json.loads(line) for line in target.getvalue().splitlines()]


def test_a_line_comes_out_in_the_one_format():
    status, (row,) = run([json.dumps(GOOD)], "--only", "dates")
    assert status == 0
    assert row["doc"] == {"id": "a", "url": "u", "title": "Left", "published": "2021-06-21", "source": "Desk"}
    assert set(row) == {"format", "engine", "doc", "notes", "times", "actors", "statements", "events"}
    (found,) = row["times"]
    assert {"start", "end", "text", "type", "value", "edtf", "earliest", "latest", "derivation"} <= set(found)
    assert (found["text"], found["type"], found["edtf"], found["earliest"]) == (
        "Saturday",
        "DATE",
        "2021-06-19",
        "2021-06-19",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", "line 2: not JSON"),
        ("[1]", "line 2: not a JSON object"),
        ("[" * 100_000, "line 2: not JSON"),
        ('{"id": "b"}', "line 2: no “text”"),
        ('{"id": "b", "text": 5}', "line 2: no “text”"),
        (
            '{"id": "b", "text": "x", "published": "21 June"}',
            "line 2: “published” is “21 June”, not a date in ISO form",
        ),
        ('{"id": "b", "text": "x", "published": "2021-02-30"}', "line 2: “published” is “2021-02-30”"),
        ('{"id": "b", "text": "x", "published": 20210621}', "line 2: “published” is 20210621"),
    ],
)
def test_a_bad_line_is_named_and_passed_over(line, message, capsys):
    status, rows = run([json.dumps(GOOD), line, "", json.dumps(GOOD | {"id": "c"})], "--only", "dates")
    assert status == 1
    assert [row["doc"]["id"] for row in rows] == ["a", "c"]
    assert capsys.readouterr().err.startswith(message)


def test_a_failure_inside_costs_only_its_own_line(monkeypatch, capsys):
    real = stream.extract_many

    def failing(documents, only):
        for document in documents:
            if "trap" in document.text:
                raise RuntimeError("sprung")
            yield from real([document], only)

    monkeypatch.setattr(stream, "extract_many", failing)
    rows = [GOOD, GOOD | {"id": "b", "text": "A trap."}, GOOD | {"id": "c"}]
    status, found = run([json.dumps(row) for row in rows], "--only", "dates")
    assert status == 1
    assert [row["doc"]["id"] for row in found] == ["a", "c"]
    assert "line 2: could not be read: RuntimeError: sprung" in capsys.readouterr().err


def test_an_unknown_output_is_refused(capsys):
    status, rows = run([], "--only", "weather")
    assert (status, rows) == (2, [])
    assert "there is no output “weather”" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_wrong_number_of_processes_is_refused(number, capsys):
    with pytest.raises(SystemExit):
        run([], "--processes", number)
    assert "give a whole number of at least 1" in capsys.readouterr().err


def test_several_processes_give_the_same_lines_in_the_same_order():
    rows = [json.dumps(GOOD | {"id": str(n), "text": f"He left in {1950 + n}."}) for n in range(70)]
    text = "".join(f"{row}\n" for row in rows)
    command = [sys.executable, "-m", "timeline.extract", "--only", "dates"]
    one = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    two = subprocess.run(
        [*command, "--processes", "2"], input=text, capture_output=True, text=True, check=True
    )
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 70


def test_no_settings_are_needed_and_bytes_that_are_no_utf8_are_named():
    command = [sys.executable, "-m", "timeline.extract", "--only", "dates"]
    lines = json.dumps(GOOD).encode() + b"\n" + b'{"id": "b", "text": "caf\xe9"}\n'
    done = subprocess.run(command, input=lines, capture_output=True, env={"PATH": "/usr/bin"}, check=False)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"line 2: not JSON" in done.stderr
