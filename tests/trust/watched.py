"""The command in a process of its own that watches itself: what it opens, starts, unpickles and sends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Python's own audit events (PEP 578); a hook is inherited by what is forked. A network is anything but AF_UNIX.
HOOK = """
import os, sys
from json import dumps

def watch(event, args):
    told = None
    if event == "socket.__new__":
        told = None if int(args[1]) == 1 else "network"
    elif event.startswith(("socket.connect", "socket.bind", "socket.sendto")):
        told = None if int(args[0].family) == 1 else "network"
    elif event.startswith(("socket.get", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        told = "network"
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn"):
        told = "program"
    elif event == "pickle.find_class":
        told = "unpickled"
    elif event == "open" and isinstance(args[0], (str, bytes)) and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        told = "written"
    elif event == "os.mkdir":
        told = "written"
    if told:
        os.write(log, (dumps([told, event, [str(one) for one in args]]) + "\\n").encode())
    if told in ("network", "program"):
        raise RuntimeError(f"{event} is forbidden")

log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Watched:
    """``seen`` has for each kind of event its arguments."""

    stdout: bytes
    stderr: str
    code: int
    seen: list[tuple[str, str, list[str]]]

    def of(self, kind: str) -> list[list[str]]:
        return [args for found, _, args in self.seen if found == kind]


def watched(folder: Path, *args: str | Path, **environment: str) -> Watched:
    """Run the command in ``folder``; ``folder/hook`` holds what is needed to watch it."""
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    path = os.pathsep.join([str(hook), str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-B", "-m", "aes_extract", *map(str, args)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path, "WATCHED": str(hook / "log")} | environment,
        capture_output=True,
        check=False,
    )
    seen = [tuple(json.loads(line)) for line in (hook / "log").read_text("utf-8").splitlines()]
    return Watched(done.stdout, done.stderr.decode(), done.returncode, seen)
