"""The command ``aes-extract``. Each command is one file here; nothing heavy is imported before one runs."""

from aes_extract.cli.group import cli


def main() -> None:
    """The console script."""
    cli(prog_name="aes-extract")


__all__ = ["cli", "main"]
