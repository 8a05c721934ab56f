"""``aes-extract schema``: the JSON Schema of the output, and the metadata of the database for Datasette."""

from __future__ import annotations

import json
from importlib.resources import files

import click


@click.command()
@click.option("--article", is_flag=True, help="Of one article (a line of JSONL) instead of the whole document.")
@click.option(
    "--datasette",
    metavar="NAME",
    help="Instead: Datasette's metadata for the database NAME.db of --format sqlite.",
)
def schema(article: bool, datasette: str | None) -> None:
    """Print the JSON Schema of the output."""
    if datasette is not None:
        if article:
            raise click.UsageError("--article and --datasette print different things.")
        from aes_extract.writers.sqlite_tables import datasette_metadata

        click.echo(json.dumps(datasette_metadata(datasette), ensure_ascii=False, indent=2))
        return
    click.echo(_text("article" if article else "corpus"), nl=False)


def _text(name: str) -> str:
    """A schema as ``scripts/build_schema.py`` has written it: printing it imports no model."""
    return (files("aes_extract") / "json_schema" / f"{name}.json").read_text(encoding="utf-8")
