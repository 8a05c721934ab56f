"""« forme longue (SIGLE) » pairs, learned from the article itself.

The alignment is the one of A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): the acronym's letters are searched from right to left in the words before the bracket.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from aes_extract.components.names.orthography import is_capital, is_function_word
from aes_extract.components.words import words_of
from aes_extract.text import fold


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of the long form and of the acronym, ends exclusive."""

    start: int
    end: int
    acronym: int

    @property
    def long_form(self) -> tuple[int, int]:
        return self.start, self.end


def find_pairs(doc: Doc) -> list[Pair]:
    """All « long form (ACRONYM) » pairs of ``doc``."""
    pairs = []
    texts = words_of(doc).texts
    for i in range(2, len(texts) - 1):
        if texts[i - 1] == "(" and texts[i + 1] in {")", ","} and _may_be_acronym(texts[i]):
            start = _align(doc, i - 1, texts[i])
            if start is not None:
                pairs.append(Pair(start, i - 1, i))
    return pairs


def _may_be_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if text.isalpha() and 3 <= len(text) <= 10 and text[0].isupper() and text[1:].islower():
        return True  # « Fédération internationale de basket-ball (Fiba) »
    return 2 <= len(text) <= 12 and len(letters) >= 2 and text[0].isupper() and sum(c.isupper() for c in letters) >= 2


def _align(doc: Doc, end: int, acronym: str) -> int | None:
    """The first token of the long form that ends before token ``end``, or None when the letters do not fit."""
    letters = [c for c in fold(acronym) if c.isalnum()]
    first = max(0, end - min(len(letters) + 5, len(letters) * 2) * 2)
    for i in range(end - 1, first - 1, -1):
        if doc[i].is_space or doc[i].text in {".", ";", ":", "(", ")"}:
            first = i + 1
            break
    tokens = [t for t in doc[first:end] if not t.is_punct or t.text == ","]
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.text == ",":
            continue
        if fold(token.text)[:1] != letters[0] or is_function_word(token) or not is_capital(token):
            continue
        if _letters_fit(letters, [fold(t.text) for t in tokens[k:] if not is_function_word(t) and t.text != ","]):
            return token.i
    return None


def _letters_fit(letters: list[str], content: list[str]) -> bool:
    """Whether the letters can be read off the content words in order, each word giving its initial and any of its
    next letters.
    """
    if len(content) > len(letters) + 1 or not content:
        return False
    text = " ".join(content)
    at = len(text)
    for n, letter in enumerate(reversed(letters)):
        at = text.rfind(letter, 0, at)
        while n == len(letters) - 1 and at > 0:
            at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    initials = sum(1 for w in content if w[0] in letters)
    return at == 0 and initials >= len(content) - 1
