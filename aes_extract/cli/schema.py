"""``aes-extract schema``: the JSON Schema of the output."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--article", is_flag=True, help="Of one article (a line of JSONL) instead of the whole document.")
def schema(article: bool) -> None:
    """Print the JSON Schema of the output."""
    from aes_extract.schema import Article, Corpus

    model = Article if article else Corpus
    click.echo(json.dumps(model.model_json_schema(by_alias=True, mode="serialization"), ensure_ascii=False, indent=2))
