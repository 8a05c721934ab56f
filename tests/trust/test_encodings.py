"""Bytes of every sort: read as they were meant, or refused in one line."""

from __future__ import annotations

import gzip
import random
import unicodedata

import pytest

from aes_extract.readers.decode import Unreadable, decode

TEXT = "Le général a été reçu à Kolondé, « au cœur » de la région : l’été s’achève.\nIl pleut à Zorba.\n"
PLAIN = TEXT.replace("’", "'").replace("œ", "oe")
ARABIC = "استقبل الرئيس وزير الدفاع في العاصمة يوم الأربعاء، وقال إن التعاون سيستمر.\n"
NKO = "ߒߞߏ ߞߊ߲ ߦߋ߫ ߡߊ߲߬ߘߋ߲߬ ߞߊ߲ ߠߎ߬ ߘߐ߫ ߞߋߟߋ߲߫ ߠߋ߬ ߘߌ߫.\n"
NOISE = random.Random(1).randbytes(5000)

READ = {
    "utf-8": (TEXT.encode(), TEXT, "utf-8"),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8-sig"),
    "a mark in the middle": ((TEXT + "\ufeff" + TEXT).encode(), TEXT + "\ufeff" + TEXT, "utf-8"),
    "cp1252": (TEXT.encode("cp1252"), TEXT, "cp1252"),
    "latin-1": (PLAIN.encode("latin-1"), PLAIN, "cp1252"),
    "latin-9": (TEXT.replace("’", "'").encode("iso8859-15"), TEXT.replace("’", "'"), "iso8859_15"),
    "utf-16 with a mark": (TEXT.encode("utf-16"), TEXT, "utf-16"),
    "utf-16, little end first": (TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
    "utf-16, big end first": (TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
    "utf-16 in Arabic": (ARABIC.encode("utf-16-be"), ARABIC, "utf-16-be"),
    "utf-16 in N'Ko": (NKO.encode("utf-16-le"), NKO, "utf-16-le"),
    "pages of two encodings": (TEXT.encode() * 3 + TEXT.encode("cp1252") * 3, TEXT * 6, "utf-8+cp1252"),
    "hardly utf-8": (TEXT.encode() + TEXT.encode("cp1252") * 6, TEXT * 7, "utf-8+cp1252"),
    "two encodings in a line": (b"L\xe9a, " + "été, ".encode() + b"l\xe0", "Léa, été, là", "utf-8+cp1252"),
    "a letter cut in two": ((TEXT * 3).encode() + b"\xc3", TEXT * 3 + "\ufffd", "utf-8"),
    "a stray NUL": (TEXT.encode() + b"\0", TEXT + "\0", "utf-8"),
    "a stray NUL in cp1252": (b"\0" + (TEXT * 9).encode("cp1252"), "\0" + TEXT * 9, "cp1252"),
    "a control character": (TEXT.encode() + b"\x07", TEXT + "\x07", "utf-8"),
    "no final newline": (b"Il pleut.", "Il pleut.", "utf-8"),
    "CRLF": (b"Il pleut.\r\nA Zorba.\r\n", "Il pleut.\r\nA Zorba.\r\n", "utf-8"),
    "CR": (b"Il pleut.\rA Zorba.\r", "Il pleut.\rA Zorba.\r", "utf-8"),
    "accents apart": (unicodedata.normalize("NFD", TEXT).encode(), unicodedata.normalize("NFD", TEXT), "utf-8"),
    "zero-width and bidirectional": (
        "Zo\u200brba \u202eet\u202c là".encode(),
        "Zo\u200brba \u202eet\u202c là",
        "utf-8",
    ),
    "emoji": ("Zorba 🇲🇱👨‍👩‍👧".encode(), "Zorba 🇲🇱👨‍👩‍👧", "utf-8"),
    "Arabic": (ARABIC.encode(), ARABIC, "utf-8"),
    "N'Ko": (NKO.encode(), NKO, "utf-8"),
}

REFUSED = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t\r\n", "only blanks"),
    "a mark": (b"\xef\xbb\xbf", "only blanks"),
    "invisible marks": ("\u200b\ufeff\u200e\u2028\n".encode(), "only blanks"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE, "binary"),
    "an archive": (b"PK\x03\x04" + NOISE, "binary"),
    "a compressed text": (gzip.compress(TEXT.encode() * 20), "binary"),
    "noise": (NOISE, "binary"),
    "noise without control characters": (bytes(b | 0x80 for b in NOISE), "neither UTF-8 nor"),
    "NULs": (bytes(5000), "binary"),
    "a PDF whose text can be read": (b"%PDF-1.4\nBT (Le general parle) Tj ET\n" * 9, "a PDF, not plain text"),
    "RTF": (rb"{\rtf1\ansi Le g\'e9n\'e9ral a re\'e7u le ministre.}", "RTF, not plain text"),
    "utf-32 without a mark": (TEXT.encode("utf-32-le"), "binary"),
    "utf-16 cut in a character": (TEXT.encode("utf-16")[:-1], "marked as utf-16 but not valid"),
    "half a character in utf-16": (b"\xff\xfe\x3d\xd8a\0", "marked as utf-16 but not valid"),
    "half characters in utf-8": (TEXT.encode() + b"\xed\xa0\xbd\xed\xb8\x80", "neither UTF-8 nor"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    data, text, encoding = READ[name]
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(Unreadable, match=why) as refused:
        decode(data)
    assert "\n" not in str(refused.value)
