"""Names made of a head noun and its complement: « école de guerre du Mali », « région de Kidal », « Fonds national de
… ».
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.complement import ORDINAL, Complement
from aes_extract.components.names.heads import Head, heads
from aes_extract.components.names.orthography import is_capital, opens_sentence
from aes_extract.components.words import text_of
from aes_extract.text import OF, fold, stands_at, word_spans

# Nouns that refer to a function, whose holder and not whose organisation is meant.
_FUNCTION_BEFORE = frozenset({"chef", "chefs", "cheffe", "cheffes"})
# What makes an office the one of a country: « présidence de la République », « gouvernement de transition ».
_NATIONAL = frozenset({"republique", "transition", "faso", "union"})
# Kinds of sites that an organisation holds rather than names: « base du JNIM » against « rond-point des Nations unies
# ».
_HELD = frozenset({"camp", "area", "region", "commune", "district", "province"})
# « Groupe I », « Société civile », « Ligue des champions »: with these the head names no institution.
_NO_COMPLEMENT = re.compile(r"[Cc]ivile?|[IV]+|[A-H]|[Cc]hampions|Europa|Pro|[12]")
# A demonym makes these one institution whatever follows: « fédération malienne de football ».
_OF_NATIONS = frozenset({"federation", "ligue", "confederation", "croix-rouge"})
# « un stade de Zorba », « une commune de Roumanie » describe and name nothing.
_INDEFINITE = frozenset("un une aucun aucune chaque plusieurs quelques certains certaines deux trois autre".split())
_SINGULAR = frozenset({"le", "la", "l'", "du", "au", "ce", "cette", "cet", "votre", "notre"})
# Kinds of sites whose complement is their name and no common noun: « rue passante de … », « base du mouvement … ».
_NAMED_AT_ONCE = frozenset({"camp", "area", "region", "commune", "district", "province", "square", "road", "island"})
# Sites that are named at once where others of their kind take a common noun (« hôpital de district de … »).
_ROOMS = frozenset({"salle", "hotel", "bar", "restaurant", "clinique"})
# Adjectives that belong to a kind of site: « hôpital militaire de … », not « île principale de … ».
_SITE_ADJECTIVES = frozenset(
    """militaire civil civile central centrale regional regionale national nationale international internationale
    provincial provinciale general generale universitaire urbain urbaine rural rurale autonome fluvial fluviale
    maritime aerien aerienne naval navale municipal municipale communal communale departemental departementale
    presidentiel presidentielle royal royale forestier forestiere frontalier frontaliere omnisports olympique
    polyvalente principal protestante catholique islamique""".split()
)
# Before « place » these make an expression: « mise en place de … », « sur place des … ».
_NO_SQUARE = frozenset(
    {"en", "sur", "et", "prend", "prendre", "pris", "faire", "fait", "laisse", "laisser", "ma", "sa"}
)
_SPORTS = frozenset(
    "football foot basket basketball basket-ball handball volleyball volley-ball rugby cyclisme".split()
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
        demonyms: Mapping[int, str],
        labels: dict[int, str],
    ) -> None:
        self._doc = doc
        self._closed = closed
        self._capital_lines = capital_lines
        self._demonyms = demonyms
        self._labels = labels
        self._complement = Complement(doc, closed, demonyms, labels)

    def find(self) -> list[Candidate]:
        """Propose institutions and places.

        A lower-case head needs a proper noun or a demonym in its complement, and the name ends at the last of them with
        the adjectives after it; a capitalised head of an institution takes its whole complement.
        """
        index = heads()
        spans = word_spans(text_of(self._doc))
        found: list[Candidate] = []
        skip_to = 0
        for i, (start, _, word) in enumerate(spans):
            if i < skip_to or word not in index:
                continue
            for head in index[word]:
                if not stands_at(i, head.words, spans):
                    continue
                span = self._doc.char_span(start, spans[i + len(head.words) - 1][1])
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
        if start in self._closed or self._is_function(start, head) or (first.is_lower and before in _INDEFINITE):
            return None
        if len(head.words) == 1 and not is_capital(first) and first.pos_ in {"VERB", "ADJ", "ADV"}:
            return None
        if head.accented and first.is_lower and not doc[start:end].text.startswith(head.accented.split()[0]):
            return None
        stop, named = self._complement.walk(end, head, is_capital(first))
        if head.case == "any" and head.label == "ORG" and start and ORDINAL.fullmatch(doc[start - 1].text):
            return Candidate(start - 1, stop if is_capital(first) else max(named, end), "ORG", "institution-head")
        if head.label == "LOC":
            return self._place(start, end, named, head)
        capital = is_capital(first) and start not in self._capital_lines
        own_capital = capital and (not opens_sentence(first) or len(head.words) > 1)
        if head.case == "national":
            begin = self._after_sport(end) if head.kind == "club" else end
            named = self._national(begin, named)
            if named > begin:
                return Candidate(start, named, "ORG", "institution-head")
            stop = end
        if head.case == "demonym":
            return Candidate(start, end + 1, "ORG", "institution-head") if end in self._demonyms else None
        of_nation = head.words[0] in _OF_NATIONS and end in self._demonyms
        if head.case == "capital" and not is_capital(first) and not of_nation:
            return None
        following = end + 1 if end < len(doc) and fold(doc[end].text) == "des" else end
        if head.words == ("ministere",) and following < len(doc) and fold(doc[following].text) == "public":
            return None
        if len(head.words) == 1 and following < len(doc) and _NO_COMPLEMENT.fullmatch(doc[following].text):
            return None
        if own_capital or (capital and named > end):
            if stop > end or sum(len(w) > 3 for w in head.words) > 1:
                return Candidate(start, stop, "ORG", "institution-head")
            short = before in _SINGULAR and head.words[0] in lexicon.word_list("short_institutions.txt")
            return Candidate(start, end, "ORG", "short-form") if short else None
        if head.case == "complement" and before in _SINGULAR and stop > end and not capital:
            return Candidate(start, stop, "ORG", "institution-head")
        if of_nation:
            return Candidate(start, stop, "ORG", "institution-head")
        lower_case_will_do = head.case in {"any", "complement"}
        return Candidate(start, named, "ORG", "institution-head") if named > end and lower_case_will_do else None

    def _is_function(self, start: int, head: Head) -> bool:
        """Whether « chef de », « chef de l' » stands before: the holder of the office is meant."""
        i = start - 1
        if i > 0 and head.words == ("etat",) and fold(self._doc[i].text) == "l'":
            i -= 1
        return i > 0 and fold(self._doc[i].text) in OF and fold(self._doc[i - 1].text) in _FUNCTION_BEFORE

    def _place(self, start: int, end: int, named: int, head: Head) -> Candidate | None:
        if head.case == "alone" and (named == end or is_capital(self._doc[start])):
            return Candidate(start, max(named, end), "LOC", "place-head")
        if named <= end or not any(is_capital(t) or t.text.isdigit() for t in self._doc[end:named]):
            return None
        if not self._is_site(start, end, head):
            return None
        inside = {self._labels.get(i) for i in range(end, named)}
        # « base du JNIM » is no place name; « région du Sahel » is the Sahel with a noun before it.
        if ("ORG" in inside and head.kind in _HELD) or (head.words == ("region",) and "AREA" in inside):
            return None
        return Candidate(start, named, "LOC", "place-head")

    def _is_site(self, start: int, end: int, head: Head) -> bool:
        """Whether the words after a site's noun are its name rather than a description."""
        doc = self._doc
        if head.words == ("place",) and start:
            if fold(doc[start - 1].text) in _NO_SQUARE:
                return False
            person = doc[end + 1] if end + 1 < len(doc) else doc[end]
            if fold(doc[start - 1].text) == "la" and start > 1 and fold(doc[start - 2].text) == "a":
                return fold(person.text) not in lexicon.given_names()
        i = end
        while i < len(doc) and doc[i].pos_ == "ADJ" and not is_capital(doc[i]) and i not in self._demonyms:
            if fold(doc[i].text) not in _SITE_ADJECTIVES:
                return False
            i += 1
        if head.kind not in _NAMED_AT_ONCE and head.words[0] not in _ROOMS:
            return True
        i += self._complement.connector(i)
        common = i < len(doc) and fold(doc[i].text) in lexicon.word_list("common_capitals.txt")
        if common and head.kind in _HELD:
            return False  # « Département de la Santé », « Camp de Football »
        return i < len(doc) and (is_capital(doc[i]) or doc[i].text.isdigit() or i in self._demonyms)

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
        step = self._complement.connector(i)
        if i == end and step and i + step < len(doc):
            noun = i + step
            if self._labels.get(noun) == "LOC" or fold(doc[noun].text) in _NATIONAL:
                return max(named, noun + 1)
        return end

    def _after_sport(self, end: int) -> int:
        """Where a national team's sport ends: « équipe nationale féminine de football | du Mali »."""
        doc = self._doc
        while end < len(doc) and doc[end].pos_ == "ADJ" and not is_capital(doc[end]) and end not in self._demonyms:
            end += 1
        if end + 1 < len(doc) and fold(doc[end].text) == "de" and fold(doc[end + 1].text) in _SPORTS:
            return end + 2
        return end
