"""Runs of capitalised words: what could be a name when no list and no head noun knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.names.orthography import ADDRESSES, is_capital, is_function_word, opens_sentence
from aes_extract.components.words import words_of
from aes_extract.text import fold

# Particles that join names, but other words far more often.
_WEAK_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "dit", "au", "aux", "a"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``start`` to ``end`` (exclusive), all capitalised but for particles inside (« Ag », « Ould », « wa »)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def find_chunks(doc: Doc, taken: set[int], capital_lines: set[int]) -> Iterator[Chunk]:
    """Yield the maximal runs outside ``taken`` (mentions, titles, dates) and outside lines in capitals."""
    end = 0
    for i in words_of(doc).capitals:
        if i < end or i in taken or i in capital_lines or not _begins(doc[i]):
            continue
        end = i + 1 + _rest_of_elision(doc, i)
        while step := _continues(doc, i, end, taken):
            end += step
        yield Chunk(i, end)


def _begins(token: Token) -> bool:
    """Whether a run can begin with this capital."""
    if not token.text.replace("-", "").strip("'’.").isalnum():
        return False
    if _is_elided(token):
        return True
    if fold(token.text) == "vs" or token.text in ADDRESSES:
        return False
    if is_function_word(token) and not (token.text.isupper() and len(token) > 1 and not opens_sentence(token)):
        return False
    return not opens_sentence(token) or _looks_like_name(token)


def _looks_like_name(token: Token) -> bool:
    """Whether a capitalised word that opens a sentence is a name rather than an ordinary word."""
    key = fold(token.text)
    if key in lexicon.given_names() or key in lexicon.surnames() or key in lexicon.name_particles():
        return True
    if token.pos_ == "PROPN" or token.ent_type_ or token.text[1:].isupper():
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        token.pos_ in {"X", "NOUN"}
        and following is not None
        and is_capital(following)
        and not is_function_word(following)
    )


def _rest_of_elision(doc: Doc, i: int) -> int:
    """1 where the tokenizer cut a name at its apostrophe (« Eto'o »), else 0."""
    token = doc[i]
    cut = token.text[-1] in "'’" and len(token) > 3 and not token.whitespace_ and i + 1 < len(doc)
    return int(cut and len(doc[i + 1]) <= 2 and doc[i + 1].is_lower and not is_function_word(doc[i + 1]))


def _is_elided(token: Token) -> bool:
    """« N' » of « N'Golo », « M' » of « M'Bengue »: no other word begins so before a capital."""
    joined = not token.whitespace_ and token.i + 1 < len(token.doc) and is_capital(token.nbor(1))
    return joined and token.text in {"N'", "N’", "M'", "M’"}


def _particles(doc: Doc, i: int, taken: set[int]) -> int:
    """How many tokens at ``i`` are particles with the capital after them: « wa X », « al-X », « van den X »; or 0."""
    j = i
    while j < min(len(doc), i + 4) and (
        _is_strong(doc[j]) or (j > i and doc[j].text == "-" and not doc[j].whitespace_)
    ):
        j += 1
    if j == i or j >= len(doc) or j in taken or not is_capital(doc[j]) or is_function_word(doc[j]):
        return 0
    return j - i + 1


def _is_strong(token: Token) -> bool:
    return fold(token.text).rstrip("'") in _strong_particles()


@cache
def _strong_particles() -> frozenset[str]:
    return lexicon.name_particles() - _WEAK_PARTICLES


def _starts_anew(doc: Doc, start: int, i: int) -> bool:
    """Whether the capital at ``i`` belongs to what follows a name: a surname in capitals, or a noun of function, ends
    it.
    """
    before, token = doc[i - 1], doc[i]
    key = fold(token.text)
    named = key in lexicon.given_names() or key in lexicon.surnames() or key in lexicon.name_particles()
    if (
        i - start >= 2
        and len(before) > 2
        and before.text.isupper()
        and not token.text.isupper()
        and not doc[start].text.isupper()
    ):
        return not named
    return not named and key in _function_nouns()


@cache
def _function_nouns() -> frozenset[str]:
    """Folded one-word functions and professions that are no names."""
    words = {
        fold(t.form) for t in lexicon.titles() if " " not in t.form and t.category in {"civil_title", "profession"}
    }
    return frozenset(words - lexicon.given_names() - lexicon.surnames())


def _continues(doc: Doc, start: int, i: int, taken: set[int]) -> int:
    """How many tokens at ``i`` carry on the run that began at ``start``."""
    if i >= len(doc) or i in taken:
        return 0
    token = doc[i]
    key = fold(token.text).rstrip("'")
    if key == "vs":
        return 0
    follows = i + 1 < len(doc) and i + 1 not in taken and is_capital(doc[i + 1]) and not is_function_word(doc[i + 1])
    if is_capital(token) and (not is_function_word(token) or key in lexicon.name_particles()):
        return 0 if _starts_anew(doc, start, i) else 1 + _rest_of_elision(doc, i)
    if _is_elided(token):
        return 2
    steps = _particles(doc, i, taken)
    if steps:
        return steps
    if key == "de" and follows and i - start > 1 and token.ent_type_ == "PER" and token.ent_iob_ == "I":
        return 2 if doc[i + 1].ent_iob_ == "I" and fold(doc[i + 1].text) not in lexicon.place_names() else 0
    if key in {"de", "d", "du"} and follows and fold(doc[start].text) in lexicon.given_names() and i == start + 1:
        return 2 if fold(doc[start].text) not in lexicon.ambiguous_names() else 0
    if token.text == "-" and follows and not doc[i - 1].whitespace_ and not token.whitespace_:
        return 2
    return 0
