"""Write docs/commands.md: every command with its arguments and options, as ``--help`` shows them.

    python scripts/build_command_reference.py > docs/commands.md

A test fails when the page is not what this prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from aes_extract.cli import cli

WIDTH: dict[str, Any] = {"max_content_width": 100, "terminal_width": 100}
INTRODUCTION = """# Commands

What `aes-extract COMMAND --help` prints; made by `scripts/build_command_reference.py`."""


def reference() -> str:
    """The page."""
    top = click.Context(cli, info_name="aes-extract", **WIDTH, **cli.context_settings)
    return (
        "\n".join([INTRODUCTION, *_help(top), *(line for name in cli.commands for line in _command(name, top))]) + "\n"
    )


def _command(name: str, parent: click.Context) -> Iterator[str]:
    command = cli.commands[name]
    context = click.Context(command, info_name=name, parent=parent, **WIDTH)
    yield from ("", f"## {name}")
    yield from _help(context)
    if isinstance(command, click.Group):
        for child, own in command.commands.items():
            inner = click.Context(own, info_name=child, parent=context, **WIDTH)
            yield from ("", f"### {name} {child}")
            yield from _help(inner)


def _help(context: click.Context) -> Iterator[str]:
    yield from ("", "```text", *context.command.get_help(context).splitlines(), "```")


if __name__ == "__main__":
    sys.stdout.write(reference())
