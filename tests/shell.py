"""As much of a shell as documents need: commands with pipes and files, run in this process on a loaded pipeline."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import jq
from click.testing import CliRunner

from aes_extract.article import analyse_all
from aes_extract.cli import cli
from aes_extract.scale.engine import Engine

if TYPE_CHECKING:
    from spacy.language import Language

WIDTH = "88"
Program = Callable[[list[str], bytes], bytes]


class Shell:
    """Runs a line in the current folder; what is no program of its own is an error."""

    def __init__(self, nlp: Language) -> None:
        engine = Engine(analyse=lambda sources: analyse_all(sources, nlp))
        self._load = lambda: engine
        self._programs: dict[str, Program] = {
            "aes-extract": self._aes_extract,
            "cat": lambda args, _: b"".join(Path(arg).read_bytes() for arg in args),
            "head": lambda args, given: b"".join(
                given.splitlines(keepends=True)[: int(args[0].lstrip("-n") or args[1])]
            ),
            "jq": _jq,
        }

    def run(self, line: str) -> str:
        """What the line prints; AssertionError when one of its commands fails."""
        printed = b""
        words = shlex.split(line, comments=True)
        if ">" in words:
            words, file = words[: words.index(">")], Path(words[words.index(">") + 1])
        else:
            file = None
        for stage in _split(words, "|"):
            printed = self._programs[stage[0]](stage[1:], printed)
        if file is not None:
            file.write_bytes(printed)
            return ""
        return printed.decode("utf-8")

    def _aes_extract(self, args: list[str], given: bytes) -> bytes:
        if any("lexicon" in arg for arg in args):
            return _in_a_process_of_its_own(args, given)
        runner = CliRunner(env={"COLUMNS": WIDTH})
        result = runner.invoke(cli, args, obj=self._load, input=given)
        assert result.exit_code == 0, (args, result.output, result.exception)
        return result.stdout_bytes


def _in_a_process_of_its_own(args: list[str], given: bytes) -> bytes:
    """A lexicon is chosen once for a process."""
    environment = os.environ | {"COLUMNS": WIDTH, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-m", "aes_extract", *args]
    return subprocess.run(command, env=environment, input=given, stdout=subprocess.PIPE, check=True).stdout


def _split(words: list[str], border: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == border:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _jq(args: list[str], given: bytes) -> bytes:
    options = [arg for arg in args if arg.startswith("-")]
    assert set(options) <= {"-r", "-c", "-s"}, options
    program, *files = [arg for arg in args if not arg.startswith("-")]
    text = (Path(files[0]).read_bytes() if files else given).decode("utf-8")
    found = jq.compile(program).input_text(text, slurp="-s" in options).all()
    raw = "-r" in options
    indent = None if "-c" in options else 2
    separators = (",", ":") if indent is None else None
    return "".join(
        (
            one
            if raw and isinstance(one, str)
            else json.dumps(one, ensure_ascii=False, indent=indent, separators=separators)
        )
        + "\n"
        for one in found
    ).encode()
