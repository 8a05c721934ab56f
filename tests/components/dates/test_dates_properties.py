"""Properties: what is rendered is read back, nothing impossible comes out, offsets hold in any typography."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from aes_extract.components.dates.calendar_text import parse_date, search_dates
from aes_extract.components.dates.component import find_dates
from aes_extract.components.dates.grammar import find_expressions
from tests import parser_promises

MONTHS = [
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"),
    *("novembre", "décembre"),
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
DATES = st.dates(date(1950, 1, 1), date(2049, 12, 31))
NLP = spacy.blank("fr")

FORMS = {
    "long": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "plain": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "first": lambda d: f"{'1er' if d.day == 1 else d.day} {MONTHS[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    "title": lambda d: f"{d.day:02d} {MONTHS[d.month - 1].title()} {d.year}",
    "bare": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}".replace("é", "e").replace("û", "u"),
    "nbsp": lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u202f{d.year}",
    "combining": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}".replace("é", "e\u0301"),
    "slashes": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    "points": lambda d: f"{d.day:02d}.{d.month:02d}.{d.year % 100:02d}",
    "hyphens": lambda d: f"{d.day}-{d.month}-{d.year}",
    "iso": lambda d: d.isoformat(),
}
PIECES = st.sampled_from(
    [
        *(
            "le",
            "31",
            "30",
            "29",
            "février",
            "juin",
            "2024",
            "2023",
            "mardi",
            "dernier",
            "prochain",
            "et",
            "au",
            "du",
        ),
        *(
            "1er",
            "à",
            "16h30",
            "vers",
            "5 h",
            "nuit de",
            "samedi",
            "dimanche",
            "la veille",
            "hier",
            "année",
            "99999",
        ),
        *(
            "il y a deux mois",
            "dans dix jours",
            "fin",
            "début",
            "mi-",
            ", ",
            ". ",
            "\n",
            "’",
            "lendemain",
            "même jour",
        ),
        *(
            "semaine prochaine",
            "deux jours plus tôt",
            "premier trimestre",
            "été",
            "Noël",
            "de cette année",
            "décembre",
        ),
    ]
)
# The first and the last references that a calendar allows.
ENDS = ["0001-01-01", "0001", "0010-01-01", "9989-12-31", "9999-12-31", "9999-11"]


@given(DATES, st.sampled_from(sorted(FORMS)))
def test_rendered_dates_read_back(day: date, form: str) -> None:
    text = FORMS[form](day)
    assert parse_date(text) == day.isoformat()
    assert search_dates(f"Bamako, le {text}, suite") == [(11, 11 + len(text), day.isoformat())]


@given(DATES, st.integers(1, 60))
def test_rendered_intervals_read_back(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    for a, b in (
        (FORMS["plain"](first), FORMS["plain"](last)),
        (FORMS["slashes"](first), FORMS["slashes"](last)),
    ):
        doc = NLP.make_doc(f"du {a} au {b}.")
        [(span, result)] = find_dates(doc, None)
        assert (span.text, result.value) == (f"{a} au {b}", f"{first}/{last}")


@given(DATES, DATES)
def test_a_day_without_year_lies_within_a_year_before_the_reference(reference: date, day: date) -> None:
    text = f"Il est venu le {day.day} {MONTHS[day.month - 1]}."
    [(_, result)] = find_dates(NLP.make_doc(text), reference.isoformat())
    assert result.value is not None
    found = date.fromisoformat(result.value)
    limit = 366 if (day.month, day.day) != (2, 29) else 366 * 8
    assert 0 <= (reference - found).days <= limit


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14), st.one_of(st.none(), DATES.map(date.isoformat), st.sampled_from(ENDS)))
def test_never_an_impossible_date(pieces: list[str], reference: str | None) -> None:
    assert list(parser_promises.dates(" ".join(pieces), reference)) == []


@pytest.mark.parametrize("reference", ["0001-01-01", "9999-12-31"])
def test_no_year_is_counted_from_an_end_of_the_calendar(reference: str) -> None:
    [(_, found)] = find_dates(NLP.make_doc("Il est venu en janvier."), reference)
    assert (found.value, found.resolution) == ("XXXX-01", "unresolved")


@given(st.lists(PIECES, max_size=14))
def test_offsets_hold_under_typography(pieces: list[str]) -> None:
    plain = " ".join(pieces).replace("’", "'")
    fancy = plain.replace(" ", "\u00a0").replace("'", "’")
    spans = [(e.start, e.end) for e in find_expressions(plain)]
    assert [(e.start, e.end) for e in find_expressions(fancy)] == spans


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert list(parser_promises.dates(text)) == []
