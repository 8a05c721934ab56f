"""What the words around a run of capitals tell of it: titles, prepositions, nouns, quotation marks, the model."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.orthography import ADDRESSES, previous_visible
from aes_extract.components.names.titles import TitleSpan
from aes_extract.components.words import text_of
from aes_extract.text import fold
from aes_extract.topic import is_sport

_LOCATIVE = frozenset({"a", "en", "vers", "depuis", "dans", "entre", "pres", "jusqu'a", "au", "aux", "via", "sur"})
_DEFINITE = frozenset({"le", "la", "l'", "du", "au", "son", "sa", "notre", "ancien", "ancienne"})
_SINGULAR_ARTICLES = frozenset({"le", "la", "l'", "du", "au"})
_PLURAL_ARTICLES = frozenset({"les", "des", "aux"})
_OF = frozenset({"de", "d'", "du"})
_OPENING_QUOTES = frozenset({"«", "“", '"', "‘", "‘‘", "’", "’’", "''", "‘’"})
_CLOSING_QUOTES = frozenset({"»", "”", '"', "’", "’’", "''", "‘’"})


class Evidence:
    """All that is known of a text when its runs are classified."""

    def __init__(
        self,
        doc: Doc,
        titles: list[TitleSpan],
        known: list[Candidate],
        demonyms: Mapping[int, str],
        things: set[int],
    ) -> None:
        self.doc = doc
        self.demonyms = demonyms
        self.titles = titles
        self._title_start = {t.start: t for t in titles}
        self._title_end = {t.end: t for t in titles}
        self._known: dict[tuple[int, int], list[Candidate]] = {}
        for c in known:
            self._known.setdefault((c.start, c.end), []).append(c)
        self.named_people = {c.entity for c in known if c.label == "PER" and c.end - c.start > 1}
        self.model = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
        self.is_sport = is_sport(text_of(doc))
        self.things = things
        self._named_ends = {c.end: c.start for c in known if c.label in {"ORG", "LOC"} and c.sure}

    def known(self, start: int, end: int, label: str) -> Candidate | None:
        """The gazetteer's hit on exactly these tokens, if any."""
        return next((c for c in self._known.get((start, end), ()) if c.label == label), None)

    def title_before(self, start: int) -> TitleSpan | None:
        """The rank, function or honorific that stands right before ``start``, up to three adjectives aside."""
        i = start
        for _ in range(5):
            if i in self._title_end:
                return self._title_end[i]
            if i == 0 or not (i - 1 in self.demonyms or self.doc[i - 1].pos_ == "ADJ"):
                return None
            i -= 1
        return None

    def follows_office(self, start: int) -> bool:
        """Whether a title with the name of its office stands right before: « le directeur général de Zorba X »."""
        begin = self._named_ends.get(start)
        return begin is not None and self._before_of(begin) in self._title_end

    def is_addressed(self, start: int) -> bool:
        """Whether « M. », « Mme » and « de » stand right before."""
        return start > 1 and self.doc[start - 1].text in {"de", "du"} and self.doc[start - 2].text in ADDRESSES

    def is_office(self, start: int) -> bool:
        """Whether a title and « de » stand right before: « le gouverneur de Kinshasa »."""
        before = self._before_of(start)
        return before < start and before in self._title_end

    def _before_of(self, i: int) -> int:
        """Where « de », « de la », « de l' » right before token ``i`` begins; ``i`` if there is none."""
        while i > 0 and fold(self.doc[i - 1].text) in {"la", "l'"} | _OF:
            i -= 1
        return i

    def ends_apposition(self, start: int) -> bool:
        """Whether a function with its complement and a comma stand before: « le ministre de la Santé, X »."""
        before = previous_visible(self.doc[start])
        if before is None or before.text != ",":
            return False
        for i in range(before.i - 1, max(before.i - 14, self.doc[start].sent.start) - 1, -1):
            token = self.doc[i]
            if token.pos_ == "VERB" or token.is_punct:
                return False
            title = self._title_start.get(i)
            if title is not None:
                return title.title.category == "civil_title" and fold(token.nbor(-1).text if i else "") in _DEFINITE
        return False

    def follows_preposition(self, start: int) -> bool:
        """Whether a place would be read after the word before ``start``: « à », « de », or an opening bracket."""
        return start > 0 and (fold(self.doc[start - 1].text) in _LOCATIVE | _OF or self.doc[start - 1].text == "(")

    def is_place_complement(self, start: int) -> bool:
        """Whether a noun such as « village » and « de » stand before ``start``."""
        if start < 2 or fold(self.doc[start - 1].text) not in _OF:
            return False
        return fold(self.doc[start - 2].text) in lexicon.word_list("place_openers.txt")

    def after_institution_noun(self, start: int) -> bool:
        """Whether « radio », « parti », « l'ONG » stands right before ``start``."""
        openers = lexicon.word_list("institution_openers.txt")
        i = start - 1
        if i > 1 and (self.doc[i].pos_ == "ADJ" or i in self.demonyms):  # « la société minière Zorba »
            return fold(self.doc[i - 1].text) in openers and self.doc[i - 2].pos_ == "DET"
        return i >= 0 and fold(self.doc[i].text) in openers

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks enclose just these tokens, a number after them aside: the title of a thing."""
        doc = self.doc
        before = previous_visible(doc[start])
        after = [t for t in doc[end : end + 4] if not t.is_space and not t.like_num]
        return (
            before is not None and bool(after) and before.text in _OPENING_QUOTES and after[0].text in _CLOSING_QUOTES
        )

    def leads_to_name(self, i: int) -> bool:
        """Whether « de » stands at ``i``."""
        return i < len(self.doc) and fold(self.doc[i].text) in _OF

    def is_whereto(self, start: int) -> bool:
        """Whether « à », « en » or « vers » stands right before ``start``."""
        return start > 0 and fold(self.doc[start - 1].text) in {"a", "en", "vers", "depuis"}

    def after_article(self, start: int) -> bool:
        """Whether a singular definite article, contracted or not, stands right before ``start``."""
        return start > 0 and fold(self.doc[start - 1].text) in _SINGULAR_ARTICLES

    def after_plural_article(self, start: int) -> bool:
        """Whether « les », « des » or « aux » stands right before ``start``."""
        return start > 0 and fold(self.doc[start - 1].text) in _PLURAL_ARTICLES

    def is_run(self, start: int) -> bool:
        """Whether the words before ``start`` say who runs or works for it: « le directeur général de X »."""
        i = start - 1
        if i > 0 and fold(self.doc[i].text) in {"la", "l'"}:
            i -= 1
        if i < 1 or fold(self.doc[i].text) not in _OF:
            return False
        i -= 1
        while i > 0 and self.doc[i].pos_ == "ADJ":
            i -= 1
        return fold(self.doc[i].text) in lexicon.word_list("staff_heads.txt")
