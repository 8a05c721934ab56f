"""``aes-extract lexicon``: what is known, and whether a lexicon of one's own is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aes_extract.cli import options, streams
from aes_extract.cli.options import How
from aes_extract.cli.own import used
from aes_extract.cli.run import Run

if TYPE_CHECKING:
    from aes_extract.lexicon.in_use import Own
    from aes_extract.lexicon.matches import Matches

_KINDS = "people", "institutions", "places", "events"


@click.group()
def lexicon() -> None:
    """Check a lexicon of your own, or list what is known."""


@lexicon.command()
@click.argument("folder", metavar="DIR", nargs=1)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.running
@click.pass_context
def check(ctx: click.Context, *, folder: str, paths: tuple[str, ...], form: str, how: How) -> None:
    """Say what is wrong with the lexicon in DIR, or how much it holds.

    With a PATH also what each entry matches in those articles: how often, and where first; what matches nothing comes
    last.
    """
    how = replace(how, lexicon=(*how.lexicon, str(Path(folder).absolute())))
    own = used(how.lexicon)
    if not paths:
        for where, why in own.warnings:
            streams.report(where, f"warning: {why}")
        counts = _counts(own)
        click.echo(json.dumps(counts) if form == "json" else "\n".join(f"{n} {kind}" for kind, n in counts.items()))
        return
    from aes_extract.lexicon.matches import Tally

    tally = Tally(own)
    run = Run(ctx.obj or how.load, paths, how)
    for source, article in run.articles():
        tally.add(source.text, article)
    entries = tally.entries()
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in entries], ensure_ascii=False))
    else:
        for one in entries:
            click.echo(_line(one))
    if run.failed:
        ctx.exit(1)


def _counts(own: Own) -> dict[str, int]:
    kinds = "people", "institutions", "places", "patterns", "frames"
    return {kind: len(getattr(own, kind)) for kind in kinds}


def _line(one: Matches) -> str:
    from aes_extract.writers.clean import clean

    matched = f"{one.count} · {one.article}: {one.before}[{one.text}]{one.after}" if one.count else "nothing"
    return clean(f"{one.kind} {one.id}: {matched}")


@lexicon.command("list")
@click.argument("kind", metavar="|".join(_KINDS), type=click.Choice(_KINDS))
@options.lexicon
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: tabs between the cells; jsonl: lines to be edited and put into a lexicon.",
)
@options.debug
def list_(kind: str, lexicon: tuple[str, ...], form: str, debug: bool) -> None:
    """Print what is known, one entry a line."""
    from aes_extract.writers.clean import clean

    for where, why in used(lexicon).warnings:
        streams.report(where, f"warning: {why}")
    if kind == "events" and form == "jsonl":
        raise click.UsageError("Events are TOML, one file a type: see docs/frames.md.")
    if form == "jsonl":
        for line in _lines(kind):
            click.echo(line)
        return
    for row in _events() if kind == "events" else _records(kind):
        click.echo("\t".join(map(clean, row)))


def _lines(kind: str) -> Iterator[str]:
    """Each record as a line of JSONL, without what is not known."""
    from aes_extract import lexicon

    for one in getattr(lexicon, kind)():
        values = {key: sorted(v) if isinstance(v, frozenset) else v for key, v in asdict(one).items()}
        known = {key: v for key, v in values.items() if not (v is None or v is False or v in ([], ()))}
        yield json.dumps(known, ensure_ascii=False)


def _records(kind: str) -> Iterator[list[str]]:
    """Of each record its id, name, kind, country and further names."""
    from aes_extract import lexicon

    for one in getattr(lexicon, kind)():
        names = [*one.aliases, *getattr(one, "acronyms", ())]
        yield [one.id, one.name, getattr(one, "kind", None) or "", one.country or "", "|".join(names)]


def _events() -> Iterator[list[str]]:
    """Of each frame its type and subtype, PLOVER code, verbs and nouns."""
    from aes_extract.patches.imports import import_spacy_only

    import_spacy_only()
    from aes_extract.events.frames import frames

    for frame in frames():
        yield [frame.id, frame.plover or "", "|".join(frame.verbs), "|".join(frame.nouns)]
