"""Bytes to text."""

import pytest

from timeline.ingest.decoding import decode
from timeline.ingest.draft import Refused

FRENCH = "Le président a reçu l’ambassadeur à l’Élysée ; « un échange » précieux, dit-il."
RUSSIAN = "Министр иностранных дел прибыл в Женеву с двухдневным визитом для переговоров." * 3
JAPANESE = "外務大臣は月曜日にソウルで韓国の外相と会談した。" * 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (FRENCH.encode(), FRENCH),
        (b"\xef\xbb\xbf" + FRENCH.encode(), FRENCH),
        (FRENCH.encode("utf-16"), FRENCH),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), FRENCH),
        (FRENCH.encode("cp1252"), FRENCH),
        (b'<meta charset="iso-8859-1">' + FRENCH.encode("cp1252"), '<meta charset="iso-8859-1">' + FRENCH),
        (b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), '<meta charset="windows-1251">' + RUSSIAN),
        (b'<meta charset="utf-8">' + RUSSIAN.encode("cp1251"), '<meta charset="utf-8">' + RUSSIAN),
        (RUSSIAN.encode("koi8-r"), RUSSIAN),
        (JAPANESE.encode("shift_jis"), JAPANESE),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b" kept as it is \t\n\n", " kept as it is \t\n\n"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "cp1252", "latin-1 label", "label", "wrong label", "koi8", "sjis",
         "newlines", "white space"],
)  # fmt: skip
def test_text_is_read_in_the_encoding_it_is_in(data, text):
    assert decode(data)[0] == text


def test_a_guess_is_noted():
    assert "guessed" in decode(FRENCH.encode("cp1252"))[1]
    assert decode(FRENCH.encode())[1] == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"text with \x00 in it", "NUL"),
        (bytes(range(1, 256)) * 20, "binary"),
        (b"\xff\xfea", "UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_by_its_content(data, kind):
    with pytest.raises(Refused, match=kind):
        decode(data)
