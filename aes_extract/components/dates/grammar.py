"""Finding every date expression of a text: which readers may start at a word, and what rules an expression
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from .atoms import (
    DAY_PARTS,
    EDGES,
    FEASTS_EASTER,
    FEASTS_FIXED,
    FEASTS_LUNAR,
    MONTHS,
    NUMBERS,
    ORDINALS,
    ROMANS,
    SEASONS,
    WEEKDAYS,
    word_set,
)
from .calendar_grammar import Read, read_days, read_months
from .lexer import Words, read_words
from .period_grammar import (
    read_edge,
    read_era,
    read_feast,
    read_generic_season,
    read_month_of,
    read_named_years,
    read_quarter,
    read_season,
    read_week,
    read_year_of_sorts,
)
from .relative_grammar import (
    read_counted,
    read_deictic,
    read_neighbour,
    read_same,
    read_shifted_unit,
    read_this,
    read_weekday,
)
from .time_grammar import read_clock, read_lone_part, read_part_of, with_time
from .values import Day, Expression, Meaning
from .year_grammar import read_years

Reader: TypeAlias = Callable[[Words, int], Read]

_READERS: dict[str, list[Reader]] = {}
_IN_FIGURES: tuple[Reader, ...] = (read_days, read_years, read_clock, read_era, read_quarter, read_counted)


def _starts(words: Iterable[str], *readers: Reader) -> None:
    for word in words:
        known = _READERS.setdefault(word, [])
        known.extend(r for r in readers if r not in known)


_starts(MONTHS, read_months)
_starts(WEEKDAYS, read_days, read_weekday, read_feast)
_starts(NUMBERS, read_days, read_clock, read_counted)
_starts(ORDINALS, read_days, read_quarter)
_starts(EDGES, read_months, read_edge)
_starts(["courant"], read_months, read_edge)
_starts(SEASONS, read_season, read_generic_season)
_starts(["nouvelle"], read_year_of_sorts)
_starts(["annees"], read_era, read_named_years)
_starts(["an", "annee"], read_named_years, read_shifted_unit)
_starts(["jour", "mois", "semaine", "week-end", "weekend", "week end"], read_shifted_unit)
_starts(["mois"], read_month_of, read_generic_season)
_starts(["semaine"], read_week)
_starts(["jour", "nouvel", *FEASTS_FIXED, *FEASTS_EASTER, *FEASTS_LUNAR], read_feast)
_starts([roman + ending for roman in ROMANS for ending in ("", "e", "eme", "ieme")], read_era)
_starts(["hier", "avant-hier", "demain", "apres-demain"], read_deictic)
_starts(["aujourd" + a + b + c for a in ("", " ") for b in "'" for c in ("hui", " hui")], read_deictic)
_starts(["ce", "cet", "cette", "ces"], read_this)
_starts(["meme"], read_same, read_year_of_sorts)
_starts(["veille", "avant-veille", "lendemain", "surlendemain"], read_neighbour)
_starts(["il", "voici", "voila", "dans"], read_counted)
_starts(["vers", "aux", "autour", "midi", "minuit"], read_clock)
_starts([*DAY_PARTS, "petit", "apres"], read_part_of, read_lone_part, read_shifted_unit)

# « rue du 8 mai », « stade du 4 août »: the date is the name of the place.
_VENUES = word_set(
    "rue avenue boulevard place stade pont echangeur rond-point quartier ecole lycee college hopital "
    "palais universite monument camp base aeroport cite"
)
# With a capital these are organisations and texts that bear a date as their name.
_BODIES = word_set("mouvement front collectif comite coalition alliance parti brigade appel")


def find_expressions(text: str) -> list[Expression]:
    """Every date expression of a text, in order and without overlaps."""
    return scan(read_words(text))


def scan(w: Words) -> list[Expression]:
    """As ``find_expressions``, over words already cut."""
    found: list[Expression] = []
    behind = 0  # the word at which the last date ends
    for i, word in enumerate(w.folded):
        if i < behind:
            continue
        readers = _READERS.get(word) or (_IN_FIGURES if word.isdecimal() else ())
        best = _longest(w, i, readers) if readers else None
        if best is None:
            continue
        behind, meaning = best
        if not _is_a_name(w, i, meaning):
            found.append(Expression(w.start[i], w.end[behind - 1], meaning))
    return found


def _longest(w: Words, i: int, readers: Iterable[Reader]) -> tuple[int, Meaning] | None:
    best: tuple[int, Meaning] | None = None
    for reader in readers:
        read = reader(w, i)
        if read is not None:
            read = with_time(w, *read)
            if best is None or read[0] > best[0]:
                best = read
    return best


def _is_a_name(w: Words, i: int, meaning: Meaning) -> bool:
    """Whether the date is part of the name of a place or a body."""
    if not isinstance(meaning, Day) or w[i - 1] != "du" or meaning.weekday is not None:
        return False
    return w[i - 2] in _VENUES or (w[i - 2] in _BODIES and w.capital(i - 2))
