"""From a parsed text to its mentions of people, institutions and places: knowledge first, then form, then the model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.acronyms import Pair, find_pairs
from aes_extract.components.names.candidate import Candidate, longest_first
from aes_extract.components.names.chunks import Chunk, find_chunks
from aes_extract.components.names.classify import classify
from aes_extract.components.names.evidence import Evidence
from aes_extract.components.names.headed import HeadFinder
from aes_extract.components.names.heads import head_of
from aes_extract.components.names.heads import heads as all_heads
from aes_extract.components.names.hints import Hints
from aes_extract.components.names.lists import agree_in_lists
from aes_extract.components.names.orthography import (
    is_acronym,
    is_capital,
    is_function_word,
    opens_sentence,
)
from aes_extract.components.names.repeats import correct_repeats
from aes_extract.components.names.teams import with_home
from aes_extract.components.names.titles import TitleSpan
from aes_extract.components.words import words_of
from aes_extract.text import fold

_OF = frozenset({"de", "du", "d'"})
_COMPETITIONS = frozenset(
    """coupe coupes supercoupe championnat championnats tournoi tournois trophee rallye open jeux miss""".split()
)
# Competitions when capitalised or in a report of sport: « Tour du Faso », « Grand Prix d'Allemagne ».
_COMPETITIONS_IN_SPORT = frozenset({"tour", "prix", "mondial", "meeting"})
_JOINTS = frozenset({"de", "du", "des", "d'", "la", "le", "l'", "of", "the", "at", "for", "&", "-"})
_OF_SPORT = frozenset({"cycliste", "automobile", "olympiques", "olympique"})
_ON_A_MEDIUM = frozenset({"sur", "compte", "comptes", "page", "via", "profil", "groupe", "identifiant", "live"})
_FUNCTIONS = frozenset({"mil_function", "mil_function_abbr"})


def find_names(doc: Doc, blocked: set[int], hints: Hints) -> list[Candidate]:
    """All mentions of people, institutions and places in ``doc``, in text order, not overlapping.

    ``blocked`` are tokens that belong to something else (dates), ``hints`` what the lists say of ``doc``;
    ``doc.ents`` holds the model's guesses.
    """
    titles, demonyms, capitals = hints.titles, hints.demonyms, hints.capitals
    in_title = {i for t in titles for i in range(t.start, t.end)}
    pairs = find_pairs(doc)
    things = _things(doc, pairs, in_title)
    known = [c for c in hints.known if c.label != "ORG" or c.start not in things]
    known = [c for c in known if blocked.isdisjoint(range(c.start, c.end)) and not _is_medium(doc, c)]
    closed = _closed(titles) | blocked
    headed = HeadFinder(doc, closed, capitals, demonyms, _single_labels(doc, known)).find()
    pairs = [p for p in pairs if p.acronym not in things and not _is_class(doc, p)]
    phrases = _phrases(doc, known, headed, pairs, in_title, capitals)
    taken = {i for c in phrases for i in range(c.start, c.end)}
    evidence = Evidence(doc, titles, known, demonyms, things)
    chunks = list(find_chunks(doc, taken | in_title | blocked | _nationalities(doc, demonyms), capitals))
    found = [c for chunk in chunks for c in classify(chunk, evidence)]
    found += with_home(doc, found, known)
    found += [c for c in _branches(doc, known, evidence) if c.start not in capitals]
    found += _joined_by_model(doc, chunks, evidence, in_title | capitals | _taken_by(phrases, "ORG"))
    found += [c for c in known if c.start in capitals and _believed_in_capitals(doc, c, taken)]
    found = [c for c in found if not _in_competition(doc, c, evidence)]
    found += _with_last_names(phrases, chunks)
    found = correct_repeats(doc, chunks, phrases, found, evidence)
    return longest_first(phrases + agree_in_lists(doc, chunks, phrases, found))


def _taken_by(candidates: list[Candidate], label: str) -> set[int]:
    """The tokens of the candidates with that label."""
    return {i for c in candidates if c.label == label for i in range(c.start, c.end)}


def _is_medium(doc: Doc, c: Candidate) -> bool:
    """« publié sur Facebook », « son compte Twitter »: the medium, not the company."""
    if c.label != "ORG" or not c.start or words_of(doc).keys[c.start - 1] not in _ON_A_MEDIUM:
        return False
    return words_of(doc).key(c.start, c.end) in lexicon.word_list("social_media.txt")


def _joined_by_model(doc: Doc, chunks: list[Chunk], evidence: Evidence, closed: set[int]) -> list[Candidate]:
    """Institutions of several runs joined by « de » or « of » that only the model sees as one: « Zorba de Tikari »."""
    starts = {chunk.start for chunk in chunks}
    found = []
    for ent in doc.ents:
        inner = [t for t in ent[1:] if not is_capital(t)]
        if (
            ent.label_ == "ORG"
            and ent.start in starts
            and is_capital(ent[-1])
            and inner
            and all(fold(t.text) in _JOINTS for t in inner)
            and not opens_sentence(ent[0])
            and closed.isdisjoint(range(ent.start, ent.end))
            and not evidence.is_quoted(ent.start, ent.end)
            and fold(ent[0].text) not in lexicon.word_list("common_capitals.txt")
        ):
            found.append(Candidate(ent.start, ent.end, "ORG", "model"))
    return found


def _with_last_names(phrases: list[Candidate], chunks: list[Chunk]) -> list[Candidate]:
    """Known people with the further name that follows: somebody else, « Kassoum Zorba Tikari » and not « Kassoum
    Zorba ».
    """
    ends = {chunk.start: chunk.end for chunk in chunks}
    known = (c for c in phrases if c.label == "PER" and c.end in ends)
    return [Candidate(c.start, ends[c.end], "PER", "given-name") for c in known]


def _branches(doc: Doc, known: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """An institution's name right before the country or town where it works: « Orange Burkina Faso », « HCR Mali »."""
    places = {c.start: c for c in known if c.label == "LOC" and (c.sure or c.end - c.start > 1)}
    found = []
    for c in known:
        hyphen = c.end + 1 < len(doc) and doc[c.end].text == "-" and not doc[c.end - 1].whitespace_
        place = places.get(c.end + hyphen)
        if c.label == "ORG" and hyphen and is_acronym(doc[c.end + 1]) and is_acronym(doc[c.end - 1]):
            found.append(Candidate(c.start, c.end + 2, "ORG", "acronym"))  # « ADEMA-PASJ »
        if c.label != "ORG" or place is None or not is_capital(doc[place.start]):
            continue
        if not hyphen and not doc[place.start - 1].whitespace_:
            continue
        if c.start not in places or not evidence.is_whereto(c.start):
            found.append(Candidate(c.start, place.end, "ORG", "branch"))
    return found


def _nationalities(doc: Doc, demonyms: Mapping[int, str]) -> set[int]:
    """Capitalised demonyms that stand between a determiner and a name: « le Burkinabè Paul Sanou »."""
    found: set[int] = set()
    for i in demonyms:
        begins = i > 0 and (i - 1 in found or doc[i - 1].pos_ in {"DET", "ADP"})
        if begins and is_capital(doc[i]):
            found.add(i)
            if i + 1 < len(doc) and doc[i + 1].text == "-":
                found.add(i + 1)
    return {i for i in found if _before_capital(doc, i, found)}


def _before_capital(doc: Doc, i: int, found: set[int]) -> bool:
    while i in found:
        i += 1
    return i < len(doc) and is_capital(doc[i]) and not is_function_word(doc[i])


def _believed_in_capitals(doc: Doc, c: Candidate, taken: set[int]) -> bool:
    """In a line of capitals only the gazetteer's sure names count, and no common noun (« UNE RÉUNION »)."""
    common = fold(doc[c.start : c.end].text) in lexicon.word_list("common_capitals.txt")
    return c.sure and not common and taken.isdisjoint(range(c.start, c.end))


def _in_competition(doc: Doc, c: Candidate, evidence: Evidence) -> bool:
    """« Coupe du Mali », « Tour de France »: a competition is nothing, and the place in it is not marked."""
    i = c.start - 1
    if c.label != "LOC" or i < 1:
        return False
    if doc[i].text == "Miss":
        return True
    if fold(doc[i].text) in {"l'", "la"}:
        i -= 1
    if fold(doc[i].text) not in _OF:
        return False
    i -= 1
    while i > 0 and (doc[i].pos_ == "ADJ" or doc[i].like_num or fold(doc[i].text) in _OF_SPORT):
        i -= 1
    word = fold(doc[i].text)
    return word in _COMPETITIONS or (word in _COMPETITIONS_IN_SPORT and (is_capital(doc[i]) or evidence.is_sport))


def _closed(titles: list[TitleSpan]) -> set[int]:
    """Tokens at which the complement of an institution ends: the first of each title, all of a military function."""
    return {i for t in titles for i in range(t.start, t.end if t.title.category in _FUNCTIONS else t.start + 1)}


def _single_labels(doc: Doc, known: list[Candidate]) -> dict[int, str]:
    """What the gazetteer knows tokens as; AREA for the large regions that no administration draws."""
    labels: dict[int, str] = {}
    for c in sorted(known, key=lambda c: c.end - c.start):
        if c.label == "ORG" and c.sure:
            labels.update(dict.fromkeys(range(c.start, c.end), "ORG"))
        elif c.label == "LOC":
            label = "AREA" if lexicon.key(words_of(doc).between(c.start, c.end)) in _areas() else "LOC"
            for i in range(c.start, c.end):
                labels.setdefault(i, label)
    return labels


def _is_personal(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are a first name and a family name."""
    first, last = fold(doc[start].text), fold(doc[end - 1].text)
    return first in lexicon.given_names() and last in lexicon.surnames()


@cache
def _areas() -> frozenset[str]:
    return frozenset(lexicon.key(p.name) for p in lexicon.places() if p.kind in {"area", "continent"})


@cache
def _place_names() -> frozenset[str]:
    return frozenset(lexicon.key(n) for p in lexicon.places() for n in (p.name, *p.aliases))


def _things(doc: Doc, pairs: list[Pair], in_title: set[int]) -> set[int]:
    """The acronyms that stand for things and functions in this text: « certificat d'études (CEP) », « chef d'état-major
    (CEM) ».
    """
    heads, common = lexicon.word_list("thing_heads.txt"), lexicon.word_list("common_acronyms.txt")
    words = words_of(doc)
    names = {
        words.texts[p.acronym]
        for p in pairs
        if words.keys[p.start] in heads or words.keys[p.acronym] in common or p.start in in_title
    }
    return {i for i, text in enumerate(words.texts) if text in names} if names else set()


def _phrases(
    doc: Doc,
    known: list[Candidate],
    headed: list[Candidate],
    pairs: list[Pair],
    in_title: set[int],
    capitals: set[int],
) -> list[Candidate]:
    """Names that need no further evidence: several known words, head + complement, long forms, acronyms."""
    common = lexicon.word_list("common_capitals.txt")
    words = words_of(doc)
    proposals = [
        c
        for c in known
        if c.sure and (c.label == "ORG" or c.end - c.start > 1) and words.key(c.start, c.end) not in common
    ]
    proposals = [c for c in proposals if not _is_vague_region(doc, c, known)]
    proposals += headed
    proposals += [c for c in known if c.label == "LOC" and c.start in in_title and words.keys[c.start - 1] in _OF]
    learned: dict[str, str] = {}
    for pair in pairs:
        long_form = words.between(pair.start, pair.end)
        head = head_of(long_form)
        label = "LOC" if lexicon.key(long_form) in _place_names() or (head and head.label == "LOC") else "ORG"
        if head is None and _is_personal(doc, pair.start, pair.end):
            label = "PER"
        learned[words.texts[pair.acronym]] = label
        proposals.append(Candidate(pair.start, pair.end, label, "long-form"))
    for i, text in enumerate(words.texts if learned else ()):
        if text in learned and i not in capitals:
            proposals.append(Candidate(i, i + 1, learned[text], "acronym"))
    return longest_first(c for c in proposals if c.label == "LOC" or not in_title.issuperset(range(c.start, c.end)))


def _is_class(doc: Doc, pair: Pair) -> bool:
    """« les Tribunaux de Grande Instance (TGI) »: a kind of institutions, the plural of a head that has a singular."""
    word = fold(doc[pair.start].text)
    if word in all_heads():
        return False
    singular = [word[:-3] + "al"] if word.endswith("aux") else [word[:-1]] if word.endswith(("s", "x")) else []
    return any(form in all_heads() for form in singular)


def _is_vague_region(doc: Doc, c: Candidate, known: list[Candidate]) -> bool:
    """« région du Sahel » in a text that names other countries too means the whole Sahel, not the region of one
    country.
    """
    if c.label != "LOC":
        return False
    first, _, rest = lexicon.key(words_of(doc).between(c.start, c.end)).partition(" ")
    if first != "region" or rest.removeprefix("du ").removeprefix("de la ") not in _areas():
        return False
    countries = {k.entity for k in known if k.label == "LOC" and k.entity in lexicon.place_ids("country")}
    return len(countries) != 1
