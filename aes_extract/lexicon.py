"""The knowledge, typed: people, institutions, countries, places, titles, personal names and demonyms.

Each loader reads one file of ``aes_extract/knowledge`` once and keeps the result; records come in file order. People,
institutions and places are those of the user's lexicons, too (``lexicon_own``), which must be chosen before. The
``read_…`` functions read any text and raise LexiconError, which names the file and the line.
``knowledge/README.md`` tells where facts come from and what each column means. Two forms are the same name
when :func:`key` makes them equal: the files list no variant that differs only in case, accents, hyphens,
apostrophes or punctuation. An ambiguous form (a surname shared by many, a common word, a name of two records)
needs context before it may be taken for the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from aes_extract.lexicon_files import LexiconError, Record, decoded, read_records, read_rows, read_tables
from aes_extract.lexicon_own import own, with_own
from aes_extract.text import fold, words

TitleCategory = Literal[
    "mil_rank",  # « général de brigade »: becomes Person.rank
    "mil_rank_abbr",  # « Gal », « Col. »
    "mil_qualifier",  # « à la retraite », « (ER) »: stands after a rank
    "police_rank",  # « commissaire divisionnaire »
    "police_rank_abbr",  # « IGP »
    "mil_function",  # « aide de camp », « chef suprême des armées »
    "mil_function_abbr",  # « CEMGA »
    "civil_title",  # « ministre », « gouverneur », « chef de l'État »
    "civil_title_abbr",  # « PM », « SG »
    "profession",  # « politologue », « attaquant »
    "honorific",  # « M. », « Dr », « Son Excellence »
    "name_marker",  # « dit », « alias », « née »: stands between two names of one person
]
Gender = Literal["m", "f", "mf"]


@dataclass(frozen=True, slots=True)
class Role:
    """A function held: ``organization`` is an institution id, dates are EDTF; no ``end``: none was seen."""

    title: str
    organization: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A public figure. ``aliases`` never contain a rank or honorific; ``rank`` is the last rank seen."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: frozenset[str]
    country: str | None
    sector: str | None
    rank: str | None
    roles: tuple[Role, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation: ``acronyms`` are case-sensitive, ``ambiguous_aliases`` may hold name and acronyms."""

    id: str
    name: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    ambiguous_aliases: frozenset[str]
    kind: str | None
    country: str | None
    members: tuple[str, ...]
    sector: str | None
    wikidata: str | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with a code of its own.

    ``demonyms`` begin with the masculine and feminine singular, then plurals, then variants: lower case.
    ``prefixes`` are the first halves of compound adjectives (« sénégalo » of « sénégalo-malien »).
    ``ambiguous_aliases`` need context (« Faso », « Congo »); ``capital`` may stand for the government.
    """

    alpha3: str
    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: frozenset[str]
    demonyms: tuple[str, ...]
    prefixes: tuple[str, ...]
    capital: str | None


@dataclass(frozen=True, slots=True)
class Demonym:
    """The adjective of a region or town. ``country`` is None for a region of several countries."""

    id: str
    name: str
    kind: Literal["region", "city"]
    country: str | None
    forms: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``ambiguous``: the name is also a surname, a first name or a common word.

    ``ambiguous_aliases`` are forms that only context can give to this place (« Sahel »: the central one?).
    Homonyms are separate records with one name: country context and ``population`` choose between them.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous_aliases: frozenset[str]
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    population: int | None
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word that stands before (or after) a person's name.

    ``needs_name``: short or ambiguous, a title only before a proper noun. ``output``: a rank's French name.
    """

    form: str
    category: TitleCategory
    canonical: str
    gender: Gender
    needs_name: bool
    output: str | None


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


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


_NONE: frozenset[str] = frozenset()  # shared: most places have no ambiguous alias


@cache
def people() -> tuple[Person, ...]:
    """Public figures of the Sahel and of the world, sorted by id."""
    return with_own(read_people("people.jsonl", _text("people.jsonl")), own().people)


def read_people(name: str, text: str) -> tuple[Person, ...]:
    """The people of a JSONL file with the keys of ``people.jsonl``; only ``id`` and ``name`` must be there."""
    return tuple(read_records(name, text, person))


def person(record: Record) -> Person:
    """A line of ``people.jsonl``; raises ValueError."""

    def role(record: Record) -> Role:
        return Role(record.text("title"), *map(record.text_or_none, ("organization", "start", "end")))

    return Person(
        id=record.text("id"),
        name=record.text("name"),
        aliases=record.texts("aliases"),
        ambiguous_aliases=frozenset(record.texts("ambiguous_aliases")),
        country=record.text_or_none("country"),
        sector=record.text_or_none("sector"),
        rank=record.text_or_none("rank"),
        roles=tuple(map(role, record.records("roles"))),
        wikidata=record.text_or_none("wikidata"),
    )


@cache
def institutions() -> tuple[Institution, ...]:
    """Organisations with acronyms, members and ministry patterns, sorted by id."""
    return with_own(read_institutions("institutions.jsonl", _text("institutions.jsonl")), own().institutions)


def read_institutions(name: str, text: str) -> tuple[Institution, ...]:
    """The organisations of a JSONL file with the keys of ``institutions.jsonl``; only ``id`` and ``name`` must be
    there.
    """
    return tuple(read_records(name, text, institution))


def institution(record: Record) -> Institution:
    """A line of ``institutions.jsonl``; raises ValueError."""
    return Institution(
        id=record.text("id"),
        name=record.text("name"),
        aliases=record.texts("aliases"),
        acronyms=record.texts("acronyms"),
        ambiguous_aliases=frozenset(record.texts("ambiguous_aliases")),
        kind=record.text_or_none("kind"),
        country=record.text_or_none("country"),
        members=record.texts("members"),
        sector=record.text_or_none("sector"),
        wikidata=record.text_or_none("wikidata"),
        predecessors=record.texts("predecessors"),
        successors=record.texts("successors"),
    )


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory, sorted by ISO 3166-1 alpha-3 code."""

    def country(r: list[str]) -> Country:
        return Country(r[0], r[1], _split(r[2]), frozenset(_split(r[3])), _split(r[4]), _split(r[5]), r[6] or None)

    return tuple(map(country, rows("countries.tsv")))


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

    def demonym(record: Record) -> Demonym:
        return Demonym(
            id=record.text("id"),
            name=record.text("name"),
            kind=record.one_of("kind", "region", "city"),  # type: ignore[arg-type]
            country=record.text_or_none("country"),
            forms=record.texts("forms"),
            ambiguous=record.truth("ambiguous"),
        )

    return tuple(read_records(name, text, demonym))


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
    return tuple(read_rows(name, text, place))


def place(r: list[str]) -> Place:
    """The cells of a line of ``places.tsv``; raises ValueError."""
    return Place(
        r[0],
        r[1],
        _split(r[2]),
        frozenset(r[3].split("|")) if r[3] else _NONE,
        r[4],
        r[5] or None,
        r[6] or None,
        _degrees(r[7], 90),
        _degrees(r[8], 180),
        int(r[9]) if r[9] else None,
        int(r[10]) if r[10] else None,
        r[11] == "1",
    )


def _degrees(cell: str, most: int) -> float | None:
    value = float(cell) if cell else 0.0
    if not abs(value) <= most:
        raise ValueError(f"{cell} is no coordinate")
    return value if cell else None


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
    return tuple(
        Title(r[0], r[1], r[2], r[3], r[4] == "1", r[5] or None)  # type: ignore[arg-type]
        for r in rows("titles.tsv")
    )


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
