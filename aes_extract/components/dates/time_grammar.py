"""Grammar of hours and parts of the day, alone or behind the day they belong to."""

from __future__ import annotations

from .atoms import DAY_PARTS, WEEKDAYS, word_set
from .calendar_grammar import Read, day_item, ends, free, number, read_days
from .lexer import Words
from .relative_grammar import read_deictic, read_weekday
from .values import Between, Clock, Day, DayPart, Feast, Meaning, Night, Relative, Timed, Weekday

_ZONES = frozenset({"gmt", "tu", "utc", "locales"})
# Words before « 20 heures » that make it an hour of the day, and before « 2h30 » that make it a length of
# time.
_CLOCK_PREPOSITIONS = word_set("a vers avant des les environs alentours entre autour d")
_LENGTH = word_set(
    "en pendant durant dure duree toutes tous chaque apres environ pres plus moins quelque que ces dernieres"
)
_PART_PREPOSITIONS = frozenset({"dans", "durant", "pendant", "cours", "courant", "des"})


def read_part_word(w: Words, i: int) -> tuple[int, DayPart] | None:
    """« matin », « après-midi », « après midi », « petit matin », « mi-journée »."""
    if w.run(i, i + 3) == ["mi", "-", "journee"]:
        return i + 3, "MI"
    if w[i] == "petit" and w[i + 1] == "matin":
        return i + 2, "MO"
    if w[i] == "apres" and w[i + 1] == "midi":
        return i + 2, "AF"
    part = DAY_PARTS.get(w[i])
    return (i + 1, part) if part else None


def clock_at(w: Words, i: int, bare: bool = False) -> tuple[int, Clock] | None:
    """An hour: « 16h30 », « 16 h 30 », « 05H00 », « 20 heures », « 16:30 », « midi ». ``bare`` trusts « 20
    heures » alone.
    """
    word = w[i]
    if word in {"midi", "minuit"} and not w.capital(i):
        return i + 1, Clock(12 if word == "midi" else 0)
    read = number(w, i)
    if read is None or read[1] > 24 or (len(word) > 2 and word.isdecimal()):
        return None
    j, hour = read
    if w[j] == ":" and word.isdecimal() and w.glued(j) and w.glued(j + 1) and _is_minute(w[j + 1]):
        minute, j = int(w[j + 1]), j + 2
        if w[j] == ":" and w.glued(j) and _is_minute(w[j + 1]):
            j += 2
        return (j, Clock(hour, minute)) if bare and hour < 24 and ends(w, j) else None
    if w[j] == "h" and word.isdecimal():
        j += 1
        minute = 0
        if _is_minute(w[j]):
            minute, j = int(w[j]), j + 1
            j += w[j] in {"mn", "min"}
        elif hour == 24 or w[j] in {"/", "sur"}:
            return None
        return _with_tail(w, j, hour, minute) if hour < 24 and ends(w, j) else None
    if w[j] not in {"heure", "heures"} or hour >= 24:
        return None
    j += 1
    minute = 0
    if w[j] == "et" and w[j + 1] in {"demie", "quart"}:
        minute, j = (30 if w[j + 1] == "demie" else 15), j + 2
    elif _is_minute(w[j]):
        minute, j = int(w[j]), j + 1
        j += w[j] in {"mn", "min", "minute", "minutes"}
    end, clock = _with_tail(w, j, hour, minute)
    if end > j or minute:
        return end, clock
    # « à deux heures de route » is a length.
    return (end, clock) if bare and w[j] not in {"de", "d", "plus", "apres", "avant", "par", "durant"} else None


def _is_minute(word: str) -> bool:
    return len(word) == 2 and word.isdecimal() and int(word) < 60


def _with_tail(w: Words, j: int, hour: int, minute: int) -> tuple[int, Clock]:
    """« du matin », « du soir », « de l'après-midi », « de la nuit », a time zone."""
    k = j + 1
    if w[j] == "de" and w[k] in {"l", "la"}:
        k += 2 if w[k] == "l" else 1
    part = read_part_word(w, k) if w[j] in {"du", "de"} and w[k] not in {"matinee", "soiree"} else None
    if part:
        j = part[0]
        hour += 12 if hour < 12 and part[1] in {"AF", "EV"} else 0
    elif w[j] == "precises":
        j += 1
    if w[j] in _ZONES:
        j += 1
    elif w[j] in {"heure", "heures"} and w[j + 1] in {"locale", "locales"}:
        j += 2
    return j, Clock(hour, minute)


def approximate(w: Words, i: int) -> int:
    """The position behind « vers », « aux environs de », « autour de » at ``i``; ``i`` itself if there is
    none.
    """
    j = i
    if w[i] == "vers":
        j = i + 1
    elif w[i] == "aux" and w[i + 1] in {"environs", "alentours"} and w[i + 2] in {"de", "d", "des"}:
        j = i + 3
    elif w[i] == "autour" and w[i + 1] in {"de", "d", "des"}:
        j = i + 2
    if j > i and w[j] in {"les", "'", "de"}:
        j += 1
    return j


def read_clock(w: Words, i: int) -> Read:
    """An hour that stands alone, its « vers » included."""
    j = approximate(w, i)
    if j == i and w[i] in {"vers", "aux", "autour"}:
        return None
    # « chercher midi à quatorze heures »
    if not free(w, j) or w.run(i - 2, i) == ["midi", "a"]:
        return None
    before = w[i - 1]
    lead = j > i or before in _CLOCK_PREPOSITIONS or (before == "'" and w[i - 2] == "jusqu") or _hours_before(w, i)
    lead = lead or before == "pour" or (before == "de" and _hour_range(w, j))
    clock = clock_at(w, j, bare=lead)
    if clock is None:
        return None
    if j == i and (before in _LENGTH or (before == "de" and w[i - 2] in _LENGTH) or (w[j].isalpha() and not lead)):
        return None
    if j == i and before == "d" and w[j] in {"midi", "minuit"}:
        return None
    day = None if _hours_before(w, i) else _day_behind(w, clock[0])
    if before == "pour" and day is None and clock_at(w, j) is None:
        return None  # « parti pour 2 heures »
    return (day[0], Timed(day[1], clock[1])) if day else (clock[0], Timed(None, clock[1]))


def _day_behind(w: Words, j: int) -> Read:
    """The day that an hour is of: « 14 heures le samedi 8 mai », « 16 h 30 ce mardi »."""
    if w[j] not in {"le", "ce", "du", "de"}:
        return None
    day = read_days(w, j + 1)
    if day is None and w[j] == "ce" and WEEKDAYS.get(w[j + 1]):
        day = j + 2, Weekday(WEEKDAYS[w[j + 1]], shift=0)
    return None if day is None or isinstance(day[1], Between) else day


def _hours_before(w: Words, i: int) -> bool:
    """Whether another hour stands just before: « 18 heures à 20 heures », « 10h et 15h »."""
    return w[i - 1] in {"a", "et", "-"} and (w[i - 2] in {"h", "heures"} or w[i - 3] == "h")


def _hour_range(w: Words, j: int) -> bool:
    """« 18 heures à 23 heures » behind « de »."""
    first = clock_at(w, j, bare=True)
    return bool(first and w[first[0]] in {"a", "-"} and clock_at(w, first[0] + 1, bare=True))


def read_lone_part(w: Words, i: int) -> Read:
    """« (dans la) soirée », « (en) matinée », « (à l')aube »: a part of the day that the words before make a
    point in time.
    """
    part = read_part_word(w, i)
    if part is None:
        return None
    j, name = part
    if w[j] in {"de", "du", "des", "d", "dernier"}:
        return None
    k = i - 1
    if w[k] == "'":
        k -= 1
    if w[k] in {"la", "l", "le"}:
        if w[k - 1] in _PART_PREPOSITIONS or (w[k - 1] == "de" and w[k - 2] == "cours"):
            return j, Timed(None, part=name)
        return (j, Timed(None, part=name)) if w[i] == "aube" and w[k - 1] == "a" else None
    if (w[k] == "en" and w[i] in {"soiree", "matinee"}) or (w[i] == "petit" and w[k] in {"au", "le"}):
        return j, Timed(None, part=name)
    return None


def day_like(w: Words, i: int) -> Read:
    """Anything that points at one day or at a short interval of days."""
    best: Read = None
    for reader in (read_days, read_deictic, read_weekday):
        read = reader(w, i)
        if read and (best is None or read[0] > best[0]):
            best = read
    return best


def read_part_of(w: Words, i: int) -> Read:
    """« nuit du 3 au 4 mai », « nuit de samedi à dimanche », « matinée du 5 juin », « soirée de jeudi »."""
    part = read_part_word(w, i)
    if part is None or w[part[0]] not in {"de", "du", "d"}:
        return None
    j = part[0] + 1
    if w[j] in {"'", "ce"}:
        j += 1
    first = day_like(w, j)
    if first is None:
        bare = day_item(w, j)
        if bare is None or bare[1].weekday is None:
            return None
        first = bare
    end, meaning = first
    if isinstance(meaning, Between):
        return (end, Night(meaning.first, meaning.last)) if part[1] == "NI" else None
    if part[1] == "NI" and w[end] in {"a", "au"}:
        last = day_like(w, end + 1)
        if last and not isinstance(last[1], Between):
            return last[0], Night(meaning, last[1])
    if isinstance(meaning, Day) and meaning.month is None:
        return None
    return end, Timed(meaning, part=part[1])


def with_time(w: Words, j: int, meaning: Meaning) -> tuple[int, Meaning]:
    """The part of the day and the hour that follow a day: « mardi soir », « 5 juin à 16h30 », « hier vers 18
    h ».
    """
    if isinstance(meaning, Timed) and meaning.date is not None and meaning.clock is None:
        part: DayPart | None = meaning.part
        date: Meaning = meaning.date
    elif isinstance(meaning, (Day, Weekday, Feast)) or (
        isinstance(meaning, Relative) and meaning.unit == "day" and meaning.edge is None
    ):
        part, date = None, meaning
    else:
        return j, meaning
    if part is None:
        j, part = _part_behind(w, j)
    end, clock = _clock_behind(w, j)
    if clock is not None:
        hour = clock.hour + 12 if part in {"AF", "EV"} and 0 < clock.hour < 12 else clock.hour
        return end, Timed(date, Clock(hour, clock.minute), part)
    return j, (Timed(date, part=part) if part else meaning)


def _part_behind(w: Words, j: int) -> tuple[int, DayPart | None]:
    k = j
    if w[k] in {"au", "tot", "tard"}:
        k += 1
    if w[k] in {"a", "dans", "en", "le"}:
        k += 1
        if w[k] in {"debut", "fin", "milieu"} and w[k + 1] in {"de", "d"}:
            k += 2
        k += 1 if w[k] in {"la", "l", "le"} else 0
    if w[k] == "'":
        k += 1
    part = read_part_word(w, k)
    if part is None or (k == j and w[j] in {"nuit", "aube"} and w[part[0]] in {"de", "du"}):
        return j, None
    if w[part[0]] in {"du", "de", "d"} and k > j:
        return j, None
    return part


def _clock_behind(w: Words, j: int) -> tuple[int, Clock | None]:
    k = j + 1 if w[j] == "a" else j
    k = approximate(w, k)
    clock = clock_at(w, k, bare=k > j)
    return clock if clock else (j, None)
