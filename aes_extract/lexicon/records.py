"""What is known of one person, institution, country, place, title or demonym, and how a line of a file is read as it.

``knowledge/README.md`` tells what each column means. An ambiguous form (a surname shared by many, a common word, a name
of two records) needs context before it may be taken for the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aes_extract.lexicon.checked import Record

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


_NONE: frozenset[str] = frozenset()  # shared: most places have no ambiguous alias


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


def place_of(record: Record) -> Place:
    """A line of a user's ``places.jsonl``, with the columns of ``places.tsv`` as keys; raises ValueError."""
    return Place(
        id=record.text("id"),
        name=record.text("name"),
        aliases=record.texts("aliases"),
        ambiguous_aliases=frozenset(record.texts("ambiguous_aliases")),
        kind=record.text("kind"),
        country=record.text_or_none("country"),
        admin1=record.text_or_none("admin1"),
        lat=record.number_or_none("lat", 90),
        lon=record.number_or_none("lon", 180),
        geonames=record.count_or_none("geonames"),
        population=record.count_or_none("population"),
        ambiguous=record.value("ambiguous") is not None and record.truth("ambiguous"),
    )


def _degrees(cell: str, most: int) -> float | None:
    value = float(cell) if cell else 0.0
    if not abs(value) <= most:
        raise ValueError(f"{cell} is no coordinate")
    return value if cell else None


def country(r: list[str]) -> Country:
    """The cells of a line of ``countries.tsv``."""
    return Country(r[0], r[1], _split(r[2]), frozenset(_split(r[3])), _split(r[4]), _split(r[5]), r[6] or None)


def demonym(record: Record) -> Demonym:
    """A line of ``demonyms.jsonl``; raises ValueError."""
    return Demonym(
        id=record.text("id"),
        name=record.text("name"),
        kind=record.one_of("kind", "region", "city"),  # type: ignore[arg-type]
        country=record.text_or_none("country"),
        forms=record.texts("forms"),
        ambiguous=record.truth("ambiguous"),
    )


def title(r: list[str]) -> Title:
    """The cells of a line of ``titles.tsv``."""
    return Title(r[0], r[1], r[2], r[3], r[4] == "1", r[5] or None)  # type: ignore[arg-type]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
