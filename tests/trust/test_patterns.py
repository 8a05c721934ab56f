"""No text makes a pattern search for ever: time grows with the length of the text, whatever stands in it."""

from __future__ import annotations

import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aes_extract
from aes_extract import lexicon
from aes_extract.components.dates.lexer import read_words
from aes_extract.zones import cues, split

if TYPE_CHECKING:
    from spacy.language import Language

SHORT, LONG = 2_000, 8_000  # characters
HANGS = 20.0  # seconds

# What stands before the repeated part decides which pattern looks at it.
HEADS = [
    "",
    "> ",
    "© ",
    "Lire :",
    "Source : kolonde.info",
    "Publié le 3 mai 2024",
    "Kolondé, 14 février 2025",
    "Kolondé, 14 février 2025 (APK)",
    "KOLONDE (APK)",
    "LE PASSEUR (",
    "LE PASSEUR (Kolondé)",
    "Un titre\n\nPar Awa Binto | ",
    "12/12/2024",
    "avec ",
]
UNITS = [
    " ",
    "\u00a0",
    "A",
    "A-",
    "A.",
    "Aa ",
    "a.b",
    "1 ",
    "-",
    "—",
    ">",
    "©",
    "(c)",
    "&",
    " et ",
    "et",
    "«",
    "http://a",
]
TEASERS = ["Lire aussi : ", ". Lire aussi : ", "(lire aussi ", "Lire : a Le ", "Awa Traoré. "]
TAILS = ["x", " Le "]


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Fail what takes longer, where the system has a timer: a pattern that hangs would stop the tests for ever."""

    def stop(*_: object) -> None:
        pytest.fail(f"not done after {seconds:.0f} seconds")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    with limit(HANGS):
        work(text)
    return time.process_time() - start


def grows_with_length(work: Callable[[str], object], head: str, unit: str, tail: str) -> bool:
    """Four times the text takes no more than eight times as long, in one of three tries; a square would be sixteen."""
    short, long = (head + unit * (length // len(unit)) + tail for length in (SHORT, LONG))
    return any(seconds(work, long) <= 8 * seconds(work, short) + 0.5 for _ in range(3))


@pytest.mark.parametrize("head", HEADS)
def test_zones(head: str) -> None:
    hard = [
        (unit, tail) for unit in (*UNITS, *TEASERS) for tail in TAILS if not grows_with_length(split, head, unit, tail)
    ]
    assert hard == []


@pytest.mark.parametrize("unit", [*UNITS, *TEASERS])
def test_words_of_dates(unit: str) -> None:
    assert grows_with_length(read_words, "", unit, "x")


@pytest.mark.model
@pytest.mark.parametrize("unit", UNITS)
def test_tokens(unit: str, nlp: Language) -> None:
    assert grows_with_length(nlp.make_doc, "", unit, "x")


def _repeats(value: object) -> bool:
    return isinstance(value, re.Pattern) and re.search("[*+{]", value.pattern) is not None


def patterns() -> dict[str, re.Pattern[str]]:
    """All with a repetition that the modules have compiled, and the wording of zones, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    missing = [f"aes_extract.{name}" for name in ("scale.ray", "readers.parquet") if find_spec("pyarrow") is None]
    for module in pkgutil.walk_packages(aes_extract.__path__, "aes_extract."):
        if module.name.startswith(("aes_extract.__main__", "aes_extract.scale.ray", *missing)):
            continue
        values: dict[str, Any] = vars(import_module(module.name))
        found |= {f"{module.name}.{name}": value for name, value in values.items() if _repeats(value)}
    for group, keys in lexicon.toml("zones.toml").items():
        for key in keys:
            if key in {"whole", "start", "anywhere", "signature"}:
                found |= {f"zones.toml {part}": re.compile(part) for part in lexicon.toml("zones.toml")[group][key]}
            assert cues.pattern(group, key)
    return found


PATTERNS = patterns()


def test_there_are_patterns_to_check() -> None:
    assert len(PATTERNS) > 200
    assert "aes_extract.zones.glue._POINTER" in PATTERNS


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_none_takes_exponential_time(name: str, data: st.DataObject) -> None:
    """A piece of what it matches, thirty times, and then something that it does not."""
    pattern = PATTERNS[name]
    sample = data.draw(st.from_regex(pattern, alphabet=st.characters()))[:60]
    pieces = {sample[i : i + size] for size in (1, 2, 3) for i in range(len(sample))}
    start = time.process_time()
    with limit(HANGS):
        for piece in pieces:
            pattern.search(f"{piece * 30}\0")
    assert time.process_time() - start < 1
