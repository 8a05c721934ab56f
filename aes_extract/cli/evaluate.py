"""``aes-extract evaluate GOLD [PATH]``: how right the output is on articles that somebody has annotated."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from aes_extract.cli import options, streams
from aes_extract.cli.options import How
from aes_extract.cli.output import writing
from aes_extract.cli.run import Run
from aes_extract.scale.engine import Loader

if TYPE_CHECKING:
    from aes_extract.evaluate.gold import GoldArticle, Kinds
    from aes_extract.evaluate.reading import Gold
    from aes_extract.evaluate.report import Report
    from aes_extract.schema import Article

_MOST_LABELS = 20  # told in one line


@click.command()
@click.argument("gold")
@click.argument("path", required=False)
@click.option("--errors", is_flag=True, help="List each difference from the annotation, with the words around it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="json: one object with all figures.",
)
@options.running
@click.pass_context
def evaluate(ctx: click.Context, *, gold: str, path: str | None, errors: bool, form: str, how: How) -> None:
    """Score the output on annotated articles: precision, recall and accuracy by kind.

    GOLD is JSONL (ours, Prodigy's, doccano's), a spaCy DocBin (.spacy) or Label Studio's JSON; see docs/annotate.md.
    PATH is what --format jsonl wrote; without it the articles of GOLD are analysed. Only what GOLD annotates is scored.
    """
    streams.stdout()  # that it is closed is told before a long run

    from aes_extract.patches.imports import import_spacy_only

    import_spacy_only()
    from aes_extract.evaluate.reading import NoGold, read_gold
    from aes_extract.evaluate.scoring import score

    try:
        annotated = read_gold(gold)
        kinds = _told(annotated, gold, quiet=how.quiet)
        failed = len(annotated.failures)
        golds = annotated.articles
        if path is None:
            found, more = _analysed(golds, ctx.obj or how.load, how)
        else:
            found, golds, more = _predicted(golds, path)
    except NoGold as error:
        raise click.ClickException(str(error)) from None
    with writing(None):
        _write(score(golds, found, kinds), errors=errors, form=form)
    if failed + more:
        ctx.exit(1)


def _told(annotated: Gold, file: str, *, quiet: bool) -> Kinds:
    """What the annotation is of, when all that is wrong with it is told; raises NoGold when nothing can be scored."""
    from aes_extract.evaluate.gold import Kinds
    from aes_extract.evaluate.reading import NoGold

    for failure in annotated.failures:
        streams.report(failure.where, failure.why)
    if annotated.unknown and not quiet:
        counted = ", ".join(f"{label[:40]} ({n})" for label, n in annotated.unknown.most_common(_MOST_LABELS))
        counted += ", …" if len(annotated.unknown) > _MOST_LABELS else ""
        streams.report(file, f"warning: labels that are none of ours are not scored: {counted}")
    kinds = Kinds.of(annotated.articles)
    if not kinds:
        raise NoGold(f"{file}: nothing in it can be scored; label mentions or events as docs/annotate.md says")
    return kinds


def _analysed(golds: Sequence[GoldArticle], load: Loader, how: How) -> tuple[list[Article], int]:
    """What is found in the annotated texts now, and how many of them could not be analysed."""
    sources = [gold.source() for gold in golds]
    run = Run(load, (), how, sources=[replace(one, published=one.published or how.published) for one in sources])
    return [article for _, article in run.articles()], run.failed


def _predicted(golds: Sequence[GoldArticle], path: str) -> tuple[list[Article], list[GoldArticle], int]:
    """What was found before, the annotated articles that it can be scored on, and how much of it is wrong."""
    from aes_extract.evaluate.pairing import by_id, paired
    from aes_extract.evaluate.reading import NoGold, read_predictions

    found = read_predictions(path)
    if not by_id(found.articles).keys() & {gold.id for gold in golds} and not found.failures:
        raise NoGold(f"{path}: no article of the annotation is in it, such as {golds[0].id!r}; check the ids")
    scored, failures = paired(golds, found.articles, path)
    for failure in [*found.failures, *failures]:
        streams.report(failure.where, failure.why)
    return found.articles, scored, len(found.failures) + len(failures)


def _write(report: Report, *, errors: bool, form: str) -> None:
    """The figures, and the differences if they are asked for."""
    from aes_extract.writers.clean import clean_text
    from aes_extract.writers.json_output import escaped

    if form == "json":
        figures = report.as_json() | ({"errors": [one.as_json() for one in report.findings]} if errors else {})
        lines = [escaped(json.dumps(figures, ensure_ascii=False, indent=1))]
    else:
        told = [*report.table(), *map(str, report.findings if errors else [])]
        lines = [clean_text(line).replace("\n", " ") for line in told]
    streams.stdout().write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    streams.stdout().flush()
