"""Reading and analysing, one article after the other; what fails is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aes_extract.cli import streams
from aes_extract.cli.engine import Engine, Loader

if TYPE_CHECKING:
    from aes_extract.readers.source import Failure, Source
    from aes_extract.schema import Article
    from aes_extract.stories import Collection


class Run:
    """One run over some inputs: ``failed`` counts what could not be read or analysed, ``done`` the rest."""

    def __init__(self, load: Loader, *, debug: bool = False) -> None:
        self._load = load
        self._engine: Engine | None = None
        self._debug = debug
        self.failed = 0
        self.done = 0

    @property
    def engine(self) -> Engine:
        """Loaded on the first use: inputs that all fail should fail at once."""
        if self._engine is None:
            try:
                self._engine = self._load()
            except (ImportError, OSError) as error:
                message = str(error).splitlines()[0] if str(error) else type(error).__name__
                raise click.ClickException(f"the language model cannot be loaded ({message})") from error
        return self._engine

    def articles(self, sources: Iterator[Source | Failure]) -> Iterator[tuple[Source, Article]]:
        from aes_extract.readers.source import Failure

        for source in sources:
            if isinstance(source, Failure):
                self._fail(source)
                continue
            engine = self.engine
            try:
                article = engine.analyse(source)
            except Exception as error:  # one article must not end the run
                self._fail(Failure(_where(source), f"could not be analysed ({type(error).__name__}: {error})"))
                if self._debug:
                    streams.traceback()
                continue
            self.done += 1
            yield source, article

    @contextmanager
    def collection(self, sources: Iterator[Source | Failure]) -> Iterator[Collection]:
        """All articles of the run with their stories, for what needs the whole of it."""
        from aes_extract.stories import Collection

        with Collection() as collection:
            for source, article in self.articles(sources):
                collection.add(source.text, article)
            yield collection

    def _fail(self, failure: Failure) -> None:
        self.failed += 1
        streams.report(failure)


def _where(source: Source) -> str:
    """The file, and the article's id where that is not the file's own name (a line of JSONL)."""
    if source.path is None:
        return source.id
    return source.path if Path(source.path).stem == source.id else f"{source.path} ({source.id})"
