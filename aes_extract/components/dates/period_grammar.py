"""Grammar of stretches of time: edges of years, seasons, quarters, decades, centuries, weeks, feasts."""

from __future__ import annotations

from dataclasses import replace

from .atoms import (
    CENTURY_ENDINGS,
    DECADES,
    FEASTS_EASTER,
    FEASTS_FIXED,
    FEASTS_LUNAR,
    ORDINALS,
    ROMANS,
    SEASONS,
    word_set,
)
from .calendar_grammar import (
    Read,
    day_item,
    edge_at,
    ends,
    four_digit_year,
    month_item,
    read_months,
    shift_after,
)
from .lexer import Words
from .values import (
    Between,
    Era,
    Feast,
    Fortnight,
    Months,
    NewYear,
    Relative,
    SameTime,
    Season,
    WeekOf,
    Year,
)
from .year_grammar import read_years

_THIS_YEAR = frozenset({"courant", "courante", "actuelle"})
_SEASON_PREPOSITIONS = word_set("avant apres depuis pendant durant de a des pour cours ici dans vers")
_KINDS_OF_YEAR = word_set("scolaire academique universitaire judiciaire budgetaire fiscale")
# What follows a season's name where it names no season: uprisings, and the like.
_NO_SEASON = frozenset({"arabe", "arabes", "berbere", "noir", "democratique"})


def read_edge(w: Words, i: int) -> Read:
    """« fin 2023 », « début de l'année », « fin du mois », « fin de l'année dernière », « courant 2024 »."""
    j, edge = edge_at(w, i)
    if j == i:
        return None
    era = read_era(w, j)
    if era:
        return era
    if w[j] in {"an", "annee"}:
        if w[i - 1] in {"de", "d"} and w[i + 2] == "'":
            return None  # « les examens de fin d'année » come each year
        if four_digit_year(w, j + 1):
            return j + 2, Year(int(w[j + 1]), edge)
        end, shift = shift_after(w, j + 1)
        if w[end] in _THIS_YEAR:
            end += 1
        return end, Relative("year", shift or 0, edge=edge)
    if w[j] in {"mois", "semaine", "week-end"}:
        end, shift = shift_after(w, j + 1)
        if w[end] in _THIS_YEAR:
            end += 1
        unit = {"mois": "month", "semaine": "week"}.get(w[j], "weekend")
        return end, Relative(unit, shift or 0, edge=edge)  # type: ignore[arg-type]
    if w[j] in {"cette", "ce"} and w[j + 1] in {"annee", "semaine", "mois"}:
        unit = {"annee": "year", "semaine": "week", "mois": "month"}[w[j + 1]]
        return j + 2, Relative(unit, 0, edge=edge)  # type: ignore[arg-type]
    if w[j] in SEASONS:
        return _season(w, j)
    year = four_digit_year(w, j)
    return (j + 1, Year(year, edge)) if year and ends(w, j + 1) else None


def read_season(w: Words, i: int) -> Read:
    """« printemps 2024 », « été prochain », « cet hiver », and « en été », which may be any summer."""
    j = i + 1 if w[i] in {"ce", "cet"} and w[i + 1] in SEASONS else i
    if w[j] not in SEASONS or w[j + 1] in _NO_SEASON:
        return None
    found = _season(w, j)
    if j > i:
        return found[0], replace(found[1], shift=0)
    # « a été passé en revue » is no season.
    if found[1].year or (found[1].shift is not None and w[j - 1] in {"'", "le", "au", "du"}):
        return found
    if w[j - 1] == "en":
        return found[0], replace(found[1], generic=True)
    if w[j] == "printemps":
        temporal = w[j - 1] in {"au", "du"} or (w[j - 1] == "le" and w[j - 2] in _SEASON_PREPOSITIONS)
    else:
        temporal = w[j - 1] == "'" and w[j - 2] == "l" and w[j - 3] in _SEASON_PREPOSITIONS
    return found if temporal and not w.capital(j) else None


def read_generic_season(w: Words, i: int) -> Read:
    """« mois d'été », and each half of « été comme hiver »."""
    if w[i] == "mois":
        j = i + 3 if w[i + 1] == "d" else i + 2
        return (j + 1, Season(SEASONS[w[j]], generic=True)) if w[i + 1] in {"d", "de"} and w[j] in SEASONS else None
    pair = w.run(i - 2, i) if w[i - 1] == "comme" else w.run(i + 1, i + 3)
    return (i + 1, Season(SEASONS[w[i]], generic=True)) if "comme" in pair and set(pair) & set(SEASONS) else None


def read_year_of_sorts(w: Words, i: int) -> Read:
    """« nouvelle année », « même époque »."""
    if w[i] == "nouvelle" and w[i + 1] == "annee" and w[i - 1] == "la":
        return i + 2, NewYear()
    if (
        w[i] == "meme"
        and w[i + 1] in {"epoque", "periode"}
        and w.run(i - 2, i) == ["a", "la"]
        and w[i + 2] not in {"de", "que", "du"}
    ):
        return i + 2, SameTime()
    return None


def _season(w: Words, i: int) -> tuple[int, Season]:
    j = i + 1
    if w[j] == "de" and four_digit_year(w, j + 1):
        j += 1
    year = four_digit_year(w, j)
    if year:
        # A winter of two years is named by the first.
        two = w[j + 1] in {"-", "/"} and w[j + 2].isdecimal()
        return j + (3 if two else 1), Season(SEASONS[w[i]], year)
    end, shift = shift_after(w, j)
    return end, Season(SEASONS[w[i]], None, shift)


def _ordinal(w: Words, i: int) -> tuple[int, int] | None:
    if w[i] in ORDINALS:
        return i + 1, ORDINALS[w[i]]
    joined = w[i] + w[i + 1]
    return (i + 2, ORDINALS[joined]) if w[i].isdecimal() and joined in ORDINALS else None


def read_quarter(w: Words, i: int) -> Read:
    """« premier trimestre 2025 », « second semestre de l'année dernière », « première quinzaine de mars »."""
    ordinal = _ordinal(w, i)
    if ordinal is None:
        return None
    j, rank = ordinal
    noun = w[j]
    if noun == "quinzaine":
        if w[j + 1] not in {"de", "d", "du"}:
            return None
        k = j + 2
        while w[k] in {"'", "mois", "de", "d"} and month_item(w, k) is None:
            k += 1
        month = month_item(w, k)
        return (month[0], Fortnight(rank != 1, month[1])) if month else None
    parts = {"trimestre": 4, "semestre": 2}.get(noun)
    if parts is None or rank > parts:
        return None
    rank = parts if rank == -1 else rank
    first, last = (rank - 1) * 12 // parts + 1, rank * 12 // parts
    return _with_year(w, j + 1, Months(first, last))


def _with_year(w: Words, j: int, months: Months) -> Read:
    """The year behind a quarter: « 2025 », « de 2025 », « de l'année 2025 », « de l'année dernière »."""
    k = j
    if w[k] == "de":
        k += 1
        if w[k] == "l":
            k += 2
        elif w[k] == "cette":
            k += 1
        if w[k] in {"an", "annee"}:
            k += 1
            if not four_digit_year(w, k):
                k, shift = shift_after(w, k)
                return k, replace(months, shift=shift or 0)
    year = four_digit_year(w, k)
    if year:
        return k + 1, replace(months, year=year)
    k, shift = shift_after(w, j)
    return k, replace(months, shift=shift)


def read_era(w: Words, i: int) -> Read:
    """« années 1980 », « années 80 », « années quatre-vingt-dix », « XXe siècle », « 19e siècle »."""
    if w[i] == "annees":
        word = w[i + 1]
        if word in DECADES:
            return i + 2, Era(str(DECADES[word]))
        if word.isdecimal() and word.endswith("0") and ends(w, i + 2):
            if len(word) == 4:
                other = four_digit_year(w, i + 3) if w[i + 2] in {"-", "et", "a", "/"} else None
                if other is None:
                    return i + 2, Era(word[:3])
                return (i + 4, Between(Era(word[:3]), Era(w[i + 3][:3]))) if other % 10 == 0 else None
            if len(word) == 2:
                return i + 2, Era(("20" if word in {"00", "10"} else "19") + word[0])
        return None
    word, j = w[i], i + 1
    century: int | None = None
    if word.isdecimal() and w[j] in CENTURY_ENDINGS and len(word) <= 2:
        century, j = int(word), j + 1
    else:
        for ending in CENTURY_ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in ROMANS:
                century = ROMANS[word[: -len(ending)]]
        if century is None and word in ROMANS and w[j] in CENTURY_ENDINGS:
            century, j = ROMANS[word], j + 1
    return (j + 1, Era(f"{century - 1:02d}")) if century and century <= 21 and w[j] == "siecle" else None


def read_named_years(w: Words, i: int) -> Read:
    """« année 2001 », « an 2000 », « années 2022 et 2023 », « année scolaire 2020-2021 »."""
    if w[i] == "annee" and w[i + 1] in _KINDS_OF_YEAR and (year := four_digit_year(w, i + 2)):
        return read_years(w, i + 2) or (i + 3, Year(year))
    if w[i] in {"an", "annee"} and four_digit_year(w, i + 1):
        read = read_years(w, i + 1)
        return read
    if w[i] == "annees" and four_digit_year(w, i + 1):
        if w[i + 2] in {"et", "a"} and four_digit_year(w, i + 3):
            return i + 4, Between(Year(int(w[i + 1])), Year(int(w[i + 3])))
        return read_years(w, i + 1)
    return None


def read_week(w: Words, i: int) -> Read:
    """« semaine du 11 novembre »."""
    if w[i] == "semaine" and w[i + 1] == "du":
        day = day_item(w, i + 2)
        if day and day[1].month:
            return day[0], WeekOf(day[1])
    return None


def read_month_of(w: Words, i: int) -> Read:
    """« mois de juin », « mois d'août »."""
    return read_months(w, i) if w[i + 1] in {"de", "d"} and w[i - 1] not in {"premier", "dernier"} else None


def read_feast(w: Words, i: int) -> Read:
    """« Noël », « lundi de Pâques », « Toussaint 2023 », « Tabaski »: only where the words before speak of
    time.
    """
    word, j = w[i], i + 1
    if word == "lundi" and w[i + 1] == "de" and w[i + 2] in {"paques", "pentecote"}:
        return _feast_year(w, i + 3, Feast(easter=FEASTS_EASTER[w[i + 2]] + 1))
    if word == "nouvel" and w[j] == "an":
        return _feast_year(w, j + 1, Feast(1, 1))
    if word == "jour" and w[j] == "de" and w[j + 1] == "l" and w[j + 3] == "an" and not four_digit_year(w, j + 4):
        return _feast_year(w, j + 4, Feast(1, 1))
    temporal = w[i - 1] in {"a", "avant", "apres", "depuis", "pendant", "durant"}
    temporal |= w[i - 1] in {"de", "la", "le", "du", "l", "'"} and bool(
        {w[k] for k in range(i - 4, i - 1)}
        & {"jour", "fete", "avant", "apres", "depuis", "pendant", "durant", "a", "mois"}
    )
    if not temporal and not four_digit_year(w, j):
        return None
    if word in FEASTS_FIXED:
        month, day = FEASTS_FIXED[word]
        return _feast_year(w, j, Feast(month, day))
    if word in FEASTS_EASTER:
        return _feast_year(w, j, Feast(easter=FEASTS_EASTER[word]))
    return _feast_year(w, j, Feast()) if word in FEASTS_LUNAR else None


def _feast_year(w: Words, j: int, feast: Feast) -> Read:
    year = four_digit_year(w, j)
    if year:
        return j + 1, replace(feast, year=year)
    end, shift = shift_after(w, j)
    return end, replace(feast, shift=shift)
