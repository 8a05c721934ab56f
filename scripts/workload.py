"""Articles to measure with, none of which comes twice, and what the processes that read them hold."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEW_WORDS = 0.12  # of the longer words of a varied text are in no other: as many new words as fresh press brings
# Characters of an article, as in the press of the Sahel: half of them shorter, some many times as long.
_MIDDLE, _SPREAD, _SHORTEST, _LONGEST = 2_600, 0.75, 150, 40_000
_LONG_WORD = re.compile(r"[a-zà-ÿ]{6,}")


def varied(count: int) -> Iterator[str]:
    """So many texts made of the annotated articles: lines mixed, longer words bent into ones never seen."""
    articles = [
        json.loads(line)["text"].splitlines(keepends=True)
        for name in ("seeds", "dev")
        for line in (ROOT / "tests" / "gold" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    chance = random.Random(count)
    for number in range(count):
        length = min(max(_SHORTEST, int(_MIDDLE * chance.lognormvariate(0, _SPREAD))), _LONGEST)
        lines = list(articles[number % len(articles)])
        chance.shuffle(lines)
        while sum(map(len, lines)) < length:
            lines += chance.choice(articles)
        text = "".join(lines)[:length]
        yield _LONG_WORD.sub(lambda found: _bent(found.group(), chance), text)


def odd(texts: Iterator[str]) -> Iterator[str]:
    """The same texts, one in ten as scrapers and old systems write them."""
    for number, text in enumerate(texts):
        yield _ODD[number // 10 % len(_ODD)](text) if number % 10 == 0 else text


_ODD = (
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: " ".join(text.split()),
    lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
    lambda text: text.replace(" ", "\u00a0\u200b", 40).replace(".", " 🏥.", 5),
    lambda text: text.replace("é", "Ã©").replace("\n", "\n\n\n"),
    lambda text: f"\u202b{text[:400]}\u202c\n\0\n\x1b[31m{text[400:]}",
    lambda text: text[: len(text) // 3].replace(" ", ""),
    lambda text: "\n".join(reversed(text.split(" "))),
)


def megabytes(pid: int | None) -> int:
    """What a process holds in memory (Linux); 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return int((status.partition("VmRSS:")[2].split() or ["0"])[0]) // 1024


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _bent(word: str, chance: random.Random) -> str:
    if chance.random() >= NEW_WORDS:
        return word
    place = chance.randrange(len(word))
    return (
        word[:place] + "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiouéè") for _ in "ab") + word[place:]
    )
