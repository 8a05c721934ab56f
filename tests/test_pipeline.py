"""The pipeline's tokens, where they are not those of any French pipeline. No model is needed."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from aes_extract.pipeline import split_where_blanks_were_lost


@pytest.fixture(scope="module")
def french() -> Language:
    nlp = spacy.blank("fr")
    split_where_blanks_were_lost(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 18 août 2020.Une entrée", "le 18 août 2020 . Une entrée"),
        ("en 2017.A Bamako", "en 2017 . A Bamako"),
        ("à 16 h 30.L’armée", "à 16 h 30 . L’ armée"),
        ("la Covid-19.Éva dort", "la Covid-19 . Éva dort"),
        ("les « fonds».Simon part", "les « fonds » . Simon part"),
        ("l’armée(Fama", "l’ armée ( Fama"),
        # --- no sentence ends there
        ("FRANCE24.COM", "FRANCE24.COM"),
        ("la version 2.B et 3.1", "la version 2.B et 3.1"),
        ("100.000 F", "100.000 F"),
        ("le 18.08.2020 à Kati", "le 18.08.2020 à Kati"),
        ("page2.html", "page2.html"),
    ],
)
def test_lost_blanks(text: str, expected: str, french: Language) -> None:
    assert " ".join(token.text for token in french(text)) == expected
