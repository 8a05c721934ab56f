"""What shells offer after a tab, asked for as the scripts for bash, zsh and fish ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aes_extract.cli.filtering import event_types
from aes_extract.filters import STATUSES
from aes_extract.writers.formats import FORMATS
from tests.cli.test_process import HEAVY

VARIABLE = "_AES_EXTRACT_COMPLETE"
ASKED = "from aes_extract.cli import main; main()"


def asked(line: str, shell: str = "bash") -> list[str]:
    """« plain,--format » … for the last word of a line."""
    words = line.split(" ")
    place = words[-1] if shell == "fish" else str(len(words) - 1)
    environment = os.environ | {"COMP_WORDS": line, "COMP_CWORD": place, VARIABLE: f"{shell}_complete"}
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    return done.stdout.splitlines()


def values(line: str) -> list[str]:
    return [one.removeprefix("plain,") for one in asked(line) if one.startswith("plain,")]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("aes-extract --fo", ["--format"]),
        ("aes-extract extract --fo", ["--format"]),
        ("aes-extract seeds/ --fo", ["--format"]),
        ("aes-extract --type attack --sta", ["--status"]),
        ("aes-extract timeline --pa", ["--pager"]),
        ("aes-extract people --on", []),
        ("aes-extract --ver", ["--version"]),
        ("aes-extract pe", ["people"]),
        ("aes-extract ti", ["timeline"]),
        ("aes-extract seeds/ pe", []),
        ("aes-extract --format ", ["auto", "table", "jsonl", *FORMATS]),
        ("aes-extract people --format c", ["csv"]),
        ("aes-extract --type ", [*event_types()]),
        ("aes-extract extract --type meeting/v", ["meeting/visit"]),
        ("aes-extract report --type attack,meeting/v", ["attack,meeting/visit"]),
        ("aes-extract --status ", [*STATUSES]),
        ("aes-extract --status denied,pl", ["denied,planned"]),
        ("aes-extract --only pl", ["places"]),
        ("aes-extract --country ML", ["MLI", "MLT"]),
        ("aes-extract report --lang ", ["fr", "en"]),
        ("aes-extract --nonsense x --fo", ["--format"]),
        ("aes-extract --type metting --fo", ["--format"]),
    ],
)
def test_offered(line: str, offered: list[str]) -> None:
    assert values(line) == offered


@pytest.mark.parametrize(
    "line",
    ["aes-extract se", "aes-extract extract ", "aes-extract show a", "aes-extract -o ", "aes-extract people a b"],
)
def test_file_names_are_left_to_the_shell(line: str) -> None:
    assert [one.partition(",")[0] for one in asked(line)] == ["file"]


def test_folders_are_left_to_the_shell() -> None:
    assert asked("aes-extract --cache ") == ["dir,"]


def test_the_first_word_may_be_a_command_or_a_file() -> None:
    offered = asked("aes-extract ")
    assert offered[0] == "file,"
    assert {f"plain,{name}" for name in ("extract", "show", "people", "timeline")} <= set(offered)


@pytest.mark.parametrize(("shell", "told"), [("zsh", ["plain", "table", "_"]), ("fish", ["plain,table"])])
def test_other_shells(shell: str, told: list[str]) -> None:
    assert asked("aes-extract --format ta", shell) == told


@pytest.mark.parametrize("line", ["aes-extract --fo", "aes-extract --type me", "aes-extract --country M"])
def test_nobody_waits_for_a_model(line: str) -> None:
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr))\n{ASKED}"
    )
    environment = os.environ | {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), VARIABLE: "bash_complete"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.startswith("plain,")
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_in_bash(tmp_path: Path) -> None:
    command = tmp_path / "aes-extract"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{ASKED}" "$@"\n')
    command.chmod(0o755)
    script = (
        f'eval "$({VARIABLE}=bash_source aes-extract)"\n'
        "COMP_WORDS=(aes-extract --format json --st) COMP_CWORD=3\n"
        "_aes_extract_completion aes-extract\n"
        'echo "${COMPREPLY[@]}"\n'
        "complete -p aes-extract"
    )
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == ["--status", "complete -o nosort -F _aes_extract_completion aes-extract"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_scripts_of_other_shells_name_the_command(shell: str) -> None:
    environment = os.environ | {VARIABLE: f"{shell}_source"}
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env=environment)
    assert "_aes_extract_completion" in done.stdout
    assert f"{VARIABLE}={shell}_complete" in done.stdout
