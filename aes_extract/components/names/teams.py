"""Clubs and national teams in reports of sport: « les Étalons », « le Djoliba », « Zorba AC », « Tikari de Kayes »."""

from __future__ import annotations

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import Chunk
from aes_extract.components.names.evidence import Evidence
from aes_extract.components.names.orthography import is_acronym, opens_sentence
from aes_extract.components.words import text_of
from aes_extract.text import OF, fold
from aes_extract.topic import is_sport

# Letters that clubs begin or end with.
_CLUB_MARKS = frozenset("AC AFC AJ AS BC CA CF CO CS EF ES FC HC JS OC RC SC SK SO TP US USM".split())
# Endings of the inhabitants of towns: « les Kayésiens ».
_INHABITANTS = ("iens", "eens", "ois", "ains", "ennes", "oises")


def is_club(chunk: Chunk, evidence: Evidence) -> bool:
    """Whether a run in a report of sport begins or ends with letters such as FC, or is a name with an article."""
    doc, start, end = evidence.doc, chunk.start, chunk.end
    if not evidence.is_sport or len(chunk) < 2 or evidence.known(start, end, "LOC"):
        return False
    if not _CLUB_MARKS.isdisjoint({doc[start].text, doc[end - 1].text}):
        return True
    labels = {evidence.model.get(i) for i in range(start, end)}
    town = evidence.known(start, start + 1, "LOC")
    if (
        "PER" not in labels
        and town
        and town.entity in lexicon.place_ids("town")
        and len(chunk) == 2
        and doc[start + 1].pos_ in {"PROPN", "X"}
    ):
        return fold(doc[start + 1].text) not in lexicon.personal_names()
    return evidence.after_article(start) and labels <= {"ORG", "LOC"} and not evidence.is_place_complement(start)


def is_team(i: int, evidence: Evidence) -> bool:
    """Whether token ``i`` of a report of sport is a name in the plural (« les Étalons »), or a town or an unknown name
    with the article that only a club has (« le Djoliba »).
    """
    token, key = evidence.doc[i], fold(evidence.doc[i].text)
    if not evidence.is_sport or opens_sentence(token) or key in lexicon.word_list("common_capitals.txt"):
        return False
    if (is_acronym(token) and key in lexicon.word_list("common_acronyms.txt")) or evidence.title_before(i - 1):
        return False
    place = evidence.known(i, i + 1, "LOC")
    if place and place.entity in lexicon.place_ids("town") and (_is_opponent(i, evidence.doc) or evidence.is_run(i)):
        return True
    if i + 1 < len(evidence.doc) and evidence.doc[i + 1].like_num:
        return False
    if evidence.after_plural_article(i):
        people = i in evidence.demonyms or key.endswith(_INHABITANTS)
        return token.text[-1] in "sxSX" and not people and place is None
    if not evidence.after_article(i) or token.pos_ not in {"PROPN", "X"}:
        return False
    if place:
        return place.entity in lexicon.place_ids("town")
    return evidence.model.get(i) in {"PER", "ORG", "LOC"}


def _is_opponent(i: int, doc: Doc) -> bool:
    """Whether « contre » or « face à » stands right before."""
    before = [fold(t.text) for t in doc[max(0, i - 2) : i]]
    return before[-1:] == ["contre"] or before == ["face", "a"]


def with_home(doc: Doc, found: list[Candidate], known: list[Candidate]) -> list[Candidate]:
    """The teams among ``found`` with the place that follows: « Cranes de l'Ouganda », « Sigui de Kayes »."""
    sport = is_sport(text_of(doc))
    homes = {c.start: c.end for c in known if c.label == "LOC"}
    extended = [
        Candidate(start - 1, end, "ORG", "team")
        for start, end in homes.items()
        if start and doc[start - 1].text in _CLUB_MARKS and sport
    ]
    for c in found:
        if c.found_by not in {"team", "model", "institution-noun"} or c.end + 1 >= len(doc):
            continue
        end = c.end + (fold(doc[c.end].text) in {"club", "dames"})
        if end > c.end:
            extended.append(Candidate(c.start, end, "ORG", "team"))
        elif c.found_by == "model" or (c.found_by == "institution-noun" and not sport):
            continue
        if end + 1 >= len(doc) or fold(doc[end].text) not in OF:
            continue
        home = end + 1 + (fold(doc[end + 1].text) in {"l'", "la"})
        if home in homes:
            extended.append(Candidate(c.start, homes[home], "ORG", "team"))
    return extended
