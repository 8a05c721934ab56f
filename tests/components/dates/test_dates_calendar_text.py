"""Dates of bylines, read without spaCy."""

from __future__ import annotations

import pytest

from aes_extract.components.dates.calendar_text import parse_date, search_dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 février 2025", "2025-02-14"),
        ("12/03/2025", "2025-03-12"),
        ("06.07.24", "2024-07-06"),
        ("2024-09", "2024-09"),
        ("2024", "2024"),
        ("mars 2025", "2025-03"),
        ("26/02/2024 à 08:41", "2024-02-26"),
        ("Publié le 26/02/2024 à 08:41", "2024-02-26"),
        ("1er mai 2025", "2025-05-01"),
        ("5 septembre 2024", "2024-09-05"),
        ("06 mai 2025 - 17:42", "2025-05-06"),
        ("Mis en ligne le 12 octobre 2023 à 6 h 15", "2023-10-12"),
        ("Dakar, le 4 février 2022 – La rédaction", "2022-02-04"),
        ("2024-02-26T08:41:00+00:00", "2024-02-26"),
        ("2024-02-26 08:41:00", "2024-02-26"),
        ("le 26 juin 2021.15 membres", "2021-06-26"),
        ("Posté par admin | 5 mai 2024 | 12 commentaires", "2024-05-05"),
        ("14 février", None),
        ("31/02/2024", None),
        ("hier", None),
        ("n° 2021-0385", None),
        ("", None),
        ("1532", None),
    ],
)
def test_parse_date(text: str, value: str | None) -> None:
    assert parse_date(text) == value


def test_search_dates_gives_offsets() -> None:
    text = "Reçu le 3 mars 2024, revu en mai 2024, classé le 06/07/2024."
    found = [(text[start:end], value) for start, end, value in search_dates(text)]
    assert found == [("3 mars 2024", "2024-03-03"), ("mai 2024", "2024-05"), ("06/07/2024", "2024-07-06")]
