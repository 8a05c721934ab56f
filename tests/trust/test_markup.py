"""Nothing that an article says is interpreted: hostile words in every field, through every format and every message."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from datasette.app import Datasette
from rich.console import Console

from aes_extract.cli import cli, streams
from aes_extract.cli import progress as progress_module
from aes_extract.writers.cells import restore
from aes_extract.writers.clean import clean, clean_text
from aes_extract.writers.formats import FORMATS
from aes_extract.writers.report import SCRIPTS
from tests.trust.hostile import MARKUP, PATHS, STRINGS, load

if TYPE_CHECKING:
    from playwright.sync_api import Page

# C0, DEL, C1, what turns the writing direction and what some take for a line end.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
URLS = {name: f"https://kolonde.example/{words}" for name, words in STRINGS.items()} | {
    "script": "javascript:alert(1)",
    "image": "JavaScript:alert(1)//https://",
    "attribute": "data:text/html,<script>alert(1)</script>",
    "comment": "http://[",
    "entity": " javascript:alert(1)",
    "slot": "file:///etc/passwd",
}


# One for each string, with it wherever a record can have words.
RECORDS = [
    dict.fromkeys(("id", "title", "author", "publisher"), words)
    | {"text": f"Kolo : {words}\n\nFin.", "url": URLS[name], "published": "2023-05-13"}
    for name, words in STRINGS.items()
]
JSONL = "\n".join(map(json.dumps, RECORDS)).encode()


# File names may hold anything but two characters.
NAMES = [f"a{words.translate({0: None, ord('/'): '∕'})[:60]}" for words in STRINGS.values()]


def run(*args: str | Path, **more: Any) -> Result:
    return CliRunner().invoke(cli, list(map(str, args)), obj=load, **more)


def written(form: str, tmp_path: Path) -> bytes:
    """All records in a format."""
    file = tmp_path / "out"
    result = run("--format", form, "-o", file, "-", input=JSONL)
    assert (result.exit_code, result.output) == (0, "")
    return file.read_bytes()


def lines_without_unseen(text: str, *, allowed: str = "\n") -> list[str]:
    assert set(UNSEEN.findall(text)) <= set(allowed)
    return text.splitlines()


# -- on the terminal ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_table_shows_words_as_words(columns: str) -> None:
    result = run("--format", "table", "-", input=JSONL, env={"COLUMNS": columns})
    assert result.exit_code == 0
    lines_without_unseen(result.stdout)
    if columns == "200":
        flat = " ".join(result.stdout.split())
        assert all(clean(words) in flat for words in MARKUP.values())


@pytest.mark.parametrize("command", ["people", "institutions", "places", "timeline"])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_lists_show_words_as_words(command: str, form: str) -> None:
    result = run(command, "--format", form, "-", input=JSONL, env={"COLUMNS": "200"})
    assert result.exit_code == 0
    lines_without_unseen(result.stdout, allowed="\r\n" if form == "csv" else "\n")
    if form == "json":
        assert json.loads(result.stdout)
    if form == "csv":
        cells = [value for row in csv.reader(io.StringIO(result.stdout.removeprefix("\ufeff"))) for value in row]
        assert not [value for value in cells if value.lstrip(" ").startswith(tuple("=+-@＝"))]


@pytest.mark.parametrize("option", ["--only", "--type", "--status", "--since", "--person", "--place", "--country"])
def test_a_hostile_filter_is_a_name_or_one_line(option: str) -> None:
    for words in STRINGS.values():
        result = run("--format", "table", f"{option}={words}", "-", input=b"Kolo parle.")
        assert result.exit_code in ((0, 2) if option in ("--person", "--place") else (2,))
        assert len(lines_without_unseen(result.stderr)) == (result.exit_code == 2)


@pytest.mark.parametrize("name", STRINGS)
def test_an_article_shown_is_its_own_text(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORDS[list(STRINGS).index(name)]))
    result = run("show", tmp_path / "a.jsonl", env={"COLUMNS": "200"})
    assert result.exit_code == 0
    lines_without_unseen(result.stdout)
    assert " ".join(clean_text(STRINGS[name]).split())[:20] in " ".join(result.stdout.split())


def test_colours_are_the_only_escapes() -> None:
    result = run("--format", "table", "-", input=JSONL, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}, color=True)
    assert "\x1b[" in result.stdout
    lines_without_unseen(re.sub(r"\x1b\[[\d;]*m", "", result.stdout))


@pytest.mark.parametrize("command", [["--format", "json"], ["show"], ["report"]])
def test_a_hostile_name_of_a_file_is_one_line(command: list[str]) -> None:
    for words in STRINGS.values():
        result = run(*command, "--", words.replace("\0", ""))
        (line,) = lines_without_unseen(result.stderr)
        assert line.startswith("aes-extract: ")


def test_hostile_files_in_a_folder(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.txt").write_bytes(b"")
    result = run("--format", "jsonl", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(lines_without_unseen(result.stderr)) == len(NAMES)
    log = run("--format", "jsonl", "--log-json", tmp_path).stderr
    told = [json.loads(line) for line in lines_without_unseen(log)]
    assert {one["where"] for one in told if one["event"] == "failure"} == {f"{tmp_path}/{name}.txt" for name in NAMES}


@pytest.mark.parametrize("words", STRINGS.values(), ids=STRINGS)
def test_a_bad_line_is_told_in_one_line(words: str) -> None:
    bad: list[object] = [{"text": "a", "published": words}, {"text": [words]}, {words: 1}, [words], words]
    # A line ends at CR, LF or both.
    line = words.translate(dict.fromkeys((10, 13), " "))
    data = "\n".join([*map(json.dumps, bad), line, ""])
    result = run("--format", "jsonl", "-", input=b'{"text": "a"}\n' + data.encode())
    assert result.exit_code == 1
    assert len(lines_without_unseen(result.stderr)) == len(bad) + 1


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_of_our_own_tells_words_as_words(debug: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: object) -> None:
        raise ValueError("".join(STRINGS.values()))

    monkeypatch.setattr("tests.trust.hostile.article", broken)
    result = run("--format", "jsonl", "--jobs", "1", *(["--debug"] if debug else []), "-", input=b"a")
    assert result.exit_code == 1
    assert ("Traceback" in result.stderr) == debug
    assert len(lines_without_unseen(result.stderr)) == 1 or debug


def test_the_bar_shows_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.txt").write_bytes(b"")
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)
    monkeypatch.setattr(streams, "error_console", lambda: console)
    monkeypatch.setattr(progress_module, "_SECONDS_DRAWN", 0.0)
    result = run("--format", "jsonl", tmp_path)
    assert f"{len(STRINGS)} failed" in out.getvalue()
    assert set(re.findall(r"\x1b[^a-zA-Z]*[a-zA-Z]", out.getvalue())) <= {
        "\x1b[2K",
        "\x1b[1A",
        "\x1b[?25l",
        "\x1b[?25h",
    }
    assert len(lines_without_unseen(result.stderr)) == len(STRINGS)


@pytest.mark.parametrize(
    "args",
    [
        ["--format", "{}"],
        ["--published", "{}"],
        ["--jobs", "{}"],
        ["--{}"],
        ["-o", "/missing/{}/out.json"],
        ["report", "--lang", "{}"],
        ["schema", "{}"],
    ],
)
def test_wrong_usage_tells_words_as_words(args: list[str]) -> None:
    for words in STRINGS.values():
        result = run(*(arg.replace("{}", words) for arg in args), input=b"a")
        assert result.exit_code == 2
        lines_without_unseen(result.stderr)


def test_what_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    for name in NAMES:
        file = tmp_path / f"{name}.db"
        file.write_bytes(b"mine")
        result = run("-o", file, "-", input=b"a")
        assert result.exit_code == 1
        assert len(lines_without_unseen(result.stderr)) == 1
        assert file.read_bytes() == b"mine"


# -- machine formats ---------------------------------------------------------------------------------------------------


def test_json_gives_every_word_back_and_nothing_for_a_terminal(tmp_path: Path) -> None:
    corpus = json.loads("\n".join(lines_without_unseen(written("json", tmp_path).decode())))
    assert [one["title"] for one in corpus["articles"]] == list(STRINGS.values())
    for one, record in zip(corpus["articles"], RECORDS, strict=True):
        assert one["source"]["url"] == record["url"]
        assert one["people"][0]["mentions"][0]["text"] == record["title"]


@pytest.mark.parametrize("form", ["jsonl", "stories"])
def test_a_line_of_json_is_one_line_for_everybody(form: str, tmp_path: Path) -> None:
    text = written(form, tmp_path).decode()
    assert len([json.loads(line) for line in lines_without_unseen(text)]) == text.count("\n")


def test_geojson_gives_every_word_back(tmp_path: Path) -> None:
    features = json.loads("\n".join(lines_without_unseen(written("geojson", tmp_path).decode())))["features"]
    assert [one["properties"]["article_title"] for one in features[::2]] == list(STRINGS.values())
    assert features[0]["geometry"]["coordinates"] == [-7.25, -12.5]


NUMBER = re.compile(r"-?\d+(\.\d+)?")


@pytest.mark.parametrize("form", ["csv", "entities-csv", "acled", "polecat"])
def test_no_cell_is_a_formula_whatever_separates_cells(form: str, tmp_path: Path) -> None:
    data, tabs = written(form, tmp_path), form == "polecat"
    text = data.decode("utf-8-sig")
    lines_without_unseen(text, allowed="\n\t" if tabs else "\r\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",")
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    for other in (",", ";", "\t"):
        for line in text.splitlines():
            quoted = csv.QUOTE_MINIMAL if other == ("\t" if tabs else ",") else csv.QUOTE_NONE
            for cell in next(csv.reader([line], delimiter=other, quoting=quoted)):
                bare = cell.lstrip(" ")
                assert NUMBER.fullmatch(cell) or bare[:1] not in {*"=+-@＝＋－＠"} or not bare, (other, cell)


def test_cells_are_restored(tmp_path: Path) -> None:
    table = csv.DictReader(io.StringIO(written("csv", tmp_path).decode("utf-8-sig"), newline=""))
    titles = [restore(row["article_title"]) for row in table][::2]
    assert titles == [UNSEEN.sub(" ", words) for words in STRINGS.values()]


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    table = csv.DictReader(io.StringIO(written("csv", tmp_path).decode("utf-8-sig"), newline=""))
    assert {row["place_lat"] for row in table} == {"-12.5", ""}


def test_parquet_gives_every_word_back(tmp_path: Path) -> None:
    rows = pq.read_table(io.BytesIO(written("parquet", tmp_path))).to_pylist()
    assert [row["article_title"] for row in rows[::2]] == list(STRINGS.values())
    assert [row["participants"][0]["name"] for row in rows[::2]] == list(STRINGS.values())


def test_no_binary_format_goes_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    for form in ("parquet", "sqlite", "spacy"):
        result = run("--format", form, "-", input=b"a")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--output" in result.stderr


def test_every_format_is_attacked() -> None:
    assert {*FORMATS} == {
        "json", "stories", "geojson", "csv", "entities-csv", "acled", "polecat", "parquet", "sqlite",
        "prodigy", "doccano", "labelstudio", "spacy",
    }  # fmt: skip


# -- the database ------------------------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "aes.db"
    assert run("-o", file, "-", input=JSONL).exit_code == 0
    return file


def test_words_are_values_of_the_database_and_never_its_code(database: Path, tmp_path: Path) -> None:
    harmless = tmp_path / "harmless.db"
    assert run("-o", harmless, "-", input=b"Kolo parle.\n\nFin.").exit_code == 0
    schemas = []
    for file in (database, harmless):
        with closing(sqlite3.connect(file)) as connection:
            schemas.append(connection.execute("select type, name, sql from sqlite_master").fetchall())
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert schemas[0] == schemas[1]
    with closing(sqlite3.connect(database)) as connection:
        titles = [title for (title,) in connection.execute("select title from articles order by rowid")]
        assert titles == list(STRINGS.values())
        for words in STRINGS.values():
            found = connection.execute("select count(*) from people where entity_id = ?", [words]).fetchone()
            assert found == (1,)


def test_a_second_run_with_the_same_words_changes_nothing(database: Path) -> None:
    before = database.read_bytes()
    assert run("-o", database, "-", input=JSONL).exit_code == 0
    assert database.read_bytes() == before


def test_datasette_shows_words_as_words(database: Path) -> None:
    async def pages() -> list[str]:
        datasette = Datasette([str(database)])
        tables = ("articles", "events", "entities", "event_list")
        found = [await datasette.client.get(f"/aes/{name}?_size=max") for name in tables]
        assert {page.status_code for page in found} == {200}
        return [page.text for page in found]

    # In a thread of its own: where a browser is open, this one runs a loop.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(asyncio.run, pages()).result()
    for page in found:
        seen = Seen(page)
        assert "ran" not in "".join(seen.scripts)
        assert not [one for one in seen.attributes if one[1] == "onmouseover"]
        assert not [value for _, name, value in seen.attributes if name == "href" and "script:" in value.lower()]


# -- the report --------------------------------------------------------------------------------------------------------


class Seen(HTMLParser):
    """The elements, attributes and scripts of a page, as a browser without JavaScript sees them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.scripts.append(data)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("report") / "report.html"
    assert run("report", "--title", MARKUP["script"], "-o", file, "-", input=JSONL).exit_code == 0
    return file.read_bytes()


def test_the_report_has_the_elements_of_a_harmless_one(report: bytes, tmp_path: Path) -> None:
    file = tmp_path / "harmless.html"
    harmless = "\n".join(json.dumps(one | dict.fromkeys(["title", "text"], "Kolo")) for one in RECORDS)
    assert run("report", "-o", file, "-", input=harmless.encode()).exit_code == 0
    ours, plain = Seen(report.decode()), Seen(file.read_text("utf-8"))
    assert ours.tags.count("script") == plain.tags.count("script") == 2
    assert {*ours.tags} == {*plain.tags}
    assert {one[:2] for one in ours.attributes} == {one[:2] for one in plain.attributes}
    lines_without_unseen(report.decode())


def test_the_report_links_to_the_web_alone(report: bytes) -> None:
    data = json.loads(Seen(report.decode()).scripts[0])
    urls = [one["url"] for one in data["articles"] if "url" in one]
    assert all(url.startswith("https://kolonde.example/") and not UNSEEN.search(url) for url in urls)
    assert 0 < len(urls) < len(RECORDS)


def test_the_script_never_makes_markup_of_text() -> None:
    folder = Path(progress_module.__file__).parents[1] / "writers" / "report" / "script"
    dangerous = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\(|createContextualFragment"
    found = [name for name in SCRIPTS if re.search(dangerous, (folder / f"{name}.js").read_text("utf-8"))]
    assert found == []


@pytest.mark.browser
def test_nothing_runs_in_a_browser(show: Callable[..., Page], report: bytes) -> None:
    """``show`` fails on any dialog, request, error or complaint of the policy."""
    page = show(report)
    assert page.title() == clean(MARKUP["script"])
    assert page.locator("#articles details.article").count() == len(RECORDS)
    for number in range(len(RECORDS)):
        article = page.locator("#articles details.article").nth(number)
        if article.get_attribute("open") is None:
            article.locator("summary").first.click()
        article.locator(".reader").wait_for()
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.evaluate("[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())"
                         ".filter((name) => name.startsWith('on'))") == []  # fmt: skip
    links = page.evaluate("[...document.querySelectorAll('a')].map((one) => one.protocol)")
    assert set(links) == {"https:", "file:"}
    page.get_by_label("Chercher").fill("<script>")
    page.evaluate("location.hash = 'who=<img src=x onerror=alert(1)>&event=\"]&place=__proto__&type=constructor'")
    page.get_by_role("status").wait_for()


# -- files -------------------------------------------------------------------------------------------------------------


def test_ids_name_no_files(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    data = "\n".join(json.dumps({"text": "a", "id": words}) for words in PATHS.values())
    assert run("--cache", inside / "kept", "-o", inside / "out.jsonl", "-", input=data.encode()).exit_code == 0
    names = [name for _, folders, files in os.walk(tmp_path) for name in (*folders, *files)]
    assert all(re.fullmatch(r"inside|kept|out\.jsonl|[0-9a-f]{2}|[0-9a-f]{38}\.json", name) for name in names)
