"""``aes-extract schema``: the JSON Schema of the output, and what Datasette and Label Studio are to be told of it."""

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
@click.option("--labelstudio", is_flag=True, help="Instead: the labelling interface (XML) for --format labelstudio.")
def schema(article: bool, datasette: str | None, labelstudio: bool) -> None:
    """Print the JSON Schema of the output."""
    if article + (datasette is not None) + labelstudio > 1:
        raise click.UsageError("--article, --datasette and --labelstudio print different things.")
    if labelstudio:
        from aes_extract.patches.imports import import_spacy_only

        import_spacy_only()  # frames stand beside what reads them
        from aes_extract.writers.labelstudio import labelling_interface

        click.echo(labelling_interface(), nl=False)
        return
    if datasette is not None:
        from aes_extract.writers.sqlite_tables import datasette_metadata

        click.echo(json.dumps(datasette_metadata(datasette), ensure_ascii=False, indent=2))
        return
    click.echo(_text("article" if article else "corpus"), nl=False)


def _text(name: str) -> str:
    """A schema as ``scripts/build_schema.py`` has written it: printing it imports no model."""
    return (files("aes_extract") / "json_schema" / f"{name}.json").read_text(encoding="utf-8")
