"""What a run of capitalised words names: by the words around it, the name lists, the gazetteer, the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import Chunk
from aes_extract.components.names.evidence import Evidence
from aes_extract.components.names.orthography import is_acronym, is_function_word, opens_sentence
from aes_extract.components.names.teams import is_club, is_team
from aes_extract.components.names.titles import TitleSpan
from aes_extract.components.words import words_of
from aes_extract.text import fold

_AWARDS = frozenset({"prix", "trophee", "coupe", "tournoi", "challenge"})
_QUARTERS_OF_THE_SKY = frozenset({"nord", "sud", "est", "ouest", "centre"})
_COMPASS = frozenset({"nord-est", "nord-ouest", "sud-est", "sud-ouest"})
# First parts of compound names of places: « Nouvelle-Guinée » is no branch.
_NO_BRANCH = frozenset(
    """nord sud est ouest centre haut haute hauts hautes bas basse grand grande petit petite nouveau nouvelle saint
    sainte anti pro ex outre sous mi vice non demi trans inter""".split()
)
_MODEL_LABELS = frozenset({"PER", "LOC", "ORG"})


def classify(chunk: Chunk, evidence: Evidence) -> Iterator[Candidate]:
    """Yield the mentions in one run: usually the run itself, sometimes parts of it, sometimes none."""
    doc, start, end = evidence.doc, chunk.start, chunk.end
    keys = words_of(doc).keys[start:end]
    if keys[0] in _AWARDS:
        return
    common = lexicon.word_list("common_capitals.txt")
    if {*keys} - {"-"} <= common or words_of(doc).key(start, end) in common:
        return
    if "".join(keys) in _COMPASS:
        return
    title = evidence.title_before(start)
    if title and _opens_with_party(doc, chunk):
        # « la députée RN Claire Delmas »
        party = evidence.known(start, start + 1, "ORG")
        yield Candidate(start, start + 1, "ORG", "acronym", party.entity if party else "")
        yield Candidate(start + 1, end, "PER", "title")
        return
    if _is_pair_of_places(chunk, evidence):
        yield from (hit for i in (start, end - 1) if (hit := evidence.known(i, i + 1, "LOC")))
        return
    split = _where_name_begins(chunk, keys, evidence)
    if split:
        before = evidence.known(start, split, "LOC") or evidence.known(start, split, "ORG")
        if split == start + 1 and is_team(start, evidence):
            yield Candidate(start, split, "ORG", "team")
        elif before:
            yield before
        yield Candidate(split, end, "PER", "title")
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
    if len(chunk) > 1 and evidence.follows_office(start):
        yield Candidate(start, end, "PER", "title")
        return
    if len(chunk) > 1 and evidence.ends_apposition(start) and evidence.known(start, end, "LOC") is None:
        yield Candidate(start, end, "PER", "apposition")
        return
    if evidence.is_addressed(start) and not evidence.known(start, end, "LOC"):
        yield Candidate(start - 1, end, "PER", "title")  # « M. de Zorba »
        return
    short = len(chunk) == 1 and is_acronym(doc[start]) and len(doc[start]) <= 4
    if title and not (short and title.title.category != "name_marker"):
        hit = evidence.known(start, end, "PER")
        yield Candidate(start, end, "PER", "title", hit.entity if hit else "")
    elif evidence.after_institution_noun(start):
        yield Candidate(start, end, "ORG", "institution-noun")
    elif is_club(chunk, evidence):
        yield Candidate(start, end, "ORG", "team")
    elif _is_branch(chunk, keys, evidence):
        yield Candidate(start, end, "ORG", "branch")
    elif len(chunk) > 1:
        yield from _several(chunk, keys, evidence)
    else:
        yield from _single(start, keys[0], evidence)


def _is_pair_of_places(chunk: Chunk, evidence: Evidence) -> bool:
    """« la route Bogandé-Fada », « France-Afrique »: two known places that no gazetteer knows as one."""
    start, end = chunk.start, chunk.end
    if len(chunk) != 3 or evidence.doc[start + 1].text != "-":
        return False
    both = [evidence.known(i, i + 1, "LOC") for i in (start, end - 1)]
    quarters = lexicon.place_ids("neighbourhood")  # « Cocody-Attoban » is one place
    return all(c and c.entity not in quarters for c in both) and evidence.known(start, end, "LOC") is None


def _where_name_begins(chunk: Chunk, keys: list[str], evidence: Evidence) -> int | None:
    """Where a person's name begins in a run that opens with another: « l'attaquant de Liverpool Moussa Zorba »."""
    start, end = chunk.start, chunk.end
    doc = evidence.doc
    if len(chunk) < 3 or evidence.known(start, end, "ORG") or evidence.known(start, end, "LOC"):
        return None
    if keys[0] in lexicon.given_names():
        return None
    if start == 0 or fold(doc[start - 1].text) not in {"de", "d'", "du", "l'", "la"}:
        return None
    for i in range(start + 1, end - 1):
        hit = evidence.known(start, i, "LOC") or evidence.known(start, i, "ORG")
        if hit and hit.sure and doc[i].text != "-" and doc[i - 1].text != "-":
            person = (
                evidence.is_office(start)
                or keys[i - start] in lexicon.given_names()
                or all(evidence.model.get(j) == "PER" for j in range(i, end))
            )
            return i if person else None
    return None


def _opens_with_party(doc: Doc, chunk: Chunk) -> bool:
    """Whether a short acronym stands before a name that is not in capitals itself."""
    first, rest = doc[chunk.start], doc[chunk.start + 1 : chunk.end]
    return len(rest) > 1 and is_acronym(first) and len(first) <= 5 and not any(t.text.isupper() for t in rest)


def _is_place(hit: Candidate, chunk: Chunk, title: TitleSpan | None) -> bool:
    """Whether a run of several words, or a country or continent after a title, is the place that it could be."""
    return hit.entity in lexicon.place_ids("country", "continent") if title else len(chunk) > 1


def _several(chunk: Chunk, keys: list[str], evidence: Evidence) -> Iterator[Candidate]:
    start, end = chunk.start, chunk.end
    names = lexicon.personal_names()
    vote = _model_vote(start, end, evidence)
    clear = any(k in names and k not in lexicon.ambiguous_names() for k in keys)
    if keys[0] in lexicon.given_names() and (clear or vote == "PER"):
        yield Candidate(start, end, "PER", "given-name")
    elif keys[-1] in lexicon.surnames() and (clear or vote == "PER") and vote != "ORG":
        yield Candidate(start, end, "PER", "surname")
    elif evidence.is_place_complement(start):
        yield Candidate(start, end, "LOC", "place-context")
    elif evidence.is_run(start) and vote in {"ORG", "LOC"}:
        yield Candidate(start, end, "ORG", "staff")
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
    quoted = evidence.is_quoted(i, i + 1)
    if _is_branch_word(token.text):
        yield Candidate(i, i + 1, "ORG", "branch")
    elif is_team(i, evidence):
        yield Candidate(i, i + 1, "ORG", "team", institution.entity if institution else "")
    elif institution and institution.sure and place and not evidence.is_whereto(i):
        yield Candidate(i, i + 1, "ORG", "gazetteer", institution.entity)
    elif place and not quoted and _is_place_here(i, key, place, vote, evidence):
        yield Candidate(i, i + 1, "LOC", "gazetteer", place.entity)
    elif evidence.is_place_complement(i):
        yield Candidate(i, i + 1, "LOC", "place-context")
    elif is_acronym(token):
        if institution and not _is_common_acronym(key):
            yield Candidate(i, i + 1, "ORG", "gazetteer", institution.entity)
        elif not quoted and not _is_common_acronym(key) and i not in evidence.things and _acts(i, vote, evidence):
            yield Candidate(i, i + 1, "ORG", "acronym")
    elif institution and vote in {"ORG", "MISC", "LOC"} and (token.pos_ in {"PROPN", "X"} or evidence.after_article(i)):
        yield Candidate(i, i + 1, "ORG", "gazetteer", institution.entity)
    elif person and vote == "PER":
        yield Candidate(i, i + 1, "PER", "gazetteer", person.entity)
    elif vote and _is_camel(token) and not quoted:
        # « IssakaMaiga » lost a blank, « CanalBox » never had one.
        parts = _camel_parts(token) & lexicon.given_names()
        yield Candidate(i, i + 1, "PER" if any(key.startswith(p) for p in parts) else "ORG", "spelling")
    elif _is_clear_name(key) and (vote in {"PER", None} or not evidence.follows_preposition(i)):
        yield Candidate(i, i + 1, "PER", "name-list")
    elif vote in _MODEL_LABELS and token.pos_ in {"PROPN", "X"} and not is_function_word(token) and not quoted:
        yield from _as_the_model_says(i, vote, evidence)


def _is_place_here(i: int, key: str, place: Candidate, vote: str | None, evidence: Evidence) -> bool:
    """Whether a known place is meant: a first name after « de » is more often a person (« la main d'Albert »)."""
    if vote == "LOC" or (place.sure and key not in lexicon.given_names()):
        return True
    return evidence.is_whereto(i) if key in lexicon.given_names() else evidence.follows_preposition(i)


def _is_spoken_to(token: Token) -> bool:
    """Whether a verb of giving or telling governs « à X »."""
    return token.dep_ in {"iobj", "obl:arg"} and token.head.pos_ == "VERB"


_CAMEL = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+[A-ZÀ-Ý][\wà-ÿ]*")
_PART = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+")


def _is_camel(token: Token) -> bool:
    return bool(_CAMEL.fullmatch(token.text)) and not token.text.startswith(("Mac", "Mc", "De", "Le", "La", "Di"))


def _camel_parts(token: Token) -> set[str]:
    return {fold(part) for part in _PART.findall(token.text)}


def _acts(i: int, vote: str | None, evidence: Evidence) -> bool:
    """Whether unknown letters name an institution: the model thinks so, or they have an article as a body has."""
    if i and fold(evidence.doc[i - 1].text) in lexicon.word_list("thing_heads.txt"):
        return False
    return vote in {"ORG", "MISC"} or (len(evidence.doc[i]) > 2 and evidence.after_article(i))


def _as_the_model_says(i: int, vote: str, evidence: Evidence) -> Iterator[Candidate]:
    """One unknown capital, corrected where the words before it refute the model."""
    token = evidence.doc[i]
    if opens_sentence(token):
        # A lone capital at the head of a sentence is the model's weakest spot; a place there is a subject.
        if vote == "LOC" and i + 1 < len(evidence.doc) and token.nbor(1).pos_ in {"VERB", "AUX"}:
            yield Candidate(i, i + 1, "LOC", "model")
    elif evidence.is_run(i):
        yield Candidate(i, i + 1, "ORG", "staff")
    elif fold(token.text) in _QUARTERS_OF_THE_SKY and evidence.leads_to_name(i + 1):
        return  # « le Nord du Mali »
    elif vote == "PER" and evidence.is_whereto(i) and not _is_spoken_to(token):
        yield Candidate(i, i + 1, "LOC", "model")
    elif vote != "PER" or not (evidence.after_article(i) or evidence.after_plural_article(i)):
        yield Candidate(i, i + 1, vote, "model")


def _is_branch(chunk: Chunk, keys: list[str], evidence: Evidence) -> bool:
    """« Agetipe-Mali », « Zorba-Bamako »: an unknown name joined by a hyphen to the place where it works."""
    doc, start, end = evidence.doc, chunk.start, chunk.end
    if len(chunk) == 3 and doc[start + 1].text == "-" and _is_unknown_acronym(doc[start], keys[0]):
        return not keys[2].isdigit() and evidence.known(start, end, "LOC") is None
    if len(chunk) != 3 or doc[start + 1].text != "-" or keys[0] in {*lexicon.demonym_prefixes(), *_NO_BRANCH}:
        return False
    place = evidence.known(end - 1, end, "LOC")
    other = evidence.known(start, start + 1, "LOC")
    return place is not None and place.sure and other is None and not _is_clear_name(keys[0])


def _is_branch_word(text: str) -> bool:
    """« Radio-Mali » where the tokenizer keeps it whole."""
    first, hyphen, last = text.rpartition("-")
    key = fold(first)
    if not hyphen or not last[:1].isupper() or fold(last) not in _country_names() or "-" in first:
        return False
    known = key in _NO_BRANCH or key in lexicon.demonym_prefixes() or key in lexicon.given_names()
    return first[:1].isupper() and not known and key not in lexicon.place_names()


@cache
def _country_names() -> frozenset[str]:
    return frozenset(fold(name) for c in lexicon.countries() for name in (c.name, *c.aliases))


def _is_unknown_acronym(token: Token, key: str) -> bool:
    return is_acronym(token) and len(token) > 2 and not _is_common_acronym(key)


def _is_common_acronym(key: str) -> bool:
    return key.partition("-")[0] in lexicon.word_list("common_acronyms.txt")


def _is_clear_name(key: str) -> bool:
    """Whether a folded word is a first or family name and nothing else."""
    return key in lexicon.personal_names() and key not in lexicon.ambiguous_names()


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
