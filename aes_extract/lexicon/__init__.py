"""The knowledge, typed: people, institutions, countries, places, titles, personal names and demonyms.

Each loader reads one file of ``aes_extract/knowledge`` once and keeps the result; records come in file order. People,
institutions and places are those of the user's lexicons, too, which must be chosen before (``in_use``). The ``read_…``
functions read any text and raise LexiconError, which names the file and the line. Two forms are the same name when
:func:`key` makes them equal: the files list no variant that differs only in case, accents, hyphens, apostrophes or
punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from aes_extract.lexicon import records
from aes_extract.lexicon.checked import LexiconError, decoded, read_records, read_rows, read_tables
from aes_extract.lexicon.in_use import own, with_own
from aes_extract.lexicon.records import Country, Demonym, Institution, Person, Place, Title
from aes_extract.text import fold, words


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """What two spellings of one name share: « Jean-Pierre » and « JEAN PIERRE » give ``jean pierre``."""
    return " ".join(words(text))


def _text(name: str) -> str:
    try:
        data = (files("aes_extract") / "knowledge" / name).read_bytes()
    except OSError as error:
        raise LexiconError(f"{name}: {error.strerror}") from error
    return decoded(name, data)


def rows(name: str) -> Iterator[list[str]]:
    """The cells of each line after the header: no quoting, no tab inside a cell."""
    return read_rows(name, _text(name), list)


@cache
def commented_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated cells of each line of a hand-kept file of ``knowledge/``; # begins a comment."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    found = tuple(tuple(line.split("\t")) for line in lines)
    if len({len(row) for row in found}) > 1:
        raise LexiconError(f"{name}: not as many cells on every line")
    return found


@cache
def toml(name: str) -> dict[str, Any]:
    """The tables of a hand-kept TOML file of ``knowledge/``."""
    return read_tables(name, _text(name))


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of a hand-kept list of ``knowledge/``, one a line."""
    return frozenset(row[0] for row in commented_rows(name))


@cache
def people() -> tuple[Person, ...]:
    """Public figures of the Sahel and of the world, sorted by id."""
    return with_own(read_people("people.jsonl", _text("people.jsonl")), own().people)


def read_people(name: str, text: str) -> tuple[Person, ...]:
    """The people of a JSONL file with the keys of ``people.jsonl``; only ``id`` and ``name`` must be there."""
    return tuple(read_records(name, text, records.person))


@cache
def institutions() -> tuple[Institution, ...]:
    """Organisations with acronyms, members and ministry patterns, sorted by id."""
    return with_own(read_institutions("institutions.jsonl", _text("institutions.jsonl")), own().institutions)


def read_institutions(name: str, text: str) -> tuple[Institution, ...]:
    """The organisations of a JSONL file with the keys of ``institutions.jsonl``; only ``id`` and ``name`` must be
    there.
    """
    return tuple(read_records(name, text, records.institution))


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory, sorted by ISO 3166-1 alpha-3 code."""

    return tuple(map(records.country, rows("countries.tsv")))


@cache
def _demonym_codes() -> dict[str, tuple[str, ...]]:
    codes: dict[str, list[str]] = {}
    for country in countries():
        for form in country.demonyms:
            found = codes.setdefault(fold(form), [])
            if country.alpha3 not in found:
                found.append(country.alpha3)
    return {form: tuple(found) for form, found in codes.items()}


@cache
def demonym_countries() -> dict[str, str]:
    """Folded demonym, any gender and number, to its country: ``nigerien`` → ``NER``, ``nigerian`` → ``NGA``.

    A demonym of several countries (« congolais ») is in :func:`ambiguous_demonyms` instead.
    """
    return {form: codes[0] for form, codes in _demonym_codes().items() if len(codes) == 1}


@cache
def ambiguous_demonyms() -> dict[str, tuple[str, ...]]:
    """Folded demonyms that several countries share: ``congolais`` → ``("COD", "COG")``."""
    return {form: codes for form, codes in _demonym_codes().items() if len(codes) > 1}


@cache
def demonym_prefixes() -> dict[str, str]:
    """Folded first half of a compound adjective to its country: ``franco`` → ``FRA``."""
    return {fold(prefix): country.alpha3 for country in countries() for prefix in country.prefixes}


@cache
def demonyms() -> tuple[Demonym, ...]:
    """Adjectives of regions and towns, sorted by id; those of countries are in :func:`countries`."""
    return read_demonyms("demonyms.jsonl", _text("demonyms.jsonl"))


def read_demonyms(name: str, text: str) -> tuple[Demonym, ...]:
    """The adjectives of a JSONL file with the keys of ``demonyms.jsonl``."""
    return tuple(read_records(name, text, records.demonym))


@cache
def regional_demonyms() -> dict[str, str]:
    """Folded adjective of a region of several countries to its name: ``sahelienne`` → ``Sahel``."""
    return {fold(form): d.name for d in demonyms() if not d.country and d.kind == "region" for form in d.forms}


@cache
def places() -> tuple[Place, ...]:
    """Countries, regions, towns, rivers, sites and buildings, sorted by id."""
    return with_own(read_places("places.tsv", _text("places.tsv")), own().places)


def read_places(name: str, text: str) -> tuple[Place, ...]:
    """The places of a tab-separated file with the columns of ``places.tsv``."""
    return tuple(read_rows(name, text, records.place))


@cache
def place_ids(*kinds: str) -> frozenset[str]:
    """Ids of all places of these kinds."""
    return frozenset(place.id for place in places() if place.kind in kinds)


@cache
def place_names() -> frozenset[str]:
    """Folded names of all places, without their aliases."""
    return frozenset(fold(place.name) for place in places())


@cache
def titles() -> tuple[Title, ...]:
    """Ranks, functions, professions and honorifics, the longest form first."""
    return tuple(map(records.title, rows("titles.tsv")))


@cache
def _name_list(name: str) -> tuple[tuple[str, bool], ...]:
    lines = (line.partition("\t") for line in _text(name).splitlines())
    return tuple((form, mark == "ambiguous") for form, _, mark in lines)


@cache
def given_names() -> frozenset[str]:
    """Folded first names, ambiguous ones included."""
    return frozenset(fold(form) for form, _ in _name_list("given_names.txt"))


@cache
def surnames() -> frozenset[str]:
    """Folded family names, ambiguous ones included."""
    return frozenset(fold(form) for form, _ in _name_list("surnames.txt"))


@cache
def personal_names() -> frozenset[str]:
    """Folded first and family names, ambiguous ones included."""
    return given_names() | surnames()


@cache
def ambiguous_names() -> frozenset[str]:
    """Folded first and family names that are also a common word or a place: never enough alone."""
    names = (*_name_list("given_names.txt"), *_name_list("surnames.txt"))
    return frozenset(fold(form) for form, ambiguous in names if ambiguous)


@cache
def name_particles() -> frozenset[str]:
    """Folded words that join the parts of a name: ``ag``, ``ould``, ``el hadj``, ``de``."""
    return frozenset(fold(form) for form, _ in _name_list("name_particles.txt"))


@cache
def spelt_names() -> dict[str, str]:
    """Folded first and family names to their spelling with accents: ``kante`` → « Kanté »."""
    return {fold(form): form for form, _ in (*_name_list("given_names.txt"), *_name_list("surnames.txt"))}
