"""``aes-extract schema``: the JSON Schema of the output, and the metadata of the database for Datasette."""

from __future__ import annotations

import json
from typing import Any

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

        _print(datasette_metadata(datasette))
        return
    from aes_extract.schema import Article, Corpus

    model = Article if article else Corpus
    _print(model.model_json_schema(by_alias=True, mode="serialization"))


def _print(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
