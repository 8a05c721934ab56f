"""The promises hold on the gold articles, on texts of many kinds and on bent gold articles, and all comes out again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from aes_extract import schema
from aes_extract.readers.source import Source
from aes_extract.writers.json_output import dumps
from tests.gold.corpus import SETS, gold_file, read_gold
from tests.odd_texts import TEXTS
from tests.promises import PROMISES, Promise

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[1]

BENT: dict[str, Callable[[str], str]] = {
    "lines-reversed": lambda text: "\n".join(reversed(text.split("\n"))),
    "capitals": str.upper,
    "bare": lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
    "cut": lambda text: text[len(text) // 5 : len(text) * 3 // 5],
    "one-line": lambda text: " ".join(text.split()),
    "twice": lambda text: f"{text}\r\n\r\n{text}",
}


class Output(NamedTuple):
    name: str
    text: str
    article: schema.Article


def own_source(name: str, text: str) -> Source:
    return Source(name, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", published="2024-06-01")


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    golds = list(chain.from_iterable(read_gold(gold_file(name)) for name in SETS))
    found = [own_source(name, text) for name, text in TEXTS.items()]
    for number, gold in enumerate(golds):
        bend = list(BENT)[number % len(BENT)]
        found.append(own_source(f"{gold.id}-{bend}", BENT[bend](gold.text)))
    return found


@pytest.fixture(scope="module")
def outputs(nlp: Language, sources: list[Source], analysed: dict[str, list[schema.Article]]) -> list[Output]:
    from aes_extract.article import analyse

    found = [Output(s.id, s.text, analyse(s, nlp)) for s in sources]
    for name, articles in analysed.items():
        texts = {gold.id: gold.text for gold in read_gold(gold_file(name))}
        found += [Output(a.id, texts[a.id], a) for a in articles]
    return found


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_every_output(outputs: list[Output], promise: Promise) -> None:
    assert {o.name: found for o in outputs if (found := list(promise(o.text, o.article)))} == {}


# -- the same again ----------------------------------------------------------------------------------------------------


def test_a_second_run_gives_the_same_bytes(nlp: Language, sources: list[Source], outputs: list[Output]) -> None:
    """In another order, so that nothing is carried from one article to the next."""
    from aes_extract.article import analyse

    first = {o.name: dumps(o.article) for o in outputs}
    golds = [gold.source() for name in SETS for gold in read_gold(gold_file(name))]
    for source in reversed([*sources, *golds]):
        assert dumps(analyse(source, nlp)) == first[source.id], source.id


AGAIN = """
import hashlib
from aes_extract.pipeline import build_nlp
from aes_extract.writers.json_output import dumps
from tests.gold.corpus import SETS, analyse_gold, gold_file, read_gold
nlp = build_nlp()
for name in SETS:
    for article in analyse_gold(read_gold(gold_file(name)), nlp):
        print(article.id, hashlib.sha256(dumps(article).encode()).hexdigest())
"""


def test_another_process_gives_the_same_bytes(analysed: dict[str, list[schema.Article]]) -> None:
    """Sets of strings are laid out differently under another hash seed."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    done = subprocess.run(
        [sys.executable, "-c", AGAIN],
        cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    expected = [
        f"{a.id} {hashlib.sha256(dumps(a).encode()).hexdigest()}" for articles in analysed.values() for a in articles
    ]
    assert done.stdout.splitlines() == expected
