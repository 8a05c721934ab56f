"""Files, folders, standard input and JSONL become sources, and what cannot be read one failure each."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aes_extract.readers import Failure, Source, parse_published, read
from aes_extract.readers.decode import Unreadable, decode
from aes_extract.readers.jsonl import KEYS
from tests import parser_promises
from tests.promises import is_date

TEXT = "Le général a été reçu à Kolondé, « au cœur » de la région : l’été s’achève."


def sources(*paths: str | Path, stdin: bytes | None = None, published: str | None = None) -> list[Source]:
    results = list(read(paths, stdin=None if stdin is None else io.BytesIO(stdin), published=published))
    assert all(isinstance(result, Source) for result in results), results
    return [result for result in results if isinstance(result, Source)]


def failures(*paths: str | Path, stdin: bytes | None = None, published: str | None = None) -> list[Failure]:
    results = list(read(paths, stdin=None if stdin is None else io.BytesIO(stdin), published=published))
    return [result for result in results if isinstance(result, Failure)]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    path.write_bytes(TEXT.encode())
    assert sources(path) == [
        Source(
            id="pont",
            text=TEXT,
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
            encoding="utf-8",
            path=str(path),
        )
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_an_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, encoding)


def test_a_letter_cut_in_two_does_not_spoil_the_others() -> None:
    text, encoding = decode((TEXT * 3 + "é").encode()[:-1])
    assert text == TEXT * 3 + "\ufffd"
    assert encoding == "utf-8"


@pytest.mark.parametrize("text", ["a\r\nb\r\n", "a\nb", "a\rb", "\n\na", "a\x0cb\u2028c"])
def test_line_ends_stay(text: str) -> None:
    assert decode(text.encode())[0] == text


@given(st.text())
def test_utf8_text_is_never_changed(text: str) -> None:
    try:
        decoded, _ = decode(text.encode())
    except Unreadable:
        return
    assert decoded == text.removeprefix("\ufeff")


@given(st.binary() | st.text().map(lambda text: text.encode("utf-16")))
@example(b"aan \x9c\x9c\x9c\xc3\x9c=a")  # UTF-8 and cp1252
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert list(parser_promises.decode(data)) == []


VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v, max_size=2))
RECORDS = st.dictionaries(st.sampled_from([*KEYS, "more"]), VALUES | st.just("2024-05-02"))
LINES = st.one_of(st.binary(), VALUES.map(json.dumps).map(str.encode), RECORDS.map(json.dumps).map(str.encode))


@given(st.lists(LINES))
def test_any_lines_are_articles_or_refused(lines: list[bytes]) -> None:
    assert list(parser_promises.jsonl(b"\n".join(lines))) == []


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}([T ][0-9]{2}:[0-9]{2})?", fullmatch=True))
def test_any_publication_date_is_in_the_calendar_or_refused(given: str) -> None:
    try:
        assert is_date(parse_published(given))
    except ValueError as error:
        assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "only blanks"),
        ("mark.txt", b"\xef\xbb\xbf", "only blanks"),
        ("thin.txt", "\u2009\u3000\x85".encode(), "only blanks"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("control.txt", b"\x01\x02\x03\x04 a", "binary"),
        ("half.txt", b"\xff\xfea", "not valid"),
        ("empty.jsonl", b"\n\n", "no article"),
        ("list.jsonl", b"[1]\n", "not an object"),
        ("broken.jsonl", b'{"text": "a"\n', "not JSON"),
        ("latin.jsonl", '{"text": "é"}\n'.encode("latin-1"), "not UTF-8"),
        ("number.jsonl", b'{"text": 3}\n', '"text" must be a string'),
        ("none.jsonl", b'{"title": "a"}\n', 'no "text"'),
        ("hollow.jsonl", b'{"text": "  "}\n', '"text" is empty'),
        ("list.jsonl", b'{"text": "a", "author": ["b"]}\n', '"author" must be a string'),
        ("flag.jsonl", b'{"text": "a", "id": true}\n', '"id" must be a string'),
        ("day.jsonl", b'{"text": "a", "published": "12 mai"}\n', "expected YYYY-MM-DD"),
        ("calendar.jsonl", b'{"text": "a", "published": "2023-02-30"}\n', "in no calendar"),
        ("half.jsonl", b'{"text": "a \\ud83d"}\n', "lone surrogate"),
    ],
)
def test_a_bad_file_is_one_failure_and_the_next_is_read(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    results = list(read([tmp_path / name, good]))
    assert len(results) == 2
    failure, source = results
    assert isinstance(failure, Failure)
    assert name in failure.where
    assert why in failure.why
    assert "\n" not in str(failure)
    assert isinstance(source, Source)


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.md").write_text("a")
    missing, empty = failures(tmp_path / "missing.txt", tmp_path / "folder")
    assert missing.where == str(tmp_path / "missing.txt")
    assert "no such file" in missing.why
    assert "no article" in empty.why


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_closed_file(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("a")
    path.chmod(0)
    assert "cannot be read" in failures(path)[0].why


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.TXT", "a/y.txt", "c.jsonl", ".hidden.txt", ".git/x.txt", "d.md"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "a"}' if name.endswith("jsonl") else "a")
    assert [source.id for source in sources(tmp_path)] == ["y", "z", "b", "c-1"]


def test_a_file_named_explicitly_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text("a")
    assert sources(tmp_path / "d.md")[0].id == "d"


def test_equal_ids_are_told_apart(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(folder)
    (tmp_path / "x-2.txt").write_text("c")
    found = sources(tmp_path / "a", tmp_path / "x-2.txt", tmp_path / "b", tmp_path / "a")
    assert [(source.id, source.text) for source in found] == [
        ("x", "a"),
        ("x-2", "c"),
        ("x-3", "b"),
        ("x-4", "a"),
    ]


def test_jsonl_gives_metadata(tmp_path: Path) -> None:
    path = tmp_path / "press.jsonl"
    rows: list[dict[str, object]] = [
        {
            "id": "pont",
            "text": TEXT,
            "published": "2023-05-12T10:00:00Z",
            "title": "Le pont",
            "author": "T. Kolo",
            "publisher": "Le Passeur",
            "url": "https://example.org/pont",
            "views": 3,
        },
        {"text": "b", "title": None, "author": ""},
        {"id": 7, "text": "c"},
    ]
    path.write_bytes(b"\xef\xbb\xbf" + "\n\n".join(json.dumps(row) for row in rows).encode())
    first, second, third = sources(path, published="2024-01")
    assert first == Source(
        id="pont",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        encoding="utf-8",
        path=str(path),
        url="https://example.org/pont",
        title="Le pont",
        author="T. Kolo",
        publisher="Le Passeur",
        published="2023-05-12",
    )
    assert (second.id, second.title, second.author, second.published) == ("press-3", None, None, "2024-01")
    assert third.id == "7"


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "press.jsonl"
    path.write_text('{"text": "a"}\noops\n{"text": "b"}\n')
    results = list(read([path]))
    assert [type(result).__name__ for result in results] == ["Source", "Failure", "Source"]
    assert failures(path)[0].where == f"{path}:2"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b'\n {"text": "a"}\n{"text": "b"}', ["a", "b"]),
        (b'{"title": "a"}', ['{"title": "a"}']),
        (b"{ an open brace\n", ["{ an open brace\n"]),
        (b'\xef\xbb\xbf{"text": "a"}', ["a"]),
    ],
)
def test_standard_input(data: bytes, texts: list[str]) -> None:
    found = sources("-", stdin=data)
    assert [source.text for source in found] == texts
    assert all(source.path is None and source.id.startswith("stdin") for source in found)


def test_empty_and_closed_standard_input() -> None:
    assert "empty" in failures("-", stdin=b"")[0].why
    assert "closed" in failures("-")[0].why


@pytest.mark.parametrize(
    ("given_date", "value"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        (" 2023-05-12 ", "2023-05-12"),
        ("2023-05-12T08:00", "2023-05-12"),
    ],
)
def test_published(tmp_path: Path, given_date: str, value: str) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert sources(tmp_path / "a.txt", published=given_date)[0].published == value


@pytest.mark.parametrize("wrong", ["", "hier", "12/05/2023", "2023-5-1", "2023-13", "0000", "2023-05-12x", "２０２３"])
def test_no_publication_date(wrong: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_published(wrong)
    assert len(failures("-", stdin=b"a", published=wrong)) == 1


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text("a")
    except OSError:
        pytest.skip("the file system wants Unicode names")
    source = sources(tmp_path)[0]
    assert source.id == "caf\ufffd"
    json.dumps(source.path, ensure_ascii=False).encode()


def test_reading_imports_neither_spacy_nor_pydantic() -> None:
    code = (
        "import sys, aes_extract.readers as r; list(r.read(['missing']));"
        "print({'spacy', 'pydantic', 'charset_normalizer'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"
