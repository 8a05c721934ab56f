"""``aes-extract [extract] [PATH…]``: the main command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

import click

from aes_extract.cli import options, streams
from aes_extract.cli.engine import load
from aes_extract.cli.progress import followed
from aes_extract.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_extract.readers.source import Source
    from aes_extract.schema import Article, Story

STDOUT = "-"


class Output(Protocol):
    """Where articles go, one by one, and the stories at the end."""

    def write(self, source: Source, article: Article) -> None: ...

    def close(self, stories: Sequence[Story]) -> None: ...


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "table", "json", "jsonl"]),
    default="auto",
    help="auto: a table on a terminal, JSON in a pipe or a file, JSONL in a file so named.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
@options.published
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error; failures are still told.")
@options.debug
@click.pass_context
def extract(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    published: str | None,
    quiet: bool,
    debug: bool,
) -> None:
    """Find the people, institutions, places, dates and events of articles."""
    if not paths:
        if streams.stdin_is_terminal():
            raise click.UsageError("Nothing to read: give a PATH, or an article on standard input.")
        paths = ("-",)
    file = None if output in (None, STDOUT) else Path(str(output))
    if file is not None and (file.is_dir() or not file.resolve().parent.is_dir()):
        raise click.BadParameter(f"{output!r} is no file in an existing folder.", param_hint="--output")
    if form == "auto":
        form = _automatic(file)

    from aes_extract.readers import read

    run = Run(ctx.obj or load, debug=debug)
    # A bar would be drawn among the articles that appear on the same terminal.
    quiet = quiet or (file is None and streams.stdout_is_terminal())
    sources = followed(read(paths, published=published, stdin=streams.stdin()), paths, quiet=quiet)
    try:
        with _open(file, form) as out:
            articles = []
            with sources as items:
                for source, article in run.articles(items):
                    out.write(source, article)
                    if form != "jsonl":
                        articles.append(article)
            out.close(run.engine.tell(articles) if articles else [])
            if file is not None and run.failed and not run.done:
                from aes_extract.writers.atomic import Discard

                raise Discard  # nothing could be read: what the file held is worth more
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"{output or 'standard output'} cannot be written ({error.strerror})") from error
    if run.failed:
        ctx.exit(1)


def _automatic(file: Path | None) -> str:
    if file is not None:
        return "jsonl" if file.suffix.lower() in (".jsonl", ".ndjson") else "json"
    return "table" if streams.stdout_is_terminal() else "json"


@contextmanager
def _open(file: Path | None, form: str) -> Iterator[Output]:
    if file is None and form == "table":
        yield _Table()
        return
    from aes_extract.writers.atomic import atomic_file

    target = nullcontext(streams.stdout()) if file is None else atomic_file(file)
    with target as stream:
        if form == "table":
            yield _TableFile(stream)
        else:
            yield _Json(stream, form)


class _Json:
    def __init__(self, stream: BinaryIO, form: str) -> None:
        from aes_extract.writers.json_output import JsonlWriter, JsonWriter

        self._writer = JsonlWriter(stream) if form == "jsonl" else JsonWriter(stream)

    def write(self, source: Source, article: Article) -> None:
        self._writer.write(article)

    def close(self, stories: Sequence[Story]) -> None:
        self._writer.close(stories)


class _Table:
    def __init__(self) -> None:
        self._console = streams.console()

    def write(self, source: Source, article: Article) -> None:
        from aes_extract.writers.table import write_article

        write_article(article, self._console, source.text)

    def close(self, stories: Sequence[Story]) -> None:
        from aes_extract.writers.table import write_stories

        write_stories(stories, self._console)


class _TableFile(_Table):
    """The table without colours, in a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._console, self._wrapper = streams.plain_console(stream)

    def close(self, stories: Sequence[Story]) -> None:
        super().close(stories)
        self._wrapper.detach()
