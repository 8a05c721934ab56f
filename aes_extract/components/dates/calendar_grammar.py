"""Grammar of calendar dates: days, months, years, their lists and intervals.

Every reader takes the words and a position and returns the position behind what it read and its meaning, or
``None``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import TypeAlias

from .atoms import EDGES, LAST, MEASURES, MONTHS, NEXT, NUMBERS, WEEKDAYS, month_number, word_set
from .lexer import END, Words
from .values import Between, Day, Edge, Meaning, Month

Read: TypeAlias = tuple[int, Meaning] | None

FIRST_YEAR, LAST_YEAR = 1000, 2100
# Days, months or years in one list: a longer one is a table of numbers, read anew from each of them.
MOST_LISTED = 31
# Short words that may follow a year; another word in -s or -x after it is counted by it (« 2000 hommes »).
_AFTER_YEAR = word_set(
    "des les ses ces dans plus mais sans vers lors sous tous toutes nous vous apres ils elles puis "
    "alors depuis aux leurs nos vos mes deux trois six dix plusieurs certains certaines jamais "
    "toujours pas tandis tres ans is"
)
_FUNCTION = word_set(
    "a au aux avec car comme contre dans de depuis des donc du en entre est et jusqu le la les mais "
    "ne ou par pour puis que qui sans selon sous sur y il elle on se s l d c n a ont sont etait a-t "
    "ce cette ces lors"
)
_PLURAL_ARTICLES = frozenset({"les", "des", "aux", "ces"})
_MONTH_PREPOSITIONS = word_set("en de depuis des avant apres d mois courant jusqu entre et a ce")


def number(w: Words, i: int) -> tuple[int, int] | None:
    """A small number in digits or words: « 12 », « dix-huit », « vingt et un »."""
    word = w[i]
    if word.isdecimal():
        return (i + 1, int(word)) if len(word) <= 3 else None
    if word not in NUMBERS:
        return None
    total, i = NUMBERS[word], i + 1
    while total >= 10:
        joined = w[i] == "-" or (w[i] == "et" and w[i + 1] in {"un", "une", "onze"})
        unit = NUMBERS.get(w[i + 1], 100) if joined else 100
        if unit >= 20 or total % 10:
            break
        total, i = total + unit, i + 2
    return i, total


def free(w: Words, i: int) -> bool:
    """Whether a number may begin at word ``i``: not the tail of a code, an amount or another number."""
    if not w.glued(i):
        return w[i - 1] not in {"n", "no", "numero", "°", "article", "art"} or w[i - 1] == END
    before = w[i - 1]
    if before.isalnum() or before in {"°", "_", "+", "#", "@", "="}:
        return before in {"mi", "le", "du", "au"}
    return not (before in {".", ",", ":", "/", "-"} and w.glued(i - 1) and w[i - 2].isdecimal())


def ends(w: Words, j: int) -> bool:
    """Whether a number may end before word ``j``: no digit or letter hangs on it."""
    if not w.glued(j):
        return True
    word = w[j]
    if word.isalnum() or word == "_":
        return False
    return not (word in {".", ",", ":", "/", "-"} and w.glued(j + 1) and w[j + 1].isdecimal())


def four_digit_year(w: Words, i: int) -> int | None:
    """The year that word ``i`` writes in four digits."""
    word = w[i]
    return int(word) if len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR else None


def short_year(digits: str) -> int:
    """« 98 » → 1998, « 24 » → 2024."""
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def counted(w: Words, j: int) -> bool:
    """Whether the word at ``j`` is what the number before it counts: « 2000 hommes », « 12 soldats », « 3 %
    ».
    """
    word = w[j]
    return word in MEASURES or (word.isalpha() and len(word) > 2 and word[-1] in "sx" and word not in _AFTER_YEAR)


def year_after(w: Words, j: int) -> tuple[int, int | None]:
    """The year behind a month, in four digits or two (« octobre 98 »), and the position behind it."""
    if w[j] == "de" and w[j + 1] == "l" and w[j + 3] in {"an", "annee"} and four_digit_year(w, j + 4):
        return j + 5, four_digit_year(w, j + 4)
    year = four_digit_year(w, j)
    if year and _year_ends(w, j + 1) and not (year % 100 == 0 and counted(w, j + 1)):
        return j + 1, year
    word = w[j]
    if len(word) == 2 and word.isdecimal() and ends(w, j + 1):
        follower = w[j + 1]
        if (not follower.isalnum() or follower in _FUNCTION) and follower not in MEASURES and follower != "-":
            return j + 1, short_year(word)
    return j, None


def _year_ends(w: Words, j: int) -> bool:
    """As ``ends``, but « 2019-2021 », « 2023/24 » and « 2024T10:00 » go on behind their year."""
    return ends(w, j) or (w[j] in {"-", "/", "."} and not w[j + 1].isalpha())


def shift_after(w: Words, j: int) -> tuple[int, int | None]:
    """« dernier » → -1, « prochain » → +1, and the position behind it."""
    if w[j] in LAST:
        return j + 1, -1
    if w[j] in NEXT:
        return j + 1, 1
    return j, None


def years_after(w: Words, j: int) -> tuple[int, int | None]:
    """« de cette année » → 0, « de l'année dernière » → -1, and the position behind it."""
    if w[j] == "de" and w[j + 1] == "cette" and w[j + 2] == "annee":
        return j + 3, 0
    if w[j] == "de" and w[j + 1] == "l" and w[j + 3] in {"an", "annee"}:
        end, shift = shift_after(w, j + 4)
        if shift is not None:
            return end, shift
    return j, None


def day_number(w: Words, i: int) -> tuple[int, int] | None:
    """A day of the month: « 6 », « 1er », « 1 er », « premier », « vingt-deux »."""
    word = w[i]
    if word == "premier":
        return i + 1, 1
    if word.isdecimal():
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        return (i + 2 if int(word) == 1 and w[i + 1] in {"er", "ere"} else i + 1), int(word)
    spelled = number(w, i)
    return spelled if spelled and 2 <= spelled[1] <= 31 else None


def numeric_day(w: Words, i: int) -> tuple[int, Day] | None:
    """A day in figures: « 06/07/2024 », « 06.07.24 », « 6-7-2024 », « 2024-07-06 »; day before month."""
    a, mark, b, mark2, c = (w[k] for k in range(i, i + 5))
    if mark != mark2 or mark not in {"/", ".", "-"} or not (a.isdecimal() and b.isdecimal() and c.isdecimal()):
        return None
    if not all(w.glued(k) for k in range(i + 1, i + 5)) or len(b) > 2:
        return None
    if not (ends(w, i + 5) or w[i + 5] == "t"):
        return None
    if len(a) == 4 and mark != "." and len(c) == 2:
        day = Day(int(c), int(b), int(a))
    elif len(a) <= 2 and len(c) == 4:
        day = Day(int(a), int(b), int(c))
    elif len(a) == 2 and len(b) == 2 and len(c) == 2:
        day = Day(int(a), int(b), short_year(c))
    else:
        return None
    return (i + 5, day) if possible(day) else None


def possible(day: Day) -> bool:
    """Whether the calendar has such a day (29 February without a year counts)."""
    if day.month is None:
        return 1 <= day.day <= 31
    year = day.year or 2000
    return 1 <= day.month <= 12 and FIRST_YEAR <= year <= LAST_YEAR and 1 <= day.day <= monthrange(year, day.month)[1]


def day_item(w: Words, i: int) -> tuple[int, Day] | None:
    """One day, or a member of a list that gives its month later: « mercredi 6 novembre 2024 », « 13 »."""
    weekday = WEEKDAYS.get(w[i])
    if weekday is not None:
        i += 1
        if w[i] == "le" and w[i + 1].isdecimal():
            i += 1
    numeric = numeric_day(w, i)
    if numeric:
        return numeric[0], replace(numeric[1], weekday=weekday)
    read = day_number(w, i)
    if read is None:
        return None
    j, day = read
    month = month_number(w[j])
    # « sept » is a number first, and an abbreviation or a slip is a month only behind figures.
    if month is not None and (w[j] in MONTHS or w[j - 1].isdecimal() or w[j - 1] == "er"):
        k = j + 1
        if w[j] not in MONTHS and w[k] == "." and w.glued(k):
            k += 1
        k, year = year_after(w, k)
        found = Day(day, month, year, weekday)
        if possible(found):
            return k, found
    if weekday is not None and w[j] == "/" and w[j + 1].isdecimal() and len(w[j + 1]) == 2 and ends(w, j + 2):
        found = Day(day, int(w[j + 1]), None, weekday)
        return (j + 2, found) if possible(found) else None
    return (j, Day(day, weekday=weekday)) if i + 1 == j or w[j - 1] == "er" else None


def _link(w: Words, j: int) -> tuple[int, str] | None:
    """What joins two members: ``list`` for « et », ``range`` for « au », « à » and the hyphen."""
    word = w[j]
    if word in {"et", "ou", ","}:
        k = j + 2 if word == "," and w[j + 1] == "et" else j + 1
        article = w[k] in {"le", "du", "au"}
        return (k + 1 if article else k), ("article" if article else "comma" if word == "," and k == j + 1 else "list")
    if word in {"au", "a", "-", "/"}:
        return j + 1, "range" if word != "/" else "slash"
    if word == "jusqu" and w[j + 2] in {"au", "a"}:
        return j + 3, "range"
    return None


def read_days(w: Words, i: int) -> Read:
    """A day, a list of days or an interval: « 6 novembre 2024 », « 13, 14 et 15 mars », « 28 septembre au 1er
    octobre ».
    """
    if not free(w, i):
        return None
    items: list[tuple[int, Day]] = []
    links: list[str] = []
    between = "entre" in {w[i - 1], w[i - 2]}
    plural = w[i - 1] in _PLURAL_ARTICLES

    def joined(k: int) -> bool:
        """Whether member ``k`` and the next make one expression."""
        if items[k][1].month is None:
            return True
        return (
            links[k] == "range"
            or (between and links[k] in {"list", "article"})
            or (plural and links[k] in {"list", "comma"})
        )

    item = day_item(w, i)
    while item:
        items.append(item)
        link = _link(w, item[0]) if len(items) < MOST_LISTED else None
        if link is None:
            break
        links.append(link[1])
        item = day_item(w, link[0]) if joined(len(items) - 1) else None

    for n in range(len(items), 0, -1):
        end, last = items[n - 1]
        if last.month is None:
            continue
        end, shift = shift_after(w, end)
        end, years = years_after(w, end) if last.year is None else (end, None)
        last = replace(last, shift=shift, years=years)
        if n == 1:
            return end, last
        first = items[0][1]
        if first.month is None:
            first = replace(first, month=next(d.month for _, d in items if d.month), shift=shift)
        if possible(first):
            return end, Between(first, last)
    return None


def edge_at(w: Words, i: int) -> tuple[int, Edge | None]:
    """« début », « mi- », « fin », with the small words up to what they are the edge of; else no edge and
    ``i``.
    """
    word = w[i]
    if word == "courant":
        i += 1
    elif word not in EDGES or (word == "mi" and w[i + 1] not in {"-"} and w[i + 1] not in MONTHS):
        return i, None
    else:
        i += 1
    if w[i] == "-" or (w[i] == "des" and w[i + 1] == "annees"):
        i += 1
    elif w[i] in {"de", "d", "du"}:
        i += 1
        while w[i] in {"'", "l", "la", "mois", "d", "de"} and not (w[i] == "mois" and w[i + 1] not in {"de", "d"}):
            i += 1
    return i, EDGES.get(word)  # type: ignore[return-value]


def month_item(w: Words, i: int) -> tuple[int, Month] | None:
    """« mars », « fin mars 2024 », « mois de juin »."""
    j, edge = edge_at(w, i)
    if w[j] == "mois" and w[j + 1] in {"de", "d"}:
        j += 3 if w[j + 2] == "'" else 2
    month = MONTHS.get(w[j])
    if month is None:
        return None
    j, year = year_after(w, j + 1)
    return j, Month(month, year, edge)


def read_months(w: Words, i: int) -> Read:
    """A month, a list of months or an interval: « juillet », « mai à août », « mars et avril 2024 »."""
    item = month_item(w, i)
    if item is None:
        return None
    items: list[tuple[int, Month]] = []
    links: list[str] = []
    between = "entre" in {w[i - 1], w[i - 2]}

    def joined(following: Month) -> bool:
        """Whether the last member and the one following make one expression."""
        last = items[-1][1]
        plain = last.year is None and last.edge is None and following.edge is None
        return (
            links[-1] in {"range", "slash"}
            or (between and links[-1] == "list")
            or (plain and links[-1] in {"list", "comma"})
        )

    while item and (not items or joined(item[1])):
        items.append(item)
        link = _link(w, item[0]) if w[item[0]] != "ou" and len(items) < MOST_LISTED else None
        if link is None or link[1] == "article":
            break
        links.append(link[1])
        item = month_item(w, link[0])

    for n in range(len(items), 0, -1):
        if n > 1 and links[n - 2] == "comma":
            continue
        end, last = items[n - 1]
        end, shift = shift_after(w, end)
        end, years = years_after(w, end) if last.year is None else (end, None)
        last = replace(last, shift=shift, years=years)
        if n > 1:
            return end, Between(replace(items[0][1], shift=shift), last)
        return (end, last) if _month_is_date(w, i, end, last) else None
    return None


def _month_is_date(w: Words, i: int, end: int, month: Month) -> bool:
    """A capital makes a name of a month that stands alone, and fields and planets are no dates."""
    if month.year or month.edge or month.shift is not None or end - i > 1:
        return True
    if w[i - 1] in {"de", "d", "'"} and w[i - 2] in {"champ", "champs", "planete"}:
        return False
    if w[i - 1] == "-" or (w[end] == "-" and w.glued(end)):
        return False
    return not w.capital(i) or w[i - 1] in _MONTH_PREPOSITIONS or w[i - 1] == "'"
