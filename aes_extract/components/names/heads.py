"""Names made of a head noun and its complement: « école de guerre du Mali », « région de Kidal », « Fonds national de
… ».
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.orthography import is_acronym, is_capital, is_function_word, opens_sentence
from aes_extract.text import ARTICLES, OF, fold, word_spans, words

_LINKS = frozenset({"pour", "contre", "sans"})
# « de » + one of these is an adverbial, or says whose it is, and belongs to no name.
_NO_PART = frozenset(
    """maniere facon sorte part concert nouveau retour plus moins fait cause facto meme suite source pays etats nations
    tenue""".split()
)
# Nouns that refer to a function, whose holder and not whose organisation is meant.
_FUNCTION_BEFORE = frozenset({"chef", "chefs", "cheffe", "cheffes"})
# What makes an office the one of a country: « présidence de la République », « gouvernement de transition ».
_NATIONAL = frozenset({"republique", "transition", "faso", "union"})
# Kinds of sites that an organisation holds rather than names: « base du JNIM » against « rond-point des Nations unies
# ».
_HELD = frozenset({"camp", "area", "region", "commune", "district", "province"})
_ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:e|er|re|ère|ème|eme|nd|nde)$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: ``words`` folded, the label it gives, and when it names something (see the TSV files)."""

    words: tuple[str, ...]
    label: str
    kind: str
    sector: str
    case: str


_PLACE_CASES = {"0": "any", "1": "alone", "acronym": "acronym"}


@cache
def heads() -> dict[str, list[Head]]:
    """All head nouns by their first word, the longest first."""
    index: dict[str, list[Head]] = defaultdict(list)
    for head, kind, sector, case in lexicon.commented_rows("institution_heads.tsv"):
        key = tuple(words(head))
        index[key[0]].append(Head(key, "ORG", kind, sector, case))
    for head, kind, alone in lexicon.commented_rows("place_heads.tsv"):
        key = tuple(words(head))
        index[key[0]].append(Head(key, "LOC", kind, "", _PLACE_CASES[alone]))
    for entries in index.values():
        entries.sort(key=lambda h: -len(h.words))
    return index


def head_of(name: str) -> Head | None:
    """The head noun that a name begins with, if it is a known one."""
    spans = word_spans(name)
    if not spans:
        return None
    start, end, first = spans[0]
    folded = tuple(word for _, _, word in spans)
    return next(
        (
            h
            for h in heads().get(first, ())
            if folded[: len(h.words)] == h.words and (h.case != "acronym" or name[start:end].isupper())
        ),
        None,
    )


class HeadFinder:
    """Finds headed names in one text.

    ``closed`` are tokens at which a complement ends (ranks, functions, dates). ``labels`` says what the gazetteer knows
    single tokens as; ``demonyms`` and ``capital_lines`` are token indices.
    """

    def __init__(
        self,
        doc: Doc,
        closed: set[int],
        capital_lines: set[int],
        demonyms: dict[int, str],
        labels: dict[int, str],
    ) -> None:
        self._doc = doc
        self._closed = closed
        self._capital_lines = capital_lines
        self._demonyms = demonyms
        self._labels = labels

    def find(self) -> list[Candidate]:
        """Propose institutions and places.

        A lower-case head needs a proper noun or a demonym in its complement, and the name ends at the last of them with
        the adjectives after it; a capitalised head of an institution takes its whole complement.
        """
        index = heads()
        spans = word_spans(self._doc.text)
        found: list[Candidate] = []
        skip_to = 0
        for i, (start, _, word) in enumerate(spans):
            if i < skip_to or word not in index:
                continue
            for head in index[word]:
                tail = spans[i : i + len(head.words)]
                if tuple(w for _, _, w in tail) != head.words:
                    continue
                span = self._doc.char_span(start, tail[-1][1])
                candidate = span and "\n" not in span.text and self._named(span.start, span.end, head)
                if candidate:
                    found.append(candidate)
                    skip_to = i + len(head.words)
                    break
        return found

    def _named(self, start: int, end: int, head: Head) -> Candidate | None:
        doc = self._doc
        first = doc[start]
        before = fold(doc[start - 1].text) if start else ""
        if head.case == "acronym" and not first.text.isupper():
            return None
        if start in self._closed or (before in OF and start > 1 and fold(doc[start - 2].text) in _FUNCTION_BEFORE):
            return None
        if len(head.words) == 1 and not is_capital(first) and first.pos_ in {"VERB", "ADJ", "ADV"}:
            return None
        stop, named = self._complement(end)
        if head.case == "any" and head.label == "ORG" and start and _ORDINAL.fullmatch(doc[start - 1].text):
            return Candidate(start - 1, stop if is_capital(first) else max(named, end), "ORG", "institution-head")
        if head.label == "LOC":
            return self._place(start, end, named, head)
        capital = is_capital(first) and start not in self._capital_lines
        own_capital = capital and (not opens_sentence(first) or len(head.words) > 1)
        if head.case == "national":
            named = self._national(end, named)
            return Candidate(start, named, "ORG", "institution-head") if named > end else None
        if head.case == "capital" and not is_capital(first):
            return None
        if own_capital or (capital and named > end):
            if stop > end or sum(len(w) > 3 for w in head.words) > 1:
                return Candidate(start, stop, "ORG", "institution-head")
            return None
        return Candidate(start, named, "ORG", "institution-head") if named > end and head.case == "any" else None

    def _place(self, start: int, end: int, named: int, head: Head) -> Candidate | None:
        if head.case == "alone" and (named == end or is_capital(self._doc[start])):
            return Candidate(start, max(named, end), "LOC", "place-head")
        if named <= end or not any(is_capital(t) or t.text.isdigit() for t in self._doc[end:named]):
            return None
        inside = {self._labels.get(i) for i in range(end, named)}
        # « base du JNIM » is no place name; « région du Sahel » is the Sahel with a noun before it.
        if ("ORG" in inside and head.kind in _HELD) or (head.words == ("region",) and "AREA" in inside):
            return None
        return Candidate(start, named, "LOC", "place-head")

    def _national(self, end: int, named: int) -> int:
        """The end of the name of a country's office: its first complement is a demonym, a place, or the republic."""
        doc = self._doc
        i = end
        while i < len(doc) and i not in self._demonyms and not is_capital(doc[i]) and doc[i].pos_ == "ADJ":
            i += 1
        if i in self._demonyms and (i == end or fold(doc[end].text) in {"national", "nationale"}):
            while i + 1 in self._demonyms:
                i += 1
            return i + 1
        step = self._connector(i)
        if i == end and step and i + step < len(doc):
            noun = i + step
            if self._labels.get(noun) == "LOC" or fold(doc[noun].text) in _NATIONAL:
                return max(named, noun + 1)
        return end

    def _complement(self, i: int) -> tuple[int, int]:
        """Walk the complement that begins at token ``i``.

        Returns where it ends, and where its last proper noun or demonym with the adjectives after it ends (``i`` if
        none).
        """
        doc = self._doc
        begin = end = named = i
        adjectives = True
        after_name = False
        while i < len(doc):
            token = doc[i]
            if (
                token.text == "-"
                and i > begin
                and not doc[i - 1].whitespace_
                and not token.whitespace_
                and i + 1 < len(doc)
            ):
                i += 2
                end = i
                named = end if after_name else named
                continue
            if token.is_space or token.is_punct or i in self._closed:
                break
            proper = is_capital(token) and not is_function_word(token)
            if proper or (adjectives and self._is_modifier(token)):
                i += 1
                end = i
                if proper or token.i in self._demonyms or token.text.isdigit():
                    named, after_name = end, True
                elif after_name:
                    named = end
                continue
            step = self._connector(i)
            noun = i + step
            if not step or noun >= len(doc) or not self._may_be_part(noun, begin):
                break
            i = self._name_end(noun)
            end = i
            adjectives = True
            after_name = is_capital(doc[noun])
            if after_name:
                named = end
        return end, named

    def _name_end(self, i: int) -> int:
        """The token after a complement's noun, or after the known institution that it begins."""
        i += 1
        while self._labels.get(i - 1) == "ORG" and self._labels.get(i) == "ORG":
            i += 1
        return i

    def _may_be_part(self, i: int, begin: int) -> bool:
        """Whether the noun after « de » at ``i`` can belong to a name whose complement begins at ``begin``."""
        token = self._doc[i]
        if token.is_space or token.is_punct or i in self._closed or is_function_word(token):
            return False
        if is_capital(token):
            return True
        if fold(token.text) in _NO_PART or token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"}:
            return False
        # The parser may have seen that « de … » belongs to the verb: « a informé le Conseil de la tenue d'un forum ».
        return token.dep_ not in {"obl:arg", "obl:mod", "obl:agent", "xcomp", "advcl"} or token.head.i >= begin - 1

    def _connector(self, i: int) -> int:
        """How many tokens at ``i`` join a complement: « de », « de la », « pour l' », « et de », « et des »; 0 if
        none.
        """
        doc = self._doc
        if i >= len(doc):
            return 0
        key = fold(doc[i].text)
        if key == "et" and i + 1 < len(doc):
            rest = self._connector(i + 1) if fold(doc[i + 1].text) in OF else 0
            return rest + 1 if rest else 0
        if key in OF or key in _LINKS:
            return 2 if i + 1 < len(doc) and fold(doc[i + 1].text) in ARTICLES else 1
        return 0

    def _is_modifier(self, token: Token) -> bool:
        if is_function_word(token):
            return False
        return token.pos_ == "ADJ" or token.i in self._demonyms or token.text.isdigit() or is_acronym(token)
