"""One run: reading, analysing on all processes, telling how it goes; what fails is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import click

from aes_extract.cli import streams
from aes_extract.cli.errors import described
from aes_extract.cli.options import How, cores
from aes_extract.cli.own import used
from aes_extract.cli.progress import followed
from aes_extract.scale.engine import Engine, Loader

if TYPE_CHECKING:
    from aes_extract.filters import Filter
    from aes_extract.readers.source import Source
    from aes_extract.scale.cache import Cache
    from aes_extract.schema import Article
    from aes_extract.stories import Collection


class Run:
    """One run over some inputs: ``failed`` counts what could not be read or analysed, ``done`` the rest.

    Of each article there is what is ``wanted``. ``sources`` are articles that were read already, instead of ``paths``.
    ``bar``: its progress may be drawn as a bar.
    """

    def __init__(
        self,
        load: Loader,
        paths: tuple[str, ...],
        how: How,
        wanted: Filter | None = None,
        *,
        sources: Sequence[Source] | None = None,
        bar: bool = True,
    ) -> None:
        self._load = load
        self._paths = paths
        self._sources = sources
        self._how = how
        self._wanted = wanted
        self._bar = bar
        self.failed = 0
        self.done = 0

    def lines(self) -> Iterator[tuple[Source, bytes]]:
        """Each article as one line of JSON without the line end."""
        if not self._wanted:
            yield from self._analysed()
            return
        for source, article in self.articles():
            from aes_extract.writers.json_output import dumps

            yield source, dumps(article).encode()

    def articles(self) -> Iterator[tuple[Source, Article]]:
        """Each article with its source."""
        for source, line in self._analysed():
            from aes_extract.schema import Article

            article = Article.model_validate_json(line)
            kept = self._wanted.kept(article) if self._wanted else article
            if kept is not None:
                yield source, kept

    def chosen(self) -> Iterator[Article]:
        """Each article, as :meth:`collection` chooses them: nothing waits for the end where nothing is chosen."""
        if not self._wanted:
            yield from (article for _, article in self.articles())
            return
        with self.collection() as collection:
            yield from (told.article for told in collection.alone())

    def _analysed(self) -> Iterator[tuple[Source, bytes]]:
        """Each article, whole."""
        from aes_extract.readers import read
        from aes_extract.readers.source import Failure
        from aes_extract.scale.order import in_order
        from aes_extract.scale.pool import Pool

        how, own = self._how, used(self._how.lexicon)
        cache = self._cache(own.digest)
        how_many = None if self._sources is None else len(self._sources)
        no_process = "no process can be started", "give fewer --jobs"
        with followed(self._paths, how_many, quiet=how.quiet, log_json=how.log_json, bar=self._bar) as progress:
            for where, why in own.warnings:
                progress.warning(where, why)
            with _or_told(*no_process), Pool(self._loaded, how.jobs or cores()) as pool:
                read_now = read(self._paths, published=how.published, with_text=how.with_text, stdin=streams.stdin())
                for source, outcome in in_order(read_now if self._sources is None else self._sources, pool, cache):
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

    @contextmanager
    def collection(self) -> Iterator[Collection]:
        """All articles of the run with their stories, for what needs the whole of it.

        What is wanted is chosen by what stories complete: an event whose year another article tells is in that year.
        """
        from aes_extract.schema import Article
        from aes_extract.stories import Collection

        spooling = f"the articles cannot be kept in {gettempdir()}", "set TMPDIR to a folder with more space"
        with _or_told(*spooling):
            collection = Collection(self._wanted)
        with collection:
            for source, line in self._analysed():
                with _or_told(*spooling):
                    collection.add(source.text, Article.model_validate_json(line))
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

    def _cache(self, lexicon: str) -> Cache | None:
        if self._how.cache is None:
            return None
        from aes_extract.scale.cache import Cache

        try:
            return Cache(Path(self._how.cache), self._how.model, lexicon)
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
