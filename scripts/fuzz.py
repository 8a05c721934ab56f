"""Feed bent input to the pipeline or to one parser: ``python scripts/fuzz.py TARGET [--seconds N]``.

Needs the extra ``fuzz`` (atheris). It stops at the first input that breaks a promise (``tests/promises.py``,
``tests/parser_promises.py``), keeps it in ``build/fuzz`` and prints the command that tries it again:
``python scripts/fuzz.py TARGET FILE``, which needs no atheris.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
KEPT = ROOT / "build" / "fuzz"
LONGEST = 4096  # bytes of one input
PIECE = 500  # characters of a seed
SLOWEST = 60  # seconds for one input

TARGETS = ("pipeline", "zones", "dates", "decode", "jsonl", "frames")

Check = Callable[[bytes], Iterable[str]]


class Broken(AssertionError):
    """An input for which a promise does not hold."""


def text_of(data: bytes) -> str:
    """Bent UTF-8 as text, without what is broken in it."""
    return data.decode("utf-8", "ignore")


def pipeline() -> Check:
    """The whole pipeline on a text, twice."""
    from aes_extract.article import analyse
    from aes_extract.pipeline import build_nlp
    from aes_extract.readers.source import Source
    from aes_extract.writers.json_output import dumps
    from tests.promises import broken

    nlp = build_nlp()

    def check(data: bytes) -> Iterator[str]:
        text = text_of(data)
        source = Source("fuzz", text, hashlib.sha256(data).hexdigest(), "utf-8", published="2024-06-01")
        article = analyse(source, nlp)
        yield from broken(text, article)
        if dumps(analyse(source, nlp)) != dumps(article):
            yield "a second run gives other bytes"

    return check


def parser(name: str) -> Check:
    """One promise of the parsers, by its name."""
    from tests import parser_promises

    promise = getattr(parser_promises, name)
    return promise if name in {"decode", "jsonl"} else lambda data: promise(text_of(data))


def seeds(target: str) -> Iterator[bytes]:
    """Good inputs to bend."""
    from tests.gold.corpus import SETS, gold_file, read_gold
    from tests.odd_texts import TEXTS

    if target == "frames":
        for file in (ROOT / "aes_extract" / "knowledge" / "frames").glob("*.toml"):
            yield from (f'type = "x"\n[[frame]]{part}'.encode() for part in file.read_text().split("[[frame]]")[1:9])
        return
    texts = [*TEXTS.values()]
    for gold in (gold for name in SETS for gold in read_gold(gold_file(name))):
        texts += [gold.text[i : i + PIECE] for i in range(0, len(gold.text), PIECE)]
    for n, text in enumerate(texts):
        if target == "jsonl":
            yield json.dumps({"text": text, "id": str(n), "published": "2024-06-01", "author": "A"}).encode()
        elif target == "decode":
            yield text.encode(("utf-8", "cp1252", "utf-16", "mac_roman")[n % 4], "replace")
        else:
            yield text.encode()


def tried(target: str, check: Check) -> Callable[[bytes], None]:
    """A check that says how to try again what breaks it."""

    def once(data: bytes) -> None:
        try:
            complaints = list(islice(check(data), 5))
            if complaints:
                raise Broken("\n".join(complaints))
        except Exception:
            file = KEPT / f"{target}-crash-{hashlib.sha1(data).hexdigest()}"  # where libFuzzer keeps it
            print(f"\ntry it again: {sys.executable} scripts/fuzz.py {target} {file}", file=sys.stderr)
            raise

    return once


def main() -> None:
    """Try the files that are given, or bent seeds until the time is over."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("target", choices=TARGETS)
    options.add_argument("files", nargs="*", type=Path, help="inputs to try once, instead of fuzzing")
    options.add_argument("--seconds", type=int, default=60)
    given = options.parse_args()
    fuzzed: AbstractContextManager[object] = nullcontext()
    if not given.files:
        try:
            import atheris
        except ImportError:
            sys.exit("fuzz.py: atheris is not installed; make fuzz does so on Linux")
        fuzzed = atheris.instrument_imports(include=["aes_extract"])
    with fuzzed:
        once = tried(given.target, pipeline() if given.target == "pipeline" else parser(given.target))
    for file in given.files:
        once(file.read_bytes())
    if given.files:
        return
    corpus = KEPT / f"{given.target}-corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    for n, seed in enumerate(seeds(given.target)):
        (corpus / str(n)).write_bytes(seed)
    limits = [f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={KEPT}/{given.target}-", str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
