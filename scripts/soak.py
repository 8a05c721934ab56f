"""Many articles through the command, twice, and every result looked at: ``make soak``.

    python scripts/soak.py [--articles 20000] [--jobs 2] [--format jsonl] [--each 1000]

The articles are varied ones, of press length, one in ten of them odd (capitals, decomposed accents, CR LF, one line,
broken encodings, control characters). Prints, for each ``--each`` articles, their rate and what the processes hold in
memory; then what was wrong: an article lost, doubled or out of place, a passage that is not what the text has there.
The second run finds everything in the cache and must write the same bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workload import children, megabytes, odd, varied


def main() -> None:
    """Run, look, print; ends with 1 when anything was wrong."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "in.jsonl").open("w", encoding="utf-8") as file:
            for number, text in enumerate(odd(varied(options.articles))):
                file.write(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) + "\n")
        first = _run(folder, "first", options)
        complaints = list(_looked_at(folder / "in.jsonl", folder / "first.jsonl")) if options.format == "jsonl" else []
        second = _run(folder, "second", options, table=False)
        if (folder / "first.jsonl").read_bytes() != (folder / "second.jsonl").read_bytes():
            complaints.append("the second run wrote other bytes")
        print(f"\n{options.articles} articles: {first:.0f} s, from the cache {second:.0f} s ({second / first:.3f})")
        print(f"{len(complaints)} complaints", *complaints[:20], sep="\n")
        sys.exit(bool(complaints))


def _run(folder: Path, name: str, options: argparse.Namespace, table: bool = True) -> float:
    """The seconds that one run takes; prints what its log tells."""
    command = [sys.executable, "-m", "aes_extract", "--log-json", "--jobs", str(options.jobs)]
    command += ["--format", options.format, "--cache", str(folder / "kept"), "-o", str(folder / f"{name}.jsonl")]
    begun = time.perf_counter()
    process = subprocess.Popen([*command, str(folder / "in.jsonl")], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    if table:
        print("| articles | articles/s | parent MB | largest worker MB | failures |\n|---|---|---|---|---|")
    done, then, largest = 0, begun, (0, 0)
    for line in process.stderr:
        told = json.loads(line)
        largest = tuple(map(max, largest, _held(process.pid)))
        if "articles" not in told:
            print(line, end="")
        elif table and told["articles"] - done >= options.each:
            now = time.perf_counter()
            rate = (told["articles"] - done) / (now - then)
            print(f"| {told['articles']} | {rate:.1f} | {largest[0]} | {largest[1]} | {told['failures']} |", flush=True)
            done, then, largest = told["articles"], now, (0, 0)
    if process.wait():
        sys.exit(f"the run ended with {process.returncode}")
    return time.perf_counter() - begun


def _held(pid: int) -> tuple[int, int]:
    """Megabytes of the parent and of its largest worker."""
    return megabytes(pid), max(map(megabytes, children(pid)), default=0)


def _looked_at(texts: Path, results: Path) -> Iterator[str]:
    """What is wrong with the results of a run."""
    with texts.open(encoding="utf-8") as asked, results.open(encoding="utf-8") as told:
        for question in asked:
            source, answer = json.loads(question), told.readline()
            article = json.loads(answer) if answer else {"id": None}
            if article["id"] != source["id"]:
                yield f"{source['id']} is not where it should be: {article['id']}"
                return
            yield from (
                f"{source['id']}: {p}" for p in _passages(article) if source["text"][p["start"] : p["end"]] != p["text"]
            )
        if told.readline():
            yield "there are more results than articles"


def _passages(value: Any) -> Iterator[dict[str, Any]]:
    """Everything that quotes the text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _passages(part)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--each", type=int, default=1_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
