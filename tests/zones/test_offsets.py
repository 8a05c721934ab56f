"""Whatever the text, the zones are a clean cut of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from zone_skeleton import FIRST, SECOND, TITLE

from tests import parser_promises

LINES = st.sampled_from(
    [
        TITLE,
        FIRST,
        SECOND,
        "",
        "  ",
        "Lire aussi : la fin des bacs",
        "More Stories",
        "Par Tidiani Kolo | 12 mai 2023",
        "Tidiani Kolo Le pont est ouvert",
        "Kolondé, 12 mai 2023 (AKP) – Le maire a ouvert le pont. >> Lire aussi : la fin des bacs",
        "3 commentaires",
        "Répondre",
        "œuvre … © 2023 Ĳ ﬁn",
        "71",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\v"])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(LINES, BREAKS), max_size=14).map(lambda rows: "".join(line + end for line, end in rows)),
)


@given(TEXTS)
def test_the_zones_are_a_clean_cut(text: str) -> None:
    assert list(parser_promises.zones(text)) == []
