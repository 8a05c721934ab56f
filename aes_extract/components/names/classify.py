"""What a run of capitalised words names: by the words around it, the name lists, the gazetteer, the model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import Chunk
from aes_extract.components.names.orthography import is_acronym, is_function_word, opens_sentence, previous_visible
from aes_extract.components.names.titles import TitleSpan
from aes_extract.text import fold

_LOCATIVE = frozenset({"a", "en", "vers", "depuis", "dans", "entre", "pres", "jusqu'a", "au", "aux", "via", "sur"})
_DEFINITE = frozenset({"le", "la", "l'", "du", "au", "son", "sa", "notre", "ancien", "ancienne"})
_OF = frozenset({"de", "d'", "du"})
_MODEL_LABELS = frozenset({"PER", "LOC", "ORG"})
_OPENING_QUOTES = frozenset({"«", "“", '"'})
_CLOSING_QUOTES = frozenset({"»", "”", '"'})


class Evidence:
    """All that is known of a text when its runs are classified."""

    def __init__(
        self,
        doc: Doc,
        titles: list[TitleSpan],
        known: list[Candidate],
        phrases: list[Candidate],
        demonyms: dict[int, str],
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
        self.model = {t.i: t.ent_type_ for t in doc if t.ent_type_}

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
        return start > 0 and fold(self.doc[start - 1].text) in lexicon.word_list("institution_openers.txt")

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks enclose just these tokens, a number after them aside: the title of a thing."""
        doc = self.doc
        before = previous_visible(doc[start])
        after = [t for t in doc[end : end + 4] if not t.is_space and not t.like_num]
        return (
            before is not None and bool(after) and before.text in _OPENING_QUOTES and after[0].text in _CLOSING_QUOTES
        )


def classify(chunk: Chunk, evidence: Evidence) -> Iterator[Candidate]:
    """Yield the mentions in one run: usually the run itself, sometimes parts of it, sometimes none."""
    doc, start, end = evidence.doc, chunk.start, chunk.end
    keys = [fold(t.text) for t in doc[start:end]]
    if set(keys) <= lexicon.word_list("common_capitals.txt") | {"-"} or fold(doc[start:end].text) in lexicon.word_list(
        "common_capitals.txt"
    ):
        return
    title = evidence.title_before(start)
    if title and _opens_with_party(doc, chunk):
        # « la députée RN Claire Delmas »
        party = evidence.known(start, start + 1, "ORG")
        yield Candidate(start, start + 1, "ORG", "acronym", party.entity if party else "")
        yield Candidate(start + 1, end, "PER", "title")
        return
    for label in ("PER", "ORG", "LOC"):
        hit = evidence.known(start, end, label)
        if (
            hit
            and (hit.sure or hit.entity in evidence.named_people)
            and (label != "LOC" or _is_place(hit, chunk, title))
        ):
            yield hit
            return
    if len(chunk) > 1 and evidence.ends_apposition(start) and evidence.known(start, end, "LOC") is None:
        yield Candidate(start, end, "PER", "apposition")
        return
    short = len(chunk) == 1 and is_acronym(doc[start]) and len(doc[start]) <= 4
    if title and not (short and title.title.category != "name_marker"):
        hit = evidence.known(start, end, "PER")
        yield Candidate(start, end, "PER", "title", hit.entity if hit else "")
    elif evidence.after_institution_noun(start):
        yield Candidate(start, end, "ORG", "institution-noun")
    elif len(chunk) > 1:
        yield from _several(chunk, keys, evidence)
    else:
        yield from _single(start, keys[0], evidence)


def _opens_with_party(doc: Doc, chunk: Chunk) -> bool:
    """Whether a short acronym stands before a name that is not in capitals itself."""
    first, rest = doc[chunk.start], doc[chunk.start + 1 : chunk.end]
    return len(rest) > 1 and is_acronym(first) and len(first) <= 5 and not any(t.text.isupper() for t in rest)


def _is_place(hit: Candidate, chunk: Chunk, title: TitleSpan | None) -> bool:
    """Whether a run of several words, or a country or continent after a title, is the place that it could be."""
    return hit.entity in _countries() if title else len(chunk) > 1


@cache
def _countries() -> frozenset[str]:
    return frozenset(p.id for p in lexicon.places() if p.kind in {"country", "continent"})


def _several(chunk: Chunk, keys: list[str], evidence: Evidence) -> Iterator[Candidate]:
    start, end = chunk.start, chunk.end
    names = lexicon.given_names() | lexicon.surnames()
    vote = _model_vote(start, end, evidence)
    clear = any(k in names and k not in lexicon.ambiguous_names() for k in keys)
    if keys[0] in lexicon.given_names() and (clear or vote == "PER"):
        yield Candidate(start, end, "PER", "given-name")
    elif keys[-1] in lexicon.surnames() and (clear or vote == "PER") and vote != "ORG":
        yield Candidate(start, end, "PER", "surname")
    elif evidence.is_place_complement(start):
        yield Candidate(start, end, "LOC", "place-context")
    elif vote and not evidence.is_quoted(start, end):
        yield Candidate(start, end, vote, "model")
    else:
        yield from _known_parts(start, end, evidence)


def _single(i: int, key: str, evidence: Evidence) -> Iterator[Candidate]:
    token = evidence.doc[i]
    place = evidence.known(i, i + 1, "LOC")
    if place is None and i in evidence.demonyms:
        return
    person = evidence.known(i, i + 1, "PER")
    institution = evidence.known(i, i + 1, "ORG")
    vote = evidence.model.get(i)
    if place and not evidence.is_quoted(i, i + 1) and (place.sure or evidence.follows_preposition(i) or vote == "LOC"):
        yield Candidate(i, i + 1, "LOC", "gazetteer", place.entity)
    elif evidence.is_place_complement(i):
        yield Candidate(i, i + 1, "LOC", "place-context")
    elif is_acronym(token):
        if institution or (vote in {"ORG", "MISC"} and not evidence.is_quoted(i, i + 1)):
            yield Candidate(
                i,
                i + 1,
                "ORG",
                "gazetteer" if institution else "acronym",
                institution.entity if institution else "",
            )
    elif institution and vote in {"ORG", "MISC", "LOC"}:
        yield Candidate(i, i + 1, "ORG", "gazetteer", institution.entity)
    elif person and vote == "PER":
        yield Candidate(i, i + 1, "PER", "gazetteer", person.entity)
    elif _is_clear_name(key) and (vote in {"PER", None} or not evidence.follows_preposition(i)):
        yield Candidate(i, i + 1, "PER", "name-list")
    elif vote in _MODEL_LABELS and token.pos_ in {"PROPN", "X"} and not is_function_word(token):
        # A lone capital at the head of a sentence is the model's weakest spot; a quoted one is the name of a thing.
        if (opens_sentence(token) and vote != "LOC") or evidence.is_quoted(i, i + 1):
            return
        yield Candidate(i, i + 1, vote, "model")


def _is_clear_name(key: str) -> bool:
    """Whether a folded word is a first or family name and nothing else."""
    return key in lexicon.given_names() | lexicon.surnames() and key not in lexicon.ambiguous_names()


def _model_vote(start: int, end: int, evidence: Evidence) -> str | None:
    """The label that the model gives to most of the tokens, MISC aside."""
    labels = [evidence.model.get(i) for i in range(start, end)]
    votes = [x for x in labels if x in _MODEL_LABELS]
    if len(votes) * 2 <= len(labels):
        return None
    return max(sorted(set(votes)), key=votes.count)


def _known_parts(start: int, end: int, evidence: Evidence) -> Iterator[Candidate]:
    """Gazetteer names inside a run that is no name as a whole."""
    i = start
    while i < end:
        for j in range(end, i, -1):
            hit = next((h for label in ("ORG", "LOC", "PER") if (h := evidence.known(i, j, label)) and h.sure), None)
            if hit:
                yield hit
                i = j - 1
                break
        i += 1
