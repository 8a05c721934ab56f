"""From a parsed text to its mentions of people, institutions and places: knowledge first, then form, then the model."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.acronyms import find_pairs
from aes_extract.components.names.candidate import Candidate, longest_first
from aes_extract.components.names.chunks import Chunk, find_chunks
from aes_extract.components.names.classify import Evidence, classify
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.gazetteer import find_known
from aes_extract.components.names.heads import HeadFinder, head_of
from aes_extract.components.names.heads import heads as all_heads
from aes_extract.components.names.orthography import FUNCTION_WORDS, capital_lines
from aes_extract.components.names.titles import TitleSpan, find_titles
from aes_extract.text import fold

_OF = frozenset({"de", "du", "d'"})
_COMPETITIONS = frozenset(
    {"Coupe", "Supercoupe", "Championnat", "Tour", "Trophée", "Tournoi", "Prix", "Rallye", "Open"}
)
_FUNCTIONS = frozenset({"mil_function", "mil_function_abbr"})


def find_names(doc: Doc, blocked: set[int]) -> list[Candidate]:
    """All mentions of people, institutions and places in ``doc``, in text order, not overlapping.

    ``blocked`` are tokens that belong to something else (dates). ``doc.ents`` holds the model's guesses.
    """
    titles = find_titles(doc)
    in_title = {i for t in titles for i in range(t.start, t.end)}
    capitals = capital_lines(doc)
    demonyms = find_demonyms(doc)
    known = [c for c in find_known(doc) if blocked.isdisjoint(range(c.start, c.end))]
    closed = _closed(titles) | blocked
    headed = HeadFinder(doc, closed, capitals, demonyms, _single_labels(doc, known)).find()
    phrases = _phrases(doc, known, headed, in_title, capitals)
    taken = {i for c in phrases for i in range(c.start, c.end)}
    evidence = Evidence(doc, titles, known, phrases, demonyms)
    chunks = list(find_chunks(doc, taken | in_title | blocked, capitals))
    found = [c for chunk in chunks for c in classify(chunk, evidence)]
    found += [c for c in known if c.start in capitals and _believed_in_capitals(doc, c, taken)]
    found = [c for c in found if not _in_competition(doc, c)]
    return longest_first(phrases + _repeated(doc, chunks, phrases, found, evidence))


def _believed_in_capitals(doc: Doc, c: Candidate, taken: set[int]) -> bool:
    """In a line of capitals only the gazetteer's sure names count, and no common noun (« UNE RÉUNION »)."""
    common = fold(doc[c.start : c.end].text) in lexicon.word_list("common_capitals.txt")
    return c.sure and not common and taken.isdisjoint(range(c.start, c.end))


def _in_competition(doc: Doc, c: Candidate) -> bool:
    """« Coupe du Mali », « Tour de France »: a competition is nothing, and the place in it is not marked."""
    if c.label != "LOC" or c.start < 2:
        return False
    before = [t.text for t in doc[c.start - 3 : c.start]]
    return bool(before) and (before[-1] == "Miss" or (fold(before[-1]) in _OF and before[-2] in _COMPETITIONS))


def _closed(titles: list[TitleSpan]) -> set[int]:
    """Tokens at which the complement of an institution ends: the first of each title, all of a military function."""
    return {i for t in titles for i in range(t.start, t.end if t.title.category in _FUNCTIONS else t.start + 1)}


def _single_labels(doc: Doc, known: list[Candidate]) -> dict[int, str]:
    """What the gazetteer knows tokens as; AREA for the large regions that no administration draws."""
    labels: dict[int, str] = {}
    for c in sorted(known, key=lambda c: c.end - c.start):
        for i in range(c.start, c.end):
            if c.label == "ORG" and c.sure:
                labels[i] = "ORG"
            elif c.label == "LOC":
                labels.setdefault(i, "AREA" if lexicon.key(doc[c.start : c.end].text) in _areas() else "LOC")
    return labels


def _is_personal(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are a first name and a family name."""
    first, last = fold(doc[start].text), fold(doc[end - 1].text)
    return first in lexicon.given_names() and last in lexicon.surnames()


def _is_head(word: str) -> bool:
    return any(h.words == (word,) for h in all_heads().get(word, ()))


@cache
def _areas() -> frozenset[str]:
    return frozenset(lexicon.key(p.name) for p in lexicon.places() if p.kind in {"area", "continent"})


@cache
def _place_names() -> frozenset[str]:
    return frozenset(lexicon.key(n) for p in lexicon.places() for n in (p.name, *p.aliases))


def _phrases(
    doc: Doc, known: list[Candidate], headed: list[Candidate], in_title: set[int], capitals: set[int]
) -> list[Candidate]:
    """Names that need no further evidence: several known words, head + complement, long forms, acronyms."""
    common = lexicon.word_list("common_capitals.txt")
    proposals = [
        c
        for c in known
        if c.sure and (c.label == "ORG" or c.end - c.start > 1) and fold(doc[c.start : c.end].text) not in common
    ]
    proposals = [c for c in proposals if not _is_vague_region(doc, c, known)]
    proposals += headed
    proposals += [c for c in known if c.label == "LOC" and c.start in in_title and fold(doc[c.start - 1].text) in _OF]
    learned: dict[str, str] = {}
    for pair in find_pairs(doc):
        long_form = doc[pair.start : pair.end].text
        head = head_of(long_form)
        label = "LOC" if lexicon.key(long_form) in _place_names() or (head and head.label == "LOC") else "ORG"
        if head is None and _is_personal(doc, pair.start, pair.end):
            label = "PER"
        learned[doc[pair.acronym].text] = label
        proposals.append(Candidate(pair.start, pair.end, learned[doc[pair.acronym].text], "long-form"))
    for token in doc:
        if token.text in learned and token.i not in capitals:
            proposals.append(Candidate(token.i, token.i + 1, learned[token.text], "acronym"))
    return longest_first(c for c in proposals if c.label == "LOC" or not in_title.issuperset(range(c.start, c.end)))


def _is_vague_region(doc: Doc, c: Candidate, known: list[Candidate]) -> bool:
    """« région du Sahel » in a text that names other countries too means the whole Sahel, not the region of one
    country.
    """
    first, _, rest = lexicon.key(doc[c.start : c.end].text).partition(" ")
    if c.label != "LOC" or first != "region" or rest.removeprefix("du ").removeprefix("de la ") not in _areas():
        return False
    countries = {k.entity for k in known if k.label == "LOC" and k.entity in _countries()}
    return len(countries) != 1


@cache
def _countries() -> frozenset[str]:
    return frozenset(p.id for p in lexicon.places() if p.kind == "country")


def _repeated(
    doc: Doc, chunks: list[Chunk], phrases: list[Candidate], found: list[Candidate], evidence: Evidence
) -> list[Candidate]:
    """What was ``found``, with the runs corrected that repeat part of a name said elsewhere in the text.

    « Camara » after « Sadio Camara » is that person, « la Confédération » after « Confédération des États du Sahel »
    that institution, and « Fatoma » after « commune de Fatoma » that place.
    """
    parts, heads, places = _name_parts(doc, phrases + found)
    markers = {t.end for t in evidence.titles if t.title.category == "name_marker"}
    aliases = {doc[c.start : c.end].text for c in found if c.label == "PER" and c.start in markers}
    result = {(c.start, c.end): c for c in found}
    covered = {i for c in found for i in range(c.start, c.end)}
    for chunk in chunks:
        span = (chunk.start, chunk.end)
        key = fold(doc[chunk.start : chunk.end].text)
        old = result.get(span)
        if old is None and chunk.start in covered:
            continue
        if doc[chunk.start : chunk.end].text in aliases and (old is None or old.label != "PER"):
            result[span] = Candidate(*span, "PER", "alias")
        elif key in heads and len(chunk) == 1 and (old is None or old.found_by == "model"):
            result[span] = Candidate(*span, "ORG", "short-form")
        elif key in parts and (old is None or old.label == "ORG" or _may_be_person(chunk, old, evidence)):
            result[span] = Candidate(*span, "PER", "short-name")
        elif key in places and (old is None or old.found_by == "model"):
            result[span] = Candidate(*span, "LOC", "repeated")
    return list(result.values())


def _may_be_person(chunk: Chunk, old: Candidate, evidence: Evidence) -> bool:
    """Whether a place's name is a person's here: « Dosso » after « Moussa Dosso », but not « à Dosso », and never «
    Paris ».
    """
    place = evidence.known(chunk.start, chunk.end, "LOC")
    return old.label == "LOC" and not evidence.follows_preposition(chunk.start) and not (place and place.sure)


def _name_parts(doc: Doc, found: list[Candidate]) -> tuple[set[str], set[str], set[str]]:
    """Parts of the people's names, first words of the institutions' and what the headed places are « of », folded."""
    parts: set[str] = set()
    heads: set[str] = set()
    places: set[str] = set()
    for c in found:
        keys = [fold(t.text) for t in doc[c.start : c.end]]
        if c.label == "PER" and len(keys) > 1:
            parts.update(" ".join(keys[k:]) for k in range(1, len(keys)))
            parts.add(keys[0])
        elif c.label == "ORG" and len(keys) > 1 and doc[c.start].text[0].isupper() and _is_head(keys[0]):
            heads.add(keys[0])
        elif c.label == "LOC" and c.found_by == "place-head":
            head = head_of(doc[c.start : c.end].text)
            if head and head.kind in {"commune", "district", "region", "province"}:
                places.add(keys[-1])
    return parts - FUNCTION_WORDS, heads, places
