"""Grammar of dates that count from another day: weekdays, « hier », « la semaine dernière », « il y a dix
jours », « la veille ».
"""

from __future__ import annotations

from dataclasses import replace

from .atoms import AFTER_READ, BEFORE_READ, DAY_PARTS, EDGES, LAST, NEXT, SEASONS, UNITS, WEEKDAYS, word_set
from .calendar_grammar import Read, day_item, four_digit_year, month_item, number, read_days, shift_after
from .lexer import END, Words
from .period_grammar import read_edge
from .values import Anchor, Between, Clock, Day, Meaning, Relative, Season, Timed, Unit, Weekday, Year

_DEICTICS = {"hier": -1, "avant-hier": -2, "demain": 1, "apres-demain": 2}
_NEIGHBOURS = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
# « monde de demain » speaks of the future; « à partir de demain », « journée de demain » of a day.
_DAY_NOUNS = word_set("partir compter journee matinee soiree nuit celle celui jusqu")
_DEMONSTRATIVES = frozenset({"ce", "cet", "cette"})
_HABIT = word_set("chaque un tous premier deuxieme troisieme quatrieme dernier second")
_APPROXIMATELY = frozenset({"environ", "exactement", "presque", "deja", "seulement"})
_NAMED_UNITS: dict[str, Unit] = {
    "jour": "day", "semaine": "week", "mois": "month", "an": "year", "annee": "year", "week-end": "weekend",
    "weekend": "weekend", "week end": "weekend",
}  # fmt: skip
_OF = frozenset({"de", "du", "des", "d", "ou", "que"})


def read_weekday(w: Words, i: int) -> Read:
    """« mardi », « mardi dernier », « samedi et dimanche derniers », « de samedi à lundi »."""
    weekday = WEEKDAYS.get(w[i])
    if weekday is None or w[i - 1] in _HABIT or (w[i] == "mardi" and w[i + 1] == "gras"):
        return None
    if w[i] == "vendredi" and w[i + 1] == "saint":
        return None
    j, shift = shift_after(w, i + 1)
    habitual = shift is None and w[i - 1] in {"le", "les"} and w[i - 2] not in {"dans", "avant"}
    if shift is None:
        joint, k = w[j], j + 1
        other = WEEKDAYS.get(w[k])
        if other and joint in {"a", "au", "et"} and day_item(w, k) is None:
            end, both = shift_after(w, k + 1)
            ranged = (joint == "a" and w[i - 1] == "de") or (joint == "au" and w[i - 1] == "du")
            if ranged or (joint == "et" and (both is not None or w[i - 1] == "entre")):
                first, last = Weekday(weekday, both), Weekday(other, both)
                if both is None and ranged:
                    first = replace(first, habitual=True)
                return end, Between(first, last)
    return j, Weekday(weekday, shift, habitual)


def read_deictic(w: Words, i: int) -> Read:
    """« hier », « aujourd'hui », « hier jeudi 10 juillet »: with the date said behind, the date counts."""
    word = w[i]
    if word.startswith("aujourd"):
        amount = 0
    elif word in _DEICTICS:
        amount = _DEICTICS[word]
        if word == "demain" and w[i - 1] == "de" and w[i - 2] not in _DAY_NOUNS:
            return None
    else:
        return None
    return _with_day(w, i + 1, Relative("day", amount))


def _with_day(w: Words, j: int, meaning: Meaning) -> tuple[int, Meaning]:
    """A weekday or a full date said right behind a deictic, without a comma."""
    day = read_days(w, j)
    if day and isinstance(day[1], Day):
        return day
    return (j + 1, meaning) if w[j] in WEEKDAYS else (j, meaning)


def read_this(w: Words, i: int) -> Read:
    """« ce mardi », « ce 6 novembre », « cette semaine », « ce soir », « ce même lundi », « ce jour-là »."""
    if w[i] == "ces":
        days = read_days(w, i + 1)
        return days if days and isinstance(days[1], Between) else None
    if w[i] not in _DEMONSTRATIVES:
        return None
    j, same = (i + 2, True) if w[i + 1] == "meme" else (i + 1, False)
    accented = w[j + 1] == "la" and "à" in w.original(j + 1).lower()  # « ce jour là »
    there = (w[j + 1] == "-" and w[j + 2] == "la") or (w[j + 1] == "la" and w.glued(j + 1)) or accented
    here = w[j + 1] == "-" and w[j + 2] == "ci"
    anchor = Anchor.READ if there or same else Anchor.REFERENCE
    word, end = w[j], j + 3 if (there or here) and w[j + 1] == "-" else j + 2 if accented else j + 1
    if word in WEEKDAYS:
        days = read_days(w, j)
        if days:
            return days
        return end, (Weekday(WEEKDAYS[word], 0) if anchor is Anchor.REFERENCE else Weekday(WEEKDAYS[word]))
    if word in _NAMED_UNITS:
        if word == "jour":
            return _this_day(w, i, end, anchor)
        if word == "mois" and w[j + 1] in {"de", "d"}:
            month = month_item(w, j)
            return (month[0], replace(month[1], shift=0)) if month else None
        if word == "annee" and four_digit_year(w, j + 1):
            return j + 2, Year(int(w[j + 1]))
        return end, Relative(_NAMED_UNITS[word], 0, anchor)
    if word in SEASONS:
        return end, Season(SEASONS[word], None, 0)
    if word == "midi":
        return end, Timed(Relative("day", 0, anchor), Clock(12))
    if word == "apres" and w[j + 1] == "midi":
        return j + 2, Timed(Relative("day", 0, anchor), part="AF")
    # « cette soirée » is a party.
    if word in DAY_PARTS and word not in {"soiree", "matinee"}:
        return end, Timed(Relative("day", 0, anchor), part=DAY_PARTS[word])
    days = read_days(w, j)
    if days and not w[j].isalpha():
        return days
    if w[j] in EDGES and w[j] != "mi":
        return read_edge(w, j)
    month = month_item(w, j)
    return (month[0], replace(month[1], shift=0)) if month and w[j] != "mois" else None


def _this_day(w: Words, i: int, end: int, anchor: Anchor) -> Read:
    if w[i - 1] == "a" and anchor is Anchor.REFERENCE:  # « à ce jour »
        return None
    if w[i - 1] in _OF and anchor is Anchor.REFERENCE and w[i - 2] in {"jusqu"}:
        return None
    return _with_day(w, end, Relative("day", 0, anchor))


def read_shifted_unit(w: Words, i: int) -> Read:
    """« semaine dernière », « an prochain », « mois suivant », « nuit dernière », « jour même »."""
    word, after = w[i], w[i + 1]
    if after == "meme" and (word == "jour" or word in DAY_PARTS):
        if w[i + 2] in _OF:
            return None
        day = Relative("day", 0, Anchor.READ)
        return i + 2, day if word == "jour" else Timed(day, part=DAY_PARTS[word])
    if word == "nuit" and after in {"derniere", "passee"}:
        return i + 2, Timed(Relative("day", -1), part="NI")
    unit = _NAMED_UNITS.get(word)
    if unit is None:
        return None
    if w[i - 1] in {"les", "des", "ces", "une", "un", "quelques", "plusieurs"} or number(w, i - 1):
        return None
    if after in AFTER_READ or after in BEFORE_READ:
        return i + 2, Relative(unit, 1 if after in AFTER_READ else -1, Anchor.READ)
    if unit == "day":
        return None
    if after in LAST or after in NEXT:
        return i + 2, Relative(unit, -1 if after in LAST else 1)
    return None


def read_same(w: Words, i: int) -> Read:
    """« même jour », « même mois », « même soir », « même date »."""
    if w[i] != "meme" or w[i - 1] not in {"le", "la", "au", "du", "cette"}:
        return None
    word = w[i + 1]
    if w[i + 2] in _OF:
        return None
    if word == "date":
        return i + 2, Relative("day", 0, Anchor.READ)
    if word in DAY_PARTS:
        return i + 2, Timed(Relative("day", 0, Anchor.READ), part=DAY_PARTS[word])
    unit = _NAMED_UNITS.get(word)
    return (i + 2, Relative(unit, 0, Anchor.READ)) if unit else None


def read_neighbour(w: Words, i: int) -> Read:
    """« (la) veille », « (le) lendemain », « veille au soir »: not of something named behind."""
    amount = _NEIGHBOURS.get(w[i])
    if amount is None or w[i + 1] in _OF:
        return None
    if w[i - 1] not in ({"la", "'"} if "veille" in w[i] else {"le", "du", "au", "des", "surlendemain"}):
        return None
    if w[i - 1] == "au" and w[i - 2] == "jour":  # « du jour au lendemain »
        return None
    day = Relative("day", amount, Anchor.READ)
    k = i + 2 if w[i + 1] == "au" else i + 1
    part = DAY_PARTS.get(w[k])
    return (k + 1, Timed(day, part=part)) if part else (i + 1, day)


def _quantity(w: Words, i: int) -> tuple[int, int, Unit] | None:
    read = number(w, i)
    if read is None:
        return None
    unit = UNITS.get(w[read[0]])
    if unit is None:
        return None
    return read[0] + 1, read[1], unit


def read_counted(w: Words, i: int) -> Read:
    """« il y a dix jours », « dans trois mois », « deux jours plus tôt », « quatre mois plus tard »."""
    word = w[i]
    if (word, w[i + 1], w[i + 2]) == ("il", "y", "a") or word in {"voici", "voila", "dans"}:
        sign, k = (1, i + 1) if word == "dans" else (-1, i + 3 if word == "il" else i + 1)
        if word != "dans":
            while w[k] in _APPROXIMATELY:
                k += 1
            k += 2 if (w[k], w[k + 1]) in {("pres", "de"), ("a", "peine")} else 0
        read = _quantity(w, k)
        if read is None or w[read[0]] in {"de", "d"}:
            return None
        return read[0], Relative(read[2], sign * read[1])
    read = _quantity(w, i)
    if read is None:
        return None
    j, amount, unit = read
    after = w[j]
    if after in {"plus tot", "auparavant", "avant"}:
        sign = -1
    elif after in {"plus tard", "apres"}:
        sign = 1
    else:
        return None
    if after in {"avant", "apres"} and w[j + 1] not in {",", ".", ";", ":", ")", "\n", END}:
        return None
    return j + 1, Relative(unit, sign * amount, Anchor.READ, counted=True)
