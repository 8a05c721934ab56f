"""``aes-extract extract --engine ray``: the same run on many machines, into a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from aes_extract.cli import streams
from aes_extract.cli.options import How
from aes_extract.cli.output import STDOUT, refuse_input
from aes_extract.cli.own import used
from aes_extract.cli.progress import Log, Progress
from aes_extract.readers.files import STDIN
from aes_extract.scale.engine import Loader

if TYPE_CHECKING:
    from aes_extract.scale.ray.inputs import File
    from aes_extract.scale.ray.output import Articles, Folder, Form

_FORMS: dict[str, Form] = {"auto": "jsonl", "jsonl": "jsonl", "parquet": "parquet"}


def extract_on_ray(
    load: Loader, paths: tuple[str, ...], *, form: str, output: str | None, address: str, how: How
) -> bool:
    """Write ``articles/``, ``stories.jsonl`` and ``failures.jsonl`` into the folder; whether nothing failed."""
    if form not in _FORMS:
        raise click.UsageError(f"--engine ray writes jsonl or parquet, not {form}.")
    if output in (None, STDOUT):
        raise click.UsageError("--engine ray writes into a folder: give --output DIR.")
    if STDIN in paths:
        raise click.UsageError("--engine ray reads files: give a PATH, a pattern or an address.")
    if how.cache is not None:
        raise click.UsageError("--cache goes with --engine local.")
    try:
        from aes_extract.scale.ray.output import Folder, NoFolder
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("ray", "pyarrow", "fsspec"):
            raise
        raise click.ClickException("--engine ray needs Ray: pip install 'aes-extract[ray]'") from None
    for where, why in used(how.lexicon).warnings:
        streams.report(where, f"warning: {why}")
    refuse_input(paths, f"{output}/articles/some.{_FORMS[form]}")
    try:
        folder = Folder.new(str(output))
    except NoFolder as error:
        raise click.BadParameter(f"{output!r} {error}; give a new folder.", param_hint="--output") from None
    return _run(load, paths, _FORMS[form], folder, address, how)


def _run(load: Loader, paths: tuple[str, ...], form: Form, folder: Folder, address: str, how: How) -> bool:
    from aes_extract.readers.source import Failure
    from aes_extract.scale.ray.inputs import files
    from aes_extract.scale.ray.output import Articles
    from aes_extract.writers.json_output import dumps

    progress = Log(None, quiet=how.quiet) if how.log_json else Progress()
    articles = Articles(folder, form)
    told = articles.told
    found = list(enumerate(files(paths)))
    for i, one in found:
        if isinstance(one, Failure):
            told.failures.append(((i, 0), one, None))
    if readable := [(i, one) for i, one in found if not isinstance(one, Failure)]:
        _analyse(load, readable, articles, address, how)
    failures = sorted(told.failures, key=lambda one: one[0])
    folder.write("failures.jsonl", (_line({"where": one.where, "why": one.why}) for _, one, _ in failures))
    folder.write("stories.jsonl", (dumps(story).encode() + b"\n" for story in articles.stories()))
    progress.articles, progress.events = told.articles, told.events
    for _, failure, trace in failures:
        progress.failure(failure)
        if how.debug and trace:
            streams.error(trace)
    progress.end()
    return not failures


def _line(values: dict[str, str]) -> bytes:
    from aes_extract.writers.json_output import escaped

    return escaped(json.dumps(values, ensure_ascii=False)).encode() + b"\n"


def _analyse(load: Loader, readable: list[tuple[int, File]], articles: Articles, address: str, how: How) -> None:
    from ray.exceptions import RayError

    from aes_extract.scale.ray.cluster import connected
    from aes_extract.scale.ray.dataset import BATCH_ARTICLES, analysed
    from aes_extract.scale.ray.inputs import source_or_failure, sources

    try:
        with connected(address, quiet=how.quiet or not streams.error_console().is_terminal) as processors:
            workers = how.jobs or processors
            read = sources(readable, how.published, with_text=how.with_text, readers=max(1, workers // 4))
            keep = "file", "row", "where"
            results = analysed(read, source_or_failure, BATCH_ARTICLES, (1, workers), keep, load)
            results.write_datasink(articles, ray_remote_args={"num_cpus": 0})
    except ConnectionError as error:
        raise click.ClickException(
            f"no Ray at {address} ({str(error).splitlines()[0]}); check --ray-address"
        ) from error
    except (RayError, RuntimeError, OSError) as error:
        raise click.ClickException(f"Ray stopped the run ({str(error).strip().splitlines()[-1]})") from error
