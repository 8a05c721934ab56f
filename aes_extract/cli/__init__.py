"""The command ``aes-extract``. Each command is one file here; nothing heavy is imported before one runs."""

from aes_extract.cli.group import cli
from aes_extract.cli.signals import end_on_signals


def main() -> None:
    """The console script."""
    end_on_signals()
    cli(prog_name="aes-extract")


__all__ = ["cli", "main"]
