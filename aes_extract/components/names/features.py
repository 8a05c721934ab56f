"""What the tagger sees of a token: its spelling, the lists, the model's guess, the rules' decision, its neighbours.

A feature is a short string, ``kind=value``; one that comes from a neighbour begins with its distance (``-1:``). The
trained weights (``knowledge/tagger.crfsuite``) are bound to these strings: whoever changes them trains anew
(``scripts/train_names.py``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import find_chunks
from aes_extract.components.names.heads import head_at
from aes_extract.components.names.hints import Hints
from aes_extract.components.names.orthography import is_capital
from aes_extract.components.words import text_of
from aes_extract.text import fold, word_spans

_WORD_LISTS = (
    "common_acronyms",
    "common_capitals",
    "function_heads",
    "institution_openers",
    "place_openers",
    "short_institutions",
    "social_media",
    "sport_words",
    "staff_heads",
    "thing_heads",
)
_REPEATED = re.compile(r"(.)\1{2,}")
_HEAD_LENGTH = 60  # characters: a head further on is not the token's
_FAR = ("w=", "sh=", "l=", "pos=", "m=", "ti=", "kn=", "hd=", "o=")  # what is told of a token two places away


def features(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> list[list[str]]:
    """The features of each token; ``found`` is what the rules decided, ``dates`` the tokens of dates.

    ``doc.ents`` holds the model's guesses.
    """
    tokens = _of_tokens(doc, hints, found, dates)
    fewer = [tuple(x for x in f if x.startswith(_FAR)) for f in tokens]
    around = ((-2, fewer), (-1, tokens), (1, tokens), (2, fewer))
    words = [_key(t.text) for t in doc]
    guesses = [_guess(t.ent_iob_, t.ent_type_) for t in doc]
    rows = []
    for i, own in enumerate(tokens):
        row = [*own, "bias"]
        for distance, told in around:
            j = i + distance
            row += _shifted(distance, told[j]) if 0 <= j < len(tokens) else (f"{distance}:END",)
        if i:
            row += (f"ww={words[i - 1]}|{words[i]}", f"mm={guesses[i - 1]}|{guesses[i]}")
            if i + 1 < len(tokens):
                row.append(f"around={words[i - 1]}|{_shape(doc[i].text)}|{words[i + 1]}")
        rows.append(row)
    return rows


def _of_tokens(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> list[tuple[str, ...]]:
    """The features that each token has by itself."""
    more: list[list[str]] = [[] for _ in doc]
    for title in hints.titles:
        for i in range(title.start, title.end):
            more[i].append(f"ti={title.title.category}")
    for c in hints.known:
        for i in range(c.start, c.end):
            edge = ("B" if i == c.start else "I") + ("e" if i == c.end - 1 else "")
            more[i].append(f"kn={edge}{c.label}{c.sure:d}{min(c.end - c.start, 2)}")
    for i in hints.demonyms:
        more[i].append("dem")
    for i in dates:
        more[i].append("date")
    for chunk in find_chunks(doc, set(), hints.capitals):
        for i in range(chunk.start, chunk.end):
            more[i].append("ch=B" if i == chunk.start else "ch=I")
    for i, label in _heads(doc).items():
        more[i].append(f"hd={label}")
    decided = [""] * len(doc)
    for c in found:
        for i in range(c.start, c.end):
            decided[i] = c.label
            tag = f"{'B' if i == c.start else 'I'}-{c.label}"
            more[i] += (f"o={tag}", f"by={tag}|{c.found_by}")
    for kind, labels in (("rm", [t.ent_type_ for t in doc]), ("ro", decided)):
        for i, label in _elsewhere(doc, labels).items():
            more[i].append(f"{kind}={label or 'O'}")
    return [
        (
            *_of_word(t.text),
            f"pos={t.pos_}",
            f"m={_guess(t.ent_iob_, t.ent_type_)}",
            *(("first",) if t.is_sent_start else ()),
            *(() if t.whitespace_ else ("joined",)),
            *more[t.i],
        )
        for t in doc
    ]


def _elsewhere(doc: Doc, labels: list[str]) -> dict[int, str]:
    """For each capitalised word that the text repeats, the label that it has most often elsewhere in the text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    repeated = {t.i: fold(t.text) for t in doc if is_capital(t) and len(t) > 1}
    for i, word in repeated.items():
        counts[word][labels[i]] += 1
    found = {}
    for i, word in repeated.items():
        others = counts[word] - Counter([labels[i]])
        if others:
            found[i] = max(sorted(others), key=others.__getitem__)
    return found


def _heads(doc: Doc) -> dict[int, str]:
    """The tokens of head nouns of institutions and places, with the label and the use of the head."""
    text = text_of(doc)
    spans = word_spans(text)
    found: dict[int, str] = {}
    k = 0
    for token in doc:
        while k < len(spans) and spans[k][0] < token.idx:
            k += 1
        if token.is_space or k == len(spans) or spans[k][0] >= token.idx + _HEAD_LENGTH:
            continue
        head = head_at(text, spans, k)
        if head is not None:
            for i in range(token.i, min(len(doc), token.i + len(head.words))):
                found.setdefault(i, f"{head.label}|{head.case}")
    return found


@lru_cache(maxsize=16384)
def _of_word(text: str) -> tuple[str, ...]:
    """The features that a word has wherever it stands."""
    key = _key(text)
    lists = (f"l={name}" for name, words in _lists().items() if key in words)
    return (f"w={key}", f"sh={_shape(text)}", f"s3={key[-3:]}", f"p3={key[:3]}", *lists)


def _key(text: str) -> str:
    """The folded word; all blanks and line ends are one."""
    return "" if text.isspace() else fold(text)


@lru_cache(maxsize=2048)
def _shifted(distance: int, of_token: tuple[str, ...]) -> tuple[str, ...]:
    """A neighbour's features as the token ``distance`` places away sees them."""
    return tuple(f"{distance}:{feature}" for feature in of_token)


@lru_cache(maxsize=16384)
def _shape(text: str) -> str:
    """The word's letters as x, X and d, runs cut to two: « Goïta » is ``Xxx``, « AES » is ``XX``."""
    plain = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in text.strip())
    return _REPEATED.sub(r"\1\1", plain)


def _guess(iob: str, label: str) -> str:
    return f"{iob}-{label}" if label else "O"


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        "given_names": lexicon.given_names(),
        "surnames": lexicon.surnames(),
        "ambiguous_names": lexicon.ambiguous_names(),
        "name_particles": lexicon.name_particles(),
        **{name: lexicon.word_list(f"{name}.txt") for name in _WORD_LISTS},
    }
