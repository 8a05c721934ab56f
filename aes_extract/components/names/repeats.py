"""Names said again in an article: what is told of one mention holds for the others."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import Chunk
from aes_extract.components.names.evidence import Evidence
from aes_extract.components.names.heads import head_of
from aes_extract.components.names.heads import heads as all_heads
from aes_extract.components.names.orthography import FUNCTION_WORDS, is_capital, opens_sentence
from aes_extract.text import fold

# What found a mention by the words around it, and how many guesses of the model outweigh it.
_TOLD = frozenset({"title", "apposition", "place-context", "staff", "institution-noun", "team", "given-name", "branch"})
_SURE = 5
_LONGEST = 20  # words of a name: a list that was taken for one has thousands


def correct_repeats(
    doc: Doc, chunks: list[Chunk], phrases: list[Candidate], found: list[Candidate], evidence: Evidence
) -> list[Candidate]:
    """What was ``found``, with the runs corrected that repeat part of a name said elsewhere in the text.

    « Camara » after « Sadio Camara » is that person, « la Confédération » after « Confédération des États du Sahel »
    that institution, and « Fatoma » after « commune de Fatoma » that place.
    """
    parts, heads, places = _name_parts(doc, phrases + found)
    senses = _senses(doc, found)
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
        if doc[chunk.start : chunk.end].text in aliases and (
            old is None or (old.label != "PER" and old.found_by != "institution-noun")
        ):
            result[span] = Candidate(*span, "PER", "alias")
        elif key in heads and len(chunk) == 1 and (old is None or old.found_by == "model"):
            result[span] = Candidate(*span, "ORG", "short-form")
        elif key in parts and (old is None or old.label == "ORG" or _may_be_person(chunk, old, evidence)):
            first = chunk.start - 1
            whole = first >= 0 and is_capital(doc[first]) and f"{fold(doc[first].text)} {key}" in parts  # « Le Drian »
            result[span] = Candidate(first if whole else chunk.start, chunk.end, "PER", "short-name")
        elif key in places and (old is None or old.found_by == "model"):
            result[span] = Candidate(*span, "LOC", "repeated")
        elif key in senses and (old is None or (old.found_by == "model" and old.label != senses[key])):
            result[span] = Candidate(*span, senses[key], "repeated")
    return list(result.values())


def _senses(doc: Doc, found: list[Candidate]) -> dict[str, str]:
    """Folded names to the one label that an article gives them: what the words around them told, else what the model
    told most often; a name that the model names once keeps that.

    After W. Gale, K. Church and D. Yarowsky, "One sense per discourse" (HLT 1992).
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for c in found:
        if c.found_by in _TOLD or (c.found_by == "model" and not opens_sentence(doc[c.start])):
            told[fold(doc[c.start : c.end].text)][c.label] += 1 if c.found_by == "model" else _SURE
    return {key: votes.most_common(1)[0][0] for key, votes in told.items()}


def _may_be_person(chunk: Chunk, old: Candidate, evidence: Evidence) -> bool:
    """Whether a place's name is a person's here: « Dosso » after « Moussa Dosso », but not « à Dosso », and never «
    Paris ».
    """
    place = evidence.known(chunk.start, chunk.end, "LOC")
    likely = not (place and place.sure) or fold(evidence.doc[chunk.start].text) in lexicon.surnames()
    return old.label == "LOC" and likely and not evidence.follows_preposition(chunk.start)


def _name_parts(doc: Doc, found: list[Candidate]) -> tuple[set[str], set[str], set[str]]:
    """Parts of the people's names, first words of the institutions' and what the headed places are « of », folded."""
    parts: set[str] = set()
    heads: set[str] = set()
    places: set[str] = set()
    for c in found:
        keys = [fold(t.text) for t in doc[c.start : c.end]]
        if c.label == "PER" and len(keys) > 1:
            parts.update(" ".join(keys[k:]) for k in range(max(1, len(keys) - _LONGEST), len(keys)))
            parts.add(keys[0])
        elif (
            c.label == "ORG" and len(keys) > 1 and keys[1] != "-" and is_capital(doc[c.start]) and _is_head(keys[0])
        ) or c.found_by == "team":
            heads.update({keys[0]} - {"etat"})
        elif c.label == "LOC" and c.found_by == "place-head":
            head = head_of(doc[c.start : c.end].text)
            if head and head.kind in {"commune", "district", "region", "province"}:
                places.add(keys[-1])
    return parts - FUNCTION_WORDS, heads, places


def _is_head(word: str) -> bool:
    return any(h.words == (word,) for h in all_heads().get(word, ()))
