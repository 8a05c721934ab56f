"""What the tagger sees of a token: its spelling, the lists, the model's guess, the rules' decision, its neighbours.

A feature is a short string, ``kind=value``; one that comes from a neighbour begins with its distance (``-1:``). The
trained weights (``knowledge/tagger.crfsuite``) are bound to these strings: whoever changes them trains anew
(``scripts/train_names.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.attrs import POS, SENT_START
from spacy.parts_of_speech import NAMES
from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import find_chunks
from aes_extract.components.names.heads import head_at, heads
from aes_extract.components.names.hints import Hints
from aes_extract.components.words import text_of, words_of
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
_STARTS = 1  # the value of SENT_START at the first token of a sentence
_FAR = ("w=", "sh=", "l=", "pos=", "m=", "ti=", "kn=", "hd=", "o=", "END")  # what is told of a token two places away

DISTANCES = (-2, -1, 1, 2)  # of the neighbours that a token sees
ALWAYS = "bias"
BEYOND = ("END",)  # what a place before or behind the text tells


@dataclass(frozen=True, slots=True)
class Told:
    """What each token of a text tells: its word wherever it stands, its place in this text, it and its neighbours."""

    words: list[tuple[str, ...]]
    places: list[tuple[str, ...]]
    pairs: list[tuple[str, ...]]


def features(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> list[list[str]]:
    """The features of each token; ``found`` is what the rules decided, ``dates`` the tokens of dates.

    ``doc.ents`` holds the model's guesses.
    """
    told = told_by(doc, hints, found, dates)
    own = [word + place for word, place in zip(told.words, told.places, strict=True)]
    rows = []
    for i, pairs in enumerate(told.pairs):
        row = [*own[i], ALWAYS]
        for distance in DISTANCES:
            j = i + distance
            told_there = own[j] if 0 <= j < len(own) else BEYOND
            row += [f"{distance}:{x}" for x in told_there if abs(distance) == 1 or x.startswith(_FAR)]
        rows.append([*row, *pairs])
    return rows


def told_by(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> Told:
    """What the tokens tell, of which :func:`features` makes what each of them sees."""
    texts = words_of(doc).texts
    keys = [_key(text) for text in texts]
    guesses = _guesses(doc)
    pairs: list[tuple[str, ...]] = [()] * len(texts)
    for i in range(1, len(texts)):
        pairs[i] = (f"ww={keys[i - 1]}|{keys[i]}", f"mm={guesses[i - 1]}|{guesses[i]}")
    for i in range(1, len(texts) - 1):
        pairs[i] += (f"around={keys[i - 1]}|{_shape(texts[i])}|{keys[i + 1]}",)
    return Told([_of_word(text) for text in texts], _of_places(doc, guesses, hints, found, dates), pairs)


def _of_places(
    doc: Doc, guesses: list[str], hints: Hints, found: list[Candidate], dates: set[int]
) -> list[tuple[str, ...]]:
    """The features that each token has where it stands."""
    more: dict[int, list[str]] = defaultdict(list)
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
    repeated = _repeated(doc)
    for kind, labels in (("rm", [guess[2:] for guess in guesses]), ("ro", decided)):
        for i, label in _elsewhere(repeated, labels).items():
            more[i].append(f"{kind}={label or 'O'}")
    parsed = doc.to_array([POS, SENT_START]).tolist()
    spaced = words_of(doc).spaced
    places = [
        _as_parsed(pos, guess, start == _STARTS, blank)
        for (pos, start), guess, blank in zip(parsed, guesses, spaced, strict=True)
    ]
    for i, told in more.items():
        places[i] += tuple(told)
    return places


@lru_cache(maxsize=4096)
def _as_parsed(pos: int, guess: str, first: bool, spaced: bool) -> tuple[str, ...]:
    """The features that the model gives a token, and how it is joined to the next."""
    return (f"pos={NAMES[pos]}", f"m={guess}", *(("first",) if first else ()), *(() if spaced else ("joined",)))


def _guesses(doc: Doc) -> list[str]:
    """The model's guess for each token: ``B-PER`` where a name begins, ``I-PER`` inside it, ``O`` outside."""
    guesses = ["O"] * len(doc)
    for ent in doc.ents:
        guesses[ent.start] = f"B-{ent.label_}"
        guesses[ent.start + 1 : ent.end] = [f"I-{ent.label_}"] * (ent.end - ent.start - 1)
    return guesses


def _repeated(doc: Doc) -> list[list[int]]:
    """The tokens of each capitalised word that stands more than once in the text."""
    words = words_of(doc)
    tokens: dict[str, list[int]] = defaultdict(list)
    for i in words.capitals:
        if len(words.texts[i]) > 1:
            tokens[words.keys[i]].append(i)
    return [same for same in tokens.values() if len(same) > 1]


def _elsewhere(repeated: list[list[int]], labels: list[str]) -> dict[int, str]:
    """For each token of the ``repeated`` words, the label that its word has most often elsewhere in the text."""
    found = {}
    for tokens in repeated:
        counts = Counter(labels[i] for i in tokens)
        others = {label: counts - Counter([label]) for label in counts}
        for i in tokens:
            told = others[labels[i]]
            found[i] = max(sorted(told), key=told.__getitem__)
    return found


def _heads(doc: Doc) -> dict[int, str]:
    """The tokens of head nouns of institutions and places, with the label and the use of the head.

    Marks and blanks before a head have it too: a token looks at the first word that begins there or behind.
    """
    text, starts = text_of(doc), words_of(doc).starts
    spans = word_spans(text)
    index = heads()
    found: dict[int, str] = {}
    for k, (start, _, word) in enumerate(spans):
        head = head_at(text, spans, k) if word in index else None
        if head is None:
            continue
        first = bisect_right(starts, spans[k - 1][0]) if k else 0
        for at in range(first, bisect_right(starts, start)):
            if start < starts[at] + _HEAD_LENGTH and not doc[at].is_space:
                for i in range(at, min(len(doc), at + len(head.words))):
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


@lru_cache(maxsize=16384)
def _shape(text: str) -> str:
    """The word's letters as x, X and d, runs cut to two: « Goïta » is ``Xxx``, « AES » is ``XX``."""
    plain = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in text.strip())
    return _REPEATED.sub(r"\1\1", plain)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        "given_names": lexicon.given_names(),
        "surnames": lexicon.surnames(),
        "ambiguous_names": lexicon.ambiguous_names(),
        "name_particles": lexicon.name_particles(),
        **{name: lexicon.word_list(f"{name}.txt") for name in _WORD_LISTS},
    }
