"""The readers: what they make of files, and what they refuse."""

import gzip
import json
import random
import re
from collections import Counter

import pytest

from timeline.ingest.decoding import decode
from timeline.ingest.draft import Draft, Refusal
from timeline.ingest.readers import read_file, read_text

TEXT = "June 21, 2021\n\nLISBON – The envoy met the minister on Monday.\n"
PAGE = """<!doctype html><html lang="en-GB"><head><title>Envoy meets minister | The Dispatch</title>
<meta property="article:published_time" content="2021-06-21T08:30:00+01:00"><link rel="canonical" href="{url}">
<meta property="og:site_name" content="The Dispatch"><meta name="author" content="Ana Sousa"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoy meets minister</h1>{body}</article><footer>All rights reserved.</footer></body></html>"""
PARAGRAPHS = "".join(
    f"<p>Paragraph {n} says that the envoy met the minister in the capital on Monday, and that they "
    f"agreed to meet again before the end of month {n}.</p>"
    for n in range(1, 9)
)
URL = "https://dispatch.example/2021/06/21/envoy"


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(tmp_path, name, data):
    return list(read_file(written(tmp_path, name, data)))


def test_plain_text_is_kept_word_for_word_with_its_date(tmp_path):
    (draft,) = read(tmp_path, "wire.txt", TEXT)
    assert draft.text == TEXT
    assert str(draft.published) == "2021-06-21"


def test_the_format_is_known_by_content_not_by_name(tmp_path):
    (draft,) = read(tmp_path, "article.txt", PAGE.format(url=URL, body=PARAGRAPHS))
    assert draft.title == "Envoy meets minister"
    (draft,) = read(tmp_path, "lines.txt", json.dumps({"text": TEXT, "id": "x1"}) + "\n")
    assert draft.external_id == "x1"


def test_a_page_gives_its_article_text_and_what_it_says_of_itself(tmp_path):
    (draft,) = read(tmp_path, "page.html", PAGE.format(url=URL, body=PARAGRAPHS))
    assert draft.text.count("\n\n") >= 7
    assert "Paragraph 8 says" in draft.text
    assert "Home" not in draft.text
    assert (draft.url, draft.source, draft.byline, draft.language) == (
        URL,
        "The Dispatch",
        "Ana Sousa",
        "en-GB",
    )
    assert draft.published.isoformat() == "2021-06-21T08:30:00+01:00"
    assert draft.notes == ()


def test_a_date_from_one_place_of_a_page_only_is_noted(tmp_path):
    (draft,) = read(tmp_path, "page.html", PAGE.format(url="https://dispatch.example/envoy", body=PARAGRAPHS))
    assert str(draft.published.date()) == "2021-06-21"
    assert any("one place" in note for note in draft.notes)


def test_a_fragment_keeps_its_paragraphs_and_breaks(tmp_path):
    (draft,) = read(
        tmp_path, "part.html", "<p>One <b>bold</b>\n word.<br>Next line.</p><p>Two &amp; more.</p>"
    )
    assert draft.text == "One bold word.\nNext line.\n\nTwo & more."


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<div>" * 190 + PARAGRAPHS + "</div>" * 190, 8),
        (PARAGRAPHS.replace("<p>Paragraph 4", "<p>&#xFFFE;Paragraph 4"), 8),
        (PARAGRAPHS.replace("<p>Paragraph 4", "<p>&#0;\x0bParagraph 4"), 8),
    ],
    ids=["deep nesting", "a character that XML does not know", "control characters"],
)
def test_what_loses_a_page_elsewhere_loses_nothing(tmp_path, body, kept):
    (draft,) = read(tmp_path, "page.html", PAGE.format(url=URL, body=body))
    assert sum(f"Paragraph {n} says" in draft.text for n in range(1, 9)) == kept


BAD = {
    "empty": (b"", "it is empty"),
    "white space": (b" \n\t ", "no words"),
    "punctuation": (b"... --- ...", "no words"),
    "PDF": (b"%PDF-1.4 ...", "PDF"),
    "PNG": (b"\x89PNG\r\n", "PNG"),
    "NUL": (b"\0" * 100, "NUL"),
    "random bytes": (random.Random(7).randbytes(4000).replace(b"\0", b"\1"), "binary|not text"),
    "50 MB": (b"a word " * (50 * 1024 * 1024 // 7), "larger than 5 MB"),
    "a long text": (b"a word " * 150_000, "1,050,000 characters"),
    "script-only page": (b"<html><body><script>var a = 'x';</script></body></html>", "hardly any text"),
    "many elements": (b"<html><body>" + b"<p>word" * 50_001, "more than 50,000 HTML elements"),
    "deep page": (b"<html><body>" + b"<div>" * 5000 + b"word", "nested deeper than 200"),
    "many attributes": (b"<html><body><p " + b"a=b " * 300 + b">word</p>", "more than 256 attributes"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_refused_with_their_name_and_the_cause(tmp_path, case):
    data, cause = BAD[case]
    (refusal,) = read(tmp_path, "bad.txt", data)
    assert isinstance(refusal, Refusal)
    assert refusal.name.endswith("bad.txt")
    assert re.search(cause, refusal.cause)


def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on(tmp_path):
    lines = [
        json.dumps(
            {"text": TEXT, "id": "1", "published": "2021-06-21T10:00:00+09:00", "source": "First Wire"}
        ),
        "{not json",
        '["a list"]',
        json.dumps({"title": "no text"}),
        json.dumps({"text": TEXT, "published": "2021-02-30"}),
        json.dumps({"text": TEXT, "url": "javascript:alert(1)"}),
        json.dumps({"text": TEXT, "title": ["a"]}),
        '{"text": "a b", "score": NaN}',
        '{"text": "half \\ud800 character"}',
        '{"text": "nul \\u0000 character"}',
        '{"text": ' + "[" * 200_000,
        "",
        json.dumps({"html": "<p>Read <b>as</b> HTML.</p>", "author": None, "lang": "fr", "id": 7}),
    ]
    found = read(tmp_path, "dump.jsonl", "\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    good = [item for item in found if isinstance(item, Draft)]
    bad = {item.name.rpartition(" ")[2]: item.cause for item in found if isinstance(item, Refusal)}
    assert [draft.text for draft in good] == [TEXT, "Read as HTML."]
    assert (good[0].published.isoformat(), good[0].source) == ("2021-06-21T10:00:00+09:00", "First Wire")
    assert (good[1].language, good[1].external_id, good[1].origin[-7:]) == ("fr", "7", "line 13")
    assert list(bad) == ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "14"]
    assert "not JSON" in bad["2"]
    assert "no 2021-02-30" in bad["5"]
    assert "NaN" in bad["8"]
    assert "nested deeper than 64" in bad["11"]
    assert "not UTF-8" in bad["14"]


def test_a_line_beyond_the_limit_is_passed_over_whole(tmp_path):
    long = json.dumps({"text": "word " * 2_000_000})
    found = read(tmp_path, "dump.jsonl", long + "\n" + json.dumps({"text": TEXT}) + "\n")
    assert [type(item) for item in found] == [Refusal, Draft]
    assert "longer than 8 MB" in found[0].cause


def test_csv_is_read_by_its_header(tmp_path):
    (one, two) = read(
        tmp_path, "dump.csv", 'id,Title,text,published\n1,Talks,"They met, they said.",2021-06-21\n2,,,\n'
    )
    assert (one.title, one.text, str(one.published)) == ("Talks", "They met, they said.", "2021-06-21")
    assert "no “text”" in two.cause
    (refusal,) = read(tmp_path, "other.csv", "a,b\n1,2\n")
    assert "names no column" in refusal.cause


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    (refusal,) = read_file(tmp_path / "gone.txt")
    assert "cannot be read" in refusal.cause


def shingles(text):
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


@pytest.mark.shared
def test_the_article_is_found_in_real_pages_and_none_is_refused(shared):
    """F1 of mean precision and recall over 4-grams, as the article extraction benchmark takes it; .960 on all 181."""
    pages = shared / "data/html/aeb"
    index = [json.loads(line) for line in (pages / "index.jsonl").read_text().splitlines()][::6]
    precision = recall = 0.0
    for row in index:
        text = read_text(decode(gzip.decompress((pages / row["file"]).read_bytes()))[0], origin="page").text
        gold, found = shingles(row["text"]), shingles(text)
        common = sum((gold & found).values())
        precision += common / sum(found.values()) / len(index)
        recall += common / sum(gold.values()) / len(index)
    assert 2 * precision * recall / (precision + recall) >= 0.95
