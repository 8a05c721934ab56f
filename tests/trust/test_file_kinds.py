"""Files, folders and streams of every sort, by the command: nothing blocks, nothing ends the run."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from aes_extract.cli import cli
from aes_extract.readers import Failure, Source, read
from aes_extract.schema import Corpus
from tests.cli import fake_engine

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names and special files of Unix")

TEXT = "Kolo parle."


def run(*paths: str | Path) -> tuple[list[str | None], list[str]]:
    """The paths of the articles that are written, and the lines on standard error."""
    result = CliRunner().invoke(cli, ["--", *map(str, paths)], obj=fake_engine.load)
    lines = result.stderr.splitlines()
    assert result.exit_code == (1 if lines else 0), result.output
    assert all(line.startswith("aes-extract: ") for line in lines)
    articles = Corpus.model_validate_json(result.stdout).articles
    return [article.source.path for article in articles], lines


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder with one good article, which must always be read."""
    (tmp_path / "good.txt").write_text(TEXT)
    return tmp_path


def make_socket(path: Path) -> None:
    # Its whole name must be short.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def make_device(path: Path) -> None:
    try:
        os.mknod(path, 0o20666, os.makedev(1, 5))
    except OSError:
        pytest.skip("only root makes devices")


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "a named pipe": (os.mkfifo, "a named pipe, which is not read"),
    "a socket": (make_socket, "a socket, which is not read"),
    "an endless device": (make_device, "a device, which is not read"),
    "a link to nothing": (lambda path: path.symlink_to("missing"), "a link to nothing"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "leads back to itself"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "a device, which is not read"),
    "binary": (lambda path: path.write_bytes(bytes(range(256))), "binary"),
    "empty": (Path.touch, "empty"),
    "a page without an article": (lambda path: path.write_text("<!doctype html><a>Menu</a>"), "no article found"),
    "gzip": (lambda path: path.write_bytes(gzip.compress(TEXT.encode())), "binary"),
    "a piece of HTML": (lambda path: path.write_text('\n<div class="a"><p>Kolo parle.</p>'), "HTML or XML"),
    "XML": (lambda path: path.write_text('<?xml version="1.0"?><rss>Kolo</rss>'), "HTML or XML"),
}


@pytest.mark.parametrize("name", SPECIAL)
def test_a_bad_file_is_one_line_named_or_in_a_folder(press: Path, name: str) -> None:
    make, why = SPECIAL[name]
    make(press / "bad.txt")
    for paths in ([press], [press / "bad.txt", press / "good.txt"]):
        articles, lines = run(*paths)
        assert articles == [str(press / "good.txt")]
        (line,) = lines
        assert str(press / "bad.txt") in line
        assert why in line


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/dev/zero", "a device"),
        ("/dev/null", "a device"),
        ("", "no such file"),
        ("a" * 300, "File name too long"),
        ("good.txt/inside", "no such file"),
    ],
)
def test_a_bad_path_is_one_line(press: Path, path: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press)
    articles, (line,) = run(path, "good.txt")
    assert articles == ["good.txt"]
    assert why in line


def test_what_is_closed_is_one_failure_each() -> None:
    """As one sees it who is not root; the folders of tests are root's alone."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder, shut = Path(name), Path(name) / "shut"
        shut.mkdir()
        for path in (folder / "closed.txt", folder / "good.txt", shut / "a.txt"):
            path.write_text(TEXT)
        (folder / "closed.txt").chmod(0)
        shut.chmod(0)
        folder.chmod(0o755)
        if user == 0:
            os.seteuid(65534)
        try:
            found = list(read([folder, shut / "a.txt"]))
        finally:
            os.seteuid(user)
            shut.chmod(0o700)
    failures = [str(one) for one in found if isinstance(one, Failure)]
    assert [one.id for one in found if isinstance(one, Source)] == ["good"]
    assert [failure.partition(" (")[0] for failure in failures] == [
        f"{shut}: cannot be opened",
        f"{folder / 'closed.txt'}: cannot be read",
        f"{shut / 'a.txt'}: cannot be read",
    ]
    assert all("(Permission denied)" in failure for failure in failures)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and fails")
def test_a_file_that_fails_while_it_is_read(press: Path) -> None:
    (press / "bad.txt").symlink_to("/proc/self/mem")
    articles, (line,) = run(press)
    assert articles == [str(press / "good.txt")]
    assert "bad.txt: cannot be read (Input/output error)" in line


def test_links_to_folders_are_not_followed(press: Path) -> None:
    (press / "inside").mkdir()
    (press / "inside" / "up").symlink_to(press)
    (press / "inside" / "linked.txt").symlink_to(press, target_is_directory=True)
    (press / "inside" / "b.txt").symlink_to(press / "good.txt")
    assert run(press) == ([str(press / "good.txt"), str(press / "inside" / "b.txt")], [])


def test_folders_200_deep(press: Path) -> None:
    deep = press.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(TEXT)
    articles, lines = run(press)
    assert [Path(path or "").name for path in articles] == ["deep.txt", "good.txt"]
    assert lines == []


@pytest.mark.parametrize("name", ["new\nline", "quo\"te's", "-dash", "--help", "$(ls)", "%s{}", " blank ", "ŋ\u202eà"])
def test_any_name(press: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (press / f"{name}.txt").write_text(TEXT)
    monkeypatch.chdir(press)
    (press / "good.txt").unlink()
    assert run(".") == ([f"{name}.txt"], [])
    assert run(f"{name}.txt") == ([f"{name}.txt"], [])
    (press / f"{name}.txt").write_bytes(b"")
    assert len(run(".")[1]) == 1


def test_a_name_that_is_no_unicode(press: Path) -> None:
    for data in (b"", TEXT.encode()):
        try:
            Path(os.fsdecode(os.fsencode(press) + b"/caf\xe9.txt")).write_bytes(data)
        except OSError:
            pytest.skip("the file system wants Unicode names")
        articles, lines = run(press)
        assert [line.count("caf\ufffd.txt: the file is empty") for line in lines] == ([] if data else [1])
    assert articles == [str(press / "caf\ufffd.txt"), str(press / "good.txt")]


PIPED = {
    "a text": (TEXT, ["Kolo"]),
    "JSONL": ('{"text": "Kolo parle."}\n{"text": "Awa dort."}\n', ["Kolo", "Awa"]),
}


@pytest.mark.skipif(not Path("/dev/fd/0").exists(), reason="streams have no names here")
@pytest.mark.parametrize("content", PIPED)
@pytest.mark.parametrize("stream", ["<(cat {0})", "/dev/stdin < {0}", "- < {0}"])
def test_a_stream_that_the_shell_hands_over(press: Path, content: str, stream: str) -> None:
    text, people = PIPED[content]
    (press / "given").write_text(text)
    code = "import sys; from tests.cli import fake_engine; from aes_extract.cli import cli; cli(obj=fake_engine.load)"
    command = f"{sys.executable} -c '{code}' {stream.format(press / 'given')}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert [a.people[0].name for a in Corpus.model_validate_json(done.stdout).articles] == people
