"""Sentence borders that the layout settles: forced, forbidden, left to the parser."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from aes_extract.components.lines import set_line_borders

# Each word of a case is written with what is settled before it: ``|`` a sentence starts, ``_`` none does, ``?`` the
# parser decides.
# ``⏎`` is a line end, ``␣`` a token of white space.
VOCAB = spacy.blank("fr").vocab

CASES = [
    # a line end is a border, whatever stands before it
    "Un _titre _sans _point _⏎ |Le _texte _commence _.",
    "Gao _: _⏎ |trois _morts",
    "un _⏎⏎ |deux",
    "Un _point _. _⏎ |Deux",
    "menu _⏎ |– ?Accueil _⏎ |– ?Sport",
    # without final punctuation nothing else is one
    "Le _ministre _Sanfo _Bako _parle",
    "Sanfo _, _ministre _, _parle",
    "La _loi _( _2024 _) ?passe",
    # what may end a sentence is left to the parser
    "Il _part _. ?Elle _reste",
    "Part _-il _? ?Oui _! ?Bien",
    "Il _dit _: ?« _Non _» ?et _sort",
    "Fin _… ?Suite _; ?fin",
    "M. _Sanfo _parle",
    # white space begins no sentence
    "Il _part _, _␣ _dit _-elle",
    "Le _Col _. _Sanfo _parle",
    "Il _part _. _␣ ?Elle _reste",
]


def settled(row: str) -> tuple[list[str], list[str]]:
    """The words of a row, and the sign before each."""
    signs, tokens = [], []
    for k, part in enumerate(row.split()):
        sign, word = ("", part) if k == 0 or part[0] not in "|_?" or len(part) == 1 else (part[0], part[1:])
        signs.append(sign)
        tokens.append(word.replace("⏎", "\n").replace("␣", " "))
    return tokens, signs


def borders(tokens: list[str]) -> list[str]:
    """What the component settles before each word but the first."""
    doc = set_line_borders(Doc(VOCAB, words=tokens))
    return [{True: "|", False: "_", None: "?"}[t.is_sent_start] for t in doc[1:]]


@pytest.mark.parametrize("row", CASES)
def test_borders(row: str) -> None:
    tokens, signs = settled(row)
    assert borders(tokens) == signs[1:]
