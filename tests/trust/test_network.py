"""No network, no other program, no code that comes as data: in the source, and while the command runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aes_extract
from tests.trust.watched import watched

ROOT = Path(__file__).parents[2]
PACKAGE = Path(aes_extract.__file__).parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAGES = [ROOT / "tests" / "readers" / "pages" / f"{name}.html" for name in ("wordpress", "amp", "spip", "tables")]

# What sends, what starts programs, and what makes code or objects of data.
MODULES = set(
    """socket ssl socketserver http urllib requests httpx aiohttp websockets ftplib smtplib poplib imaplib telnetlib
    xmlrpc asyncio webbrowser subprocess pty multiprocessing pickle cPickle shelve marshal dill cloudpickle joblib yaml
    ctypes cffi code codeop runpy""".split()
)
CALLS = set("eval exec compile __import__ import_module system popen execv execve spawnv spawnl posix_spawn".split())
ALLOWED = {
    ("cli/screen.py", "subprocess"): "starts the pager of --pager, and only on a terminal",
    ("patches/imports.py", "socket"): "tells a library that would open one not to",
    ("scale/pool.py", "multiprocessing"): "worker processes: plain records between a process and those it has forked",
    ("scale/pool.py", "multiprocessing.connection"): "the pipes to them",
    ("scale/pool.py", "multiprocessing.process"): "a type",
    ("scale/ray/cluster.py", "socket"): "asks whether the --ray-address that the user gave answers",
    ("scale/ray/cluster.py", "urllib.parse"): "takes that address apart",
    ("writers/address.py", "urllib.parse"): "takes an article's address apart; nothing is fetched",
    ("writers/formats.py", "import_module"): "one of the modules of the table FORMATS",
}


def uses(tree: ast.AST) -> Iterator[str]:
    """What of MODULES a module imports, what of CALLS it calls, and where it lets NumPy unpickle."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.partition(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").partition(".")[0] in MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            # re.compile makes a pattern, not code.
            of_re = isinstance(node.func, ast.Attribute) and name == "compile"
            if name in CALLS and not of_re:
                yield name
            if any(keyword.arg == "allow_pickle" for keyword in node.keywords):
                yield "allow_pickle"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import os, http.client", ["http.client"]),
        ("def f():\n    from urllib.request import urlopen", ["urllib.request"]),
        ("import numpy as np\nnp.load('x', allow_pickle=True)", ["allow_pickle"]),
        ("import os\nos.system('ls')", ["system"]),
        ("eval('1')\ncompile('1', '', 'eval')", ["eval", "compile"]),
        ("import re\nre.compile('a')\nfrom .socket import x\nmodel.evaluate()", []),
    ],
)
def test_uses_are_found(source: str, expected: list[str]) -> None:
    assert list(uses(ast.parse(source))) == expected


def test_the_source_uses_nothing_else() -> None:
    found = {
        (file.relative_to(PACKAGE).as_posix(), use)
        for file in PACKAGE.rglob("*.py")
        for use in uses(ast.parse(file.read_text("utf-8")))
    }
    assert found == set(ALLOWED)


needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks, and namespaces of Linux")


@pytest.mark.model
@needs_linux
@pytest.mark.parametrize(
    "command",
    [
        ["report", "-o", "out.html"],
        ["-o", "out.db"],
        ["-o", "out.parquet", "--cache", "kept"],
        ["timeline", "--person", "Goïta", "-o", "out.csv"],
        ["people", "--pager"],
    ],
)
def test_a_run_asks_no_network_and_starts_no_program(command: list[str], tmp_path: Path) -> None:
    run = watched(tmp_path, *command, "--jobs", "2", *SEEDS, *PAGES)
    assert (run.code, run.stderr) == (0, "")
    assert run.of("network") == run.of("program") == []
    for name in command:
        assert not name.startswith("out.") or (tmp_path / name).stat().st_size
    # What goes through the pipes between a run's own processes.
    allowed = {"aes_extract.readers.source": {"Source"}, "aes_extract.scale.work": {"Outcome"}}
    assert run.of("unpickled")
    assert all(name in allowed.get(module, ()) for module, name in run.of("unpickled"))


def may_unshare() -> bool:
    command = ["unshare", "--net", "--map-root-user", "true"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.model
@needs_linux
def test_a_run_needs_no_network(tmp_path: Path) -> None:
    """Where the system has none at all, not even its own."""
    if not may_unshare():
        pytest.skip("unshare is not allowed")
    command = ["unshare", "--net", "--map-root-user", sys.executable, "-m", "aes_extract", "--jobs", "2"]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "out.jsonl"), *map(str, [*SEEDS, *PAGES])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == len(SEEDS) + len(PAGES)


@needs_linux
def test_the_watch_sees(tmp_path: Path) -> None:
    """What must be seen beside what must not: Ray's address is knocked at, and that is refused."""
    run = watched(tmp_path, "--engine", "ray", "--ray-address", "127.0.0.1:1", "-o", "out", *SEEDS)
    assert run.code == 1
    assert run.of("network")
