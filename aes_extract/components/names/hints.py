"""What the lists say of a text before anything is decided: titles, known names, demonyms, lines in capitals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.gazetteer import find_known
from aes_extract.components.names.listed import find_described
from aes_extract.components.names.orthography import capital_lines
from aes_extract.components.names.titles import TitleSpan, find_titles


@dataclass(frozen=True, slots=True)
class Hints:
    """``known`` are the gazetteer's hits, overlaps included; ``capitals`` the tokens of lines set in capitals."""

    titles: list[TitleSpan]
    known: list[Candidate]
    demonyms: Mapping[int, str]
    capitals: set[int]


def find_hints(doc: Doc) -> Hints:
    """Look up all lists in ``doc``."""
    known = [*find_known(doc), *find_described(doc)]
    return Hints(find_titles(doc), known, find_demonyms(doc), capital_lines(doc))
