"""Ranks, functions and honorifics before a name: « Général d'Armée », « le ministre malien de la Défense », « Mme »."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.names.orthography import is_capital
from aes_extract.components.words import text_of
from aes_extract.lexicon.records import Title
from aes_extract.text import fold, stands_at, word_spans, words

RANKS = frozenset({"mil_rank", "mil_rank_abbr", "police_rank", "police_rank_abbr"})
# Honorifics that the press treats as part of the name (codebook §4), and a corps that is also a rank.
_PART_OF_NAME = frozenset({"el_hadj", "hadja", "naaba", "cheikh", "cherif", "malam", "garde"})

_FORMER = frozenset({"ancien", "ancienne", "ex"})


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """Tokens ``start`` to ``end`` (exclusive) that say a title, with the lexicon's entry for it."""

    start: int
    end: int
    title: Title

    @property
    def is_rank(self) -> bool:
        return self.title.category in RANKS


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Title]]]:
    index: dict[str, list[tuple[tuple[str, ...], Title]]] = defaultdict(list)
    for title in lexicon.titles():
        form = tuple(words(title.form))
        if form and title.canonical not in _PART_OF_NAME:
            index[form[0]].append((form, title))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


def find_titles(doc: Doc) -> list[TitleSpan]:
    """All titles in ``doc``: the longest where several begin at one token, none that overlaps an earlier one.

    Short forms (``needs_name``) are taken only where a capitalised word follows, with the lexicon's capitals.
    """
    text = text_of(doc)
    spans = word_spans(text)
    index = _by_first_word()
    found: list[TitleSpan] = []
    behind = 0  # the offset at which the last title ends
    for i, (start, _, word) in enumerate(spans):
        if word not in index or start < behind:
            continue
        title = _title_at(doc, text, spans, i)
        # « ancien président de la République » is listed without its complement only.
        longer = _title_at(doc, text, spans, i + 1) if title and word in _FORMER else None
        if title and longer and longer.end > title.end:
            title = TitleSpan(title.start, longer.end, longer.title)
        if title:
            found.append(title)
            behind = doc[title.start : title.end].end_char
    return found


def _title_at(doc: Doc, text: str, spans: tuple[tuple[int, int, str], ...], i: int) -> TitleSpan | None:
    """The longest title that begins with word ``i`` of ``text``, whose words are ``spans``."""
    if i >= len(spans):
        return None
    start, _, word = spans[i]
    for form, title in _by_first_word().get(word, ()):
        if not stands_at(i, form, spans):
            continue
        end = last = spans[i + len(form) - 1][1]
        if "\n" in text[start:end]:
            continue
        if title.form.endswith(".") and text[end : end + 1] == ".":
            end += 1
        span = doc.char_span(start, end) or doc.char_span(start, last)
        if span is None or (title.needs_name and not _introduces_name(span.end, doc, title.form, span.text)):
            continue
        if len(form) == 1 and len(word) == 1 and _is_initial(span[0]):
            return None
        if len(form) == 1 and (_is_first_name(span[0]) or _is_part_of_noun(span[0], title)):
            return None
        return TitleSpan(span.start, span.end, title)
    return None


def _is_initial(token: Token) -> bool:
    """« Boubacar M. Diallo »: no « Monsieur » but a second name."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.is_alpha and fold(before.text) in lexicon.given_names()


def _is_first_name(token: Token) -> bool:
    """« Prince Ngoma »: a capitalised title without article that is also a first name."""
    article = token.i > 0 and token.nbor(-1).pos_ in {"DET", "ADJ"}
    return token.text[0].isupper() and not article and fold(token.text) in lexicon.given_names()


def _is_part_of_noun(token: Token, title: Title) -> bool:
    """« Direction générale », « Institut Pasteur »: no rank and no honorific."""
    before = token.nbor(-1) if token.i else None
    if fold(token.text).startswith("general") and before is not None and before.pos_ in {"NOUN", "PROPN"}:
        return before.ent_type_ != "PER"
    named = token.i + 1 < len(token.doc) and is_capital(token.nbor(1))
    return title.category == "honorific" and not named


def _introduces_name(end: int, doc: Doc, form: str, words: str) -> bool:
    if len(form) <= 4 and not form.islower() and words.rstrip(".") != form.rstrip("."):
        return False
    return end < len(doc) and is_capital(doc[end])
