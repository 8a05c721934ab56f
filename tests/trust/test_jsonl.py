"""JSONL with broken lines: each is told by its number, and the rest is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli
from tests.cli import fake_engine

GOOD = '{"text": "Kolo parle."}'

BROKEN = {
    "no JSON": ("oops", "not JSON (Expecting value, column 1)"),
    "cut off": ('{"text": "a"', "not JSON"),
    "a raw tab": ('{"text": "a\tb"}', "not JSON (Invalid control character"),
    "a list": ('["a"]', "not an object"),
    "null": ("null", "not an object"),
    "no text": ('{"title": "a"}', 'no "text"'),
    "text is null": ('{"text": null}', 'no "text"'),
    "text is blank": ('{"text": " \\n"}', '"text" is empty'),
    "text is a number": ('{"text": 3}', '"text" must be a string, not int'),
    "text is HTML": ('{"text": "<p>Kolo parle.</p>"}', '"text" is HTML or XML'),
    "an author is a list": ('{"text": "a", "author": ["b"]}', '"author" must be a string, not list'),
    "an id is true": ('{"text": "a", "id": true}', '"id" must be a string, not bool'),
    "an id is no whole number": ('{"text": "a", "id": 1e400}', '"id" must be a string, not float'),
    "an id of thousands of digits": ('{"text": "a", "id": ' + "9" * 5000 + "}", "thousands of digits"),
    "an impossible day": ('{"text": "a", "published": "2023-02-30"}', "'2023-02-30' is in no calendar"),
    "a day in words": ('{"text": "a", "published": "hier"}', "expected YYYY-MM-DD"),
    "a day that is a number": ('{"text": "a", "published": 20230101}', '"published" must be a string, not int'),
    "half a character in the text": ('{"text": "a \\ud83d"}', '"text" holds half a character'),
    "half a character in the id": ('{"text": "a", "id": "\\udc00"}', '"id" holds half a character'),
    "nested without end": ('{"a":' * 100_000, "nested too deeply"),
    "not UTF-8": (b'{"text": "\xe9"}', "not UTF-8"),
}

READ = {
    "unknown keys": '{"text": "Kolo parle.", "views": 3, "tags": {"a": [1]}}',
    "a key twice": '{"text": "Awa dort.", "text": "Kolo parle."}',
    "a whole character in two halves": '{"text": "Kolo \\ud83d\\ude00"}',
    "NUL": '{"text": "Kolo parle.\\u0000"}',
    "a line separator": '{"text": "Kolo\u2028parle."}',
    "an empty id": '{"text": "Kolo parle.", "id": ""}',
}

WHOLE = {
    "binary": bytes(range(256)) * 20,
    "UTF-16": (GOOD + "\n" + GOOD).encode("utf-16"),
    "UTF-16 without a mark": (GOOD + "\n" + GOOD).encode("utf-16-le"),
}


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["--format", "jsonl", *options, str(path)], obj=fake_engine.load)


def people(result: Result) -> list[str]:
    return [json.loads(line)["people"][0]["name"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_line_is_told_and_the_rest_is_done(tmp_path: Path, name: str, jobs: str) -> None:
    line, why = BROKEN[name]
    path = tmp_path / "press.jsonl"
    path.write_bytes(b"\n".join([GOOD.encode(), line if isinstance(line, bytes) else line.encode(), GOOD.encode()]))
    result = run(path, "--jobs", jobs)
    assert result.exit_code == 1
    assert people(result) == ["Kolo", "Kolo"]
    assert result.stderr.startswith(f"aes-extract: {path}:2: ")
    assert result.stderr.count("\n") == 1
    assert why in result.stderr


@pytest.mark.parametrize("name", READ)
def test_an_odd_line_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "press.jsonl").write_text(READ[name], encoding="utf-8")
    result = run(tmp_path / "press.jsonl")
    assert (result.exit_code, result.stderr, people(result)) == (0, "", ["Kolo"])


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_jsonl_at_all_is_told_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / "press.jsonl"
    path.write_bytes(WHOLE[name])
    result = run(path)
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"aes-extract: {path}: not text in UTF-8; save it as UTF-8, with one JSON object per line"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n\r\n"])
def test_lines_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    (tmp_path / "press.jsonl").write_bytes(end.join([GOOD, '{"text": "Awa dort."}', ""]).encode())
    assert people(run(tmp_path / "press.jsonl")) == ["Kolo", "Awa"]


def test_equal_ids_are_told_apart_and_none_names_a_file(tmp_path: Path) -> None:
    """An id is a name in the output, never one of a file."""
    folder = tmp_path / "press"
    folder.mkdir()
    ids = ["x", "x", "../../x", "/etc/passwd", "x-2", "a\0b\n", "." * 300]
    (folder / "press.jsonl").write_text("\n".join(json.dumps({"id": id, "text": "Kolo parle."}) for id in ids))
    before = set(tmp_path.rglob("*"))
    result = run(folder / "press.jsonl", "--cache", str(tmp_path / "kept"))
    written = set(tmp_path.rglob("*")) - before
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["x", "x-2", *ids[2:4], "x-2-2", *ids[5:]]
    assert written
    assert all(path.is_relative_to(tmp_path / "kept") for path in written)
