"""Known names in a text, whatever their case, accents, hyphens and apostrophes.

One pass over the words against a trie of folded words: its cost grows with the text, not with the number of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.heads import head_of
from aes_extract.components.names.orthography import FUNCTION_WORDS, opens_sentence
from aes_extract.components.words import text_of
from aes_extract.lexicon.in_use import FOUND_BY, own
from aes_extract.text import ARTICLES, fold, word_spans, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one record. ``exact`` holds the only spelling allowed, for acronyms; "" allows any case and
    accents. ``listed`` says what of a user's lexicon has it, and ``spelt`` how.
    """

    label: str
    id: str
    sure: bool
    exact: str = ""
    listed: str = ""
    spelt: str = ""

    def is_spelt(self, words: str, begins_name: bool) -> bool:
        """Whether the words of a text may be this name; ``begins_name``: they look like a name at all."""
        return self.exact == words if self.exact else begins_name or self.spelt == words


class Trie:
    """Names as sequences of folded words."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._root: dict[str, Any] = {}
        for name, entry in names:
            node = self._root
            for word in words(name):
                node = node.setdefault(word, {})
            node.setdefault("", []).append(entry)

    def find(self, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        """Yield the character range and the entries of each name in ``text``; ranges may overlap."""
        spans = word_spans(text)
        for i, (start, _, first) in enumerate(spans):
            if first not in self._root:
                continue
            node = self._root
            for k in range(i, len(spans)):
                _, end, word = spans[k]
                if word not in node:
                    break
                node = node[word]
                if "" in node:
                    yield start, end, node[""]


def _names() -> Iterator[tuple[str, Entry]]:
    """Every name of every record; in a user's lexicon all that is not called ambiguous is sure."""
    listed = own()
    common = lexicon.word_list("common_acronyms.txt")
    for person in lexicon.people():
        by_user = person.id in listed.people
        for name in (person.name, *person.aliases):
            sure = name not in person.ambiguous_aliases and (len(words(name)) > 1 or by_user)
            exact = name if name.isupper() else ""
            yield name, _entry("PER", person.id, sure or bool(exact), exact, by_user, name)
    for institution in lexicon.institutions():
        by_user = institution.id in listed.institutions
        for name in (institution.name, *institution.aliases):
            exact = name if name.isupper() and " " not in name else ""
            sure = name not in institution.ambiguous_aliases
            yield name, _entry("ORG", institution.id, sure, exact, by_user, name)
        for acronym in institution.acronyms:
            if fold(acronym) in FUNCTION_WORDS:
                continue  # « AU MALI » in a line of capitals is no African Union
            sure = acronym not in institution.ambiguous_aliases and (by_user or fold(acronym) not in common)
            yield acronym, _entry("ORG", institution.id, sure, acronym, by_user, acronym)
            if len(acronym) > 3 and acronym.isalpha():  # « Cedeao », « Minusma »
                yield acronym, Entry("ORG", institution.id, False, acronym.title())
    for place in lexicon.places():
        by_user = place.id in listed.places
        for name in (place.name, *place.aliases):
            exact = name if name.isupper() and len(name) <= 4 else ""
            sure = not place.ambiguous and not (by_user and name in place.ambiguous_aliases)
            yield name, _entry("LOC", place.id, sure, exact, by_user, name)
    for pattern in listed.patterns:
        if pattern.text:
            yield pattern.text, Entry(pattern.label, pattern.id, True, pattern.text, pattern.where)


def _entry(label: str, id_: str, sure: bool, exact: str, by_user: bool, name: str) -> Entry:
    return Entry(label, id_, sure, exact, FOUND_BY, name) if by_user else Entry(label, id_, sure, exact)


@cache
def known_names() -> Trie:
    """The trie of all people, institutions and places of the lexicon."""
    return Trie(_names())


_SITE = re.compile(r"[\w-]+\.(?:com|net|org|info|ml|bf|ne|sn|ci)")  # « lefaso.net »
_COMPASS = frozenset({"nord", "sud", "est", "ouest"})


def find_known(doc: Doc) -> list[Candidate]:
    """Propose the gazetteer's names in ``doc``.

    A name starts with a capital in the text, except institutions and sites of several words (« école de guerre du
    Mali »). An alias that several records share has no ``entity``.
    """
    found = []
    text = text_of(doc)
    for start, end, entries in known_names().find(text):
        words = text[start:end]
        if "\n" in words:
            continue
        span = doc.char_span(start, end)
        if span is None:
            continue
        capital = words[0].isupper() or words[0].isdigit()
        if fold(span[0].text) in ARTICLES and (not capital or opens_sentence(span[0])):
            continue
        if fold(span[0].text) in _COMPASS and len(span) > 2:
            continue  # « le nord du Mali » names the Mali
        site = bool(_SITE.fullmatch(words))
        several = any(c in words for c in " -'’")
        article = fold(span[0].text) in ARTICLES and len(span) > 1
        by_label: dict[str, list[Entry]] = {}
        for entry in entries:
            headed = several and not entry.exact and entry.label != "PER" and head_of(words) is not None
            if entry.is_spelt(words, capital or site or (headed and not span[-1].is_lower)):
                by_label.setdefault(entry.label, []).append(entry)
        for label, all_ in by_label.items():
            same = [e for e in all_ if e.listed] or all_  # a name that the user has, too, is the user's
            ids = {e.id for e in same}
            entity = ids.pop() if len(ids) == 1 else ""
            # « Les Transformateurs »: an institution's article stays outside, a town's (« Le Caire ») inside.
            first = span.start + (article and label == "ORG")
            found.append(
                Candidate(first, span.end, label, "gazetteer", entity, all(e.sure for e in same), same[0].listed)
            )
    return found
