"""Grammar of bare years: a four-digit number is a year only where the words around it say so."""

from __future__ import annotations

from .atoms import MEASURES, word_set
from .calendar_grammar import MOST_LISTED, Read, counted, ends, four_digit_year, free
from .lexer import END, Words
from .values import Between, Year

# Words before a bare year that make it a date.
_YEAR_PREPOSITIONS = word_set(
    "en depuis avant apres vers courant entre ici pour horizon an annee annees exercice saison rentree"
)
_BETWEEN_YEARS = frozenset({",", "et", "puis"})
_JOINING_YEARS = _BETWEEN_YEARS | {"ou"}
_FIRST_LISTED = 1800  # earlier numbers in a list without a preposition are rarely years
# What is held or voted each year, in lower case: « l'édition 2021 »; with a capital it is a name.
_YEARLY = word_set("edition editions session sessions budget budgets campagne campagnes")


def read_years(w: Words, i: int) -> Read:
    """A bare year or an interval of years, where the words before make it a date."""
    year = four_digit_year(w, i)
    if year is None or not free(w, i):
        return None
    end, last = _last_year(w, i)
    if last is not None:
        return (end, Between(Year(year), Year(last))) if _range_is_date(w, i, end) else None
    return (i + 1, Year(year)) if ends(w, i + 1) and year_is_date(w, i) else None


def _last_year(w: Words, i: int) -> tuple[int, int | None]:
    """The second year of « 2019-2021 », « 2023/24 », « de 2019 à 2021 », « entre 2019 et 2021 »."""
    first, joint, word = int(w[i]), w[i + 1], w[i + 2]
    last = four_digit_year(w, i + 2)
    if joint in {"-", "/"} and ends(w, i + 3):
        if last is None and len(word) == 2 and word.isdecimal() and w.glued(i + 1) and w.glued(i + 2):
            last = first - first % 100 + int(word)
            last = last if last == first + 1 else None
        return (i + 3, last) if last and first < last <= first + 150 else (i, None)
    if joint in {"a", "et"} and w[i - 1] in ({"de", "entre"} if joint == "a" else {"entre"}) and last and first < last:
        return i + 3, last
    if joint == "a" and w[i - 1] == "annees" and last and first < last:
        return i + 3, last
    return i, None


def _range_is_date(w: Words, i: int, end: int) -> bool:
    """« 2019-2021 » behind a name belongs to the name; behind a common noun or a preposition it is a date."""
    if counted(w, end) and w[i - 1] in {"de", "entre"}:
        return False
    before = w[i - 1]
    if before in {"(", "[", "de"} or before in _YEAR_PREPOSITIONS:
        return True
    return before.isalpha() and not w.capital(i - 1)


def _list_around(w: Words, i: int) -> tuple[list[int], int]:
    """The years that « , » and « et » join to the one at ``i``, itself among them, and the position behind the last."""
    first = i - 2 * MOST_LISTED
    while i > first and w[i - 1] in _BETWEEN_YEARS and four_digit_year(w, i - 2):
        i -= 2
    years = [int(w[i])]
    while len(years) < 2 * MOST_LISTED and w[i + 1] in _BETWEEN_YEARS and four_digit_year(w, i + 2):
        i += 2
        years.append(int(w[i]))
    return years, i + 1


def _is_list_of_years(w: Words, i: int) -> bool:
    """« 1998, 2002, 2010 et 2014 »: three or more years that ascend."""
    years, end = _list_around(w, i)
    return len(years) >= 3 and years[0] >= _FIRST_LISTED and years == sorted(set(years)) and ends(w, end)


def _is_amount_in_list(w: Words, i: int) -> bool:
    """« 1500, 1800 et 2000 francs »: what stands behind the last counts for all."""
    years, end = _list_around(w, i)
    return len(years) > 1 and w[end - 2] == "et" and counted(w, end)


def year_is_date(w: Words, i: int) -> bool:
    """Whether the words around a lone four-digit number make it a year: its own, or those of the first in its list."""
    says = _says_year(w, i)
    if says is None:
        first = i - 2 * MOST_LISTED
        while i > first and w[i - 1] in _JOINING_YEARS and four_digit_year(w, i - 2):
            i -= 2
        says = _says_year(w, i)
    return bool(says)


def _says_year(w: Words, i: int) -> bool | None:
    """Whether a four-digit number is a year; ``None`` when it is what the one before it in a list is."""
    before, after = w[i - 1], w[i + 1]
    if after in MEASURES:
        return False
    if before in {"en", "depuis", "annee", "an"}:
        return not (int(w[i]) % 100 == 0 and before != "annee" and counted(w, i + 1))
    if counted(w, i + 1) or _is_amount_in_list(w, i):
        return False
    if before in _YEAR_PREPOSITIONS or (before in _YEARLY and not w.capital(i - 1)):
        return True
    if before == "des":
        return "è" in w.original(i - 1).lower()
    if before == "de" and w[i + 1] == "a" and w[i + 2].isdecimal() and four_digit_year(w, i + 2) is None:
        return False  # « de 2000 à 2500 F »
    if before == "de":
        return w[i - 2] not in {"plus", "moins", "pres", "environ", "autour", "lieu", "nombre", "total"}
    if before == "a":
        return (
            w[i - 2] in {"ici", "'", "rapport", "comparativement", "contrairement"}
            or four_digit_year(w, i - 2) is not None
        )
    if before in _JOINING_YEARS and four_digit_year(w, i - 2):
        return None
    if before == "(" or (before == "," and after == ")"):
        return after == ")"
    if _is_list_of_years(w, i):
        return True
    return before in {END, "\n", "."} and after in {"a", "est", "sera", "fut", "aura", "restera"}
