"""One run: reading, analysing on all processes, telling how it goes; what fails is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import click

from aes_extract.cli import streams
from aes_extract.cli.errors import described
from aes_extract.cli.options import How, cores
from aes_extract.cli.progress import followed
from aes_extract.scale.engine import Engine, Loader

if TYPE_CHECKING:
    from aes_extract.readers.source import Source
    from aes_extract.scale.cache import Cache
    from aes_extract.schema import Article
    from aes_extract.stories import Collection


class Run:
    """One run over some inputs: ``failed`` counts what could not be read or analysed, ``done`` the rest.

    ``bar``: its progress may be drawn as a bar.
    """

    def __init__(self, load: Loader, paths: tuple[str, ...], how: How, *, bar: bool = True) -> None:
        self._load = load
        self._paths = paths
        self._how = how
        self._bar = bar
        self.failed = 0
        self.done = 0

    def lines(self) -> Iterator[tuple[Source, bytes]]:
        """Each article as one line of JSON without the line end."""
        from aes_extract.readers import read
        from aes_extract.readers.source import Failure
        from aes_extract.scale.order import in_order
        from aes_extract.scale.pool import Pool

        how, cache = self._how, self._cache()
        no_process = "no process can be started", "give fewer --jobs"
        with followed(self._paths, quiet=how.quiet, log_json=how.log_json, bar=self._bar) as progress:
            with _or_told(*no_process), Pool(self._loaded, how.jobs or cores()) as pool:
                read_now = read(self._paths, published=how.published, with_text=how.with_text, stdin=streams.stdin())
                for source, outcome in in_order(read_now, pool, cache):
                    if isinstance(source, Failure) or outcome.line is None:
                        self.failed += 1
                        progress.failure(Failure(source.where, outcome.error))
                        if how.debug and outcome.trace:
                            streams.error(outcome.trace)
                        continue
                    self.done += 1
                    yield source, outcome.line
                    if outcome.warning:
                        progress.warning(source.where, outcome.warning)
                    progress.article(outcome.events)
            if cache and cache.refused:
                progress.failure(Failure(str(how.cache), f"cannot keep results ({cache.refused}); check the folder"))

    def articles(self) -> Iterator[tuple[Source, Article]]:
        """Each article with its source."""
        for source, line in self.lines():
            from aes_extract.schema import Article

            yield source, Article.model_validate_json(line)

    @contextmanager
    def collection(self) -> Iterator[Collection]:
        """All articles of the run with their stories, for what needs the whole of it."""
        from aes_extract.stories import Collection

        spooling = f"the articles cannot be kept in {gettempdir()}", "set TMPDIR to a folder with more space"
        with _or_told(*spooling):
            collection = Collection()
        with collection:
            for source, article in self.articles():
                with _or_told(*spooling):
                    collection.add(source.text, article)
            yield collection

    def _loaded(self) -> Engine:
        """Loaded on the first need: inputs that all fail should fail at once."""
        from aes_extract.model import NoModel

        try:
            return self._load()
        except MemoryError:
            raise
        except NoModel as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            message = f"the model and its knowledge cannot be loaded ({described(error)}); install aes-extract again"
            raise click.ClickException(message) from error

    def _cache(self) -> Cache | None:
        if self._how.cache is None:
            return None
        from aes_extract.scale.cache import Cache

        try:
            return Cache(Path(self._how.cache), self._how.model)
        except OSError as error:
            why = f"{self._how.cache!r} cannot be used ({error.strerror}); give a folder of your own"
            raise click.BadParameter(why, param_hint="--cache") from None


@contextmanager
def _or_told(what: str, remedy: str) -> Iterator[None]:
    """What the system refuses is told as ``what``, with what to do about it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"{what} ({error.strerror}); {remedy}") from error
