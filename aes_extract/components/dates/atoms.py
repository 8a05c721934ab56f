"""Words of French date expressions, folded (lower case, no accents): data for the grammar."""

from __future__ import annotations

from functools import lru_cache

from .values import DayPart, Unit


def word_set(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7}
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}
UNITS: dict[str, Unit] = {
    "jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year",
    "ans": "year",     "annee": "year", "annees": "year",
}  # fmt: skip
DAY_PARTS: dict[str, DayPart] = {
    "matin": "MO", "matinee": "MO", "aube": "MO", "apres-midi": "AF", "soir": "EV", "soiree": "EV",
    "nuit": "NI",
}  # fmt: skip
NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70, "quatre-vingt": 80,
    "quatre-vingts": 80, "quatre-vingt-dix": 90, "cent": 100,
}  # fmt: skip
ORDINALS = {
    "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2,
    "2eme": 2,
    "2nd": 2, "2nde": 2, "troisieme": 3, "3e": 3, "3eme": 3, "quatrieme": 4, "4e": 4, "4eme": 4,
    "dernier": -1,
    "derniere": -1,
}  # fmt: skip
DECADES = {
    "vingt": 192, "trente": 193, "quarante": 194, "cinquante": 195, "soixante": 196, "soixante-dix": 197,
    "quatre-vingt": 198, "quatre-vingts": 198, "quatre-vingt-dix": 199,
}  # fmt: skip
ROMANS = {
    "x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18,
    "xix": 19,
    "xx": 20, "xxi": 21,
}  # fmt: skip
CENTURY_ENDINGS = ("e", "eme", "ieme", "me")

MEASURES = word_set(
    "% $ € fcfa francs f km m kg g ha mw kw gw kwh mwh cv mo go euros dollars milliards millions mille °"
)
LAST = word_set("dernier derniere derniers dernieres passe passee ecoule ecoulee")
NEXT = frozenset({"prochain", "prochaine", "prochains", "prochaines"})
# « suivant » and « précédent » count from the date read before, not from the article's own.
AFTER_READ = frozenset({"suivant", "suivante"})
BEFORE_READ = frozenset({"precedent", "precedente"})
EDGES = {"debut": "start", "mi": "mid", "milieu": "mid", "fin": "end"}

FEASTS_FIXED = {
    "noel": (12, 25), "toussaint": (11, 1), "assomption": (8, 15), "saint-sylvestre": (12, 31),
    "nouvel an": (1, 1),
    "jour de l an": (1, 1),
}  # fmt: skip
FEASTS_EASTER = {"paques": 0, "ascension": 39, "pentecote": 49}
# Feasts of the moon: a mention, but no arithmetic gives the day that was kept.
FEASTS_LUNAR = frozenset({"tabaski", "ramadan", "korite", "maouloud", "mawlid", "aid"})

_ALL_MONTHS = MONTHS | MONTH_ABBREVIATIONS
# Lengths from which one wrong letter cannot turn a month's name into another French word.
_TYPO_MINIMUM = 6


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """The month that a folded word names, abbreviated or with one slip of the pen (« septmbre »), else
    ``None``.
    """
    known = _ALL_MONTHS.get(word)
    if known is not None or len(word) < _TYPO_MINIMUM:
        return known
    return next((n for name, n in MONTHS.items() if len(name) >= _TYPO_MINIMUM and _one_slip(word, name)), None)


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter added, dropped, changed, or two neighbours swapped, turn one word into the other."""
    if abs(len(word) - len(name)) > 1:
        return False
    i = 0
    while i < min(len(word), len(name)) and word[i] == name[i]:
        i += 1
    rest, wanted = word[i:], name[i:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[2:] == wanted[2:] and rest[:2] == wanted[1::-1])
    )
