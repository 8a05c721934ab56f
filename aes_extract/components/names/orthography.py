"""What the spelling of a token tells: capitals, function words, lines in capitals."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from aes_extract.components.words import words_of
from aes_extract.text import fold

# Closed-class words that open sentences or headings with a capital and never begin a name.
FUNCTION_WORDS = frozenset(
    """a afin ainsi alors apres au aucun aucune aujourd aupres aussi autour autre autres aux avant avec bien c ca
    car ce ceci cela celle celles celui cependant certains certaines ces cet cette ceux chaque chez ci comme
    comment contre d dans de debut deja demain depuis derriere des desormais desquels devant dont du durant elle
    elles en encore enfin ensuite entre environ est et etant eux face fin grace hier hors ici il ils j jamais je
    jusqu l la le les leur leurs lors lorsque lui m ma mais malgre meme mes mi moins mon n ne neanmoins ni
    nombre non nos notre notamment nous on or ou outre par parce parmi partout pas pendant peu peut plus
    plusieurs pour pourquoi pourtant pres presque puis puisque qu quand quant quatre que quel quelle quelles
    quels quelque quelques qui quiconque quinze quoi rien s sa sans sauf se selon ses si sinon soit son sont
    sous suite sur surtout t ta tandis tant te tel telle telles tels ton toujours tous tout toute toutefois
    toutes tres trois tu un une vers via voici voila vos votre vous vu y deux cinq six sept huit neuf dix onze
    douze cent cents mille lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai
    juin juillet aout septembre octobre novembre decembre""".split()
)

# Short forms of address. They begin no name, and a particle may follow them: « M. de Zorba ».
ADDRESSES = frozenset({"M.", "MM.", "Mme", "Mlle", "Mr", "Mr.", "Me", "Pr", "Dr", "Mgr"})

_OPENERS = frozenset({"«", "“", '"', "(", "-", "–", "—", "•", ">>", "*", "[", "'", "‘"})
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème|eme|re|ère)?$")


def is_capital(token: Token) -> bool:
    """Whether the token begins with a capital letter."""
    return token.text[:1].isupper()


def is_acronym(token: Token) -> bool:
    """Whether the token is spelt as an acronym: two or more capitals, no Roman number."""
    text = token.text
    capitals = sum(c.isupper() for c in text)
    return capitals >= 2 and capitals * 2 > len(text) and text[0].isupper() and not _ROMAN.fullmatch(text)


def opens_sentence(token: Token) -> bool:
    """Whether a capital may be due to position: after a line end, full stop, colon, dash, bracket or quotation mark."""
    before = previous_visible(token)
    return before is None or before.text in _OPENERS or before.text[-1] in ".!?…:;"


def previous_visible(token: Token) -> Token | None:
    """The token before, spaces inside the line skipped; None at the start of a line."""
    for i in range(token.i - 1, -1, -1):
        before = token.doc[i]
        if not before.is_space:
            return before
        if "\n" in before.text:
            return None
    return None


def is_function_word(token: Token) -> bool:
    """Whether the token is a closed-class word, whatever its case."""
    return fold(token.text).rstrip("'") in FUNCTION_WORDS


def capital_lines(doc: Doc) -> set[int]:
    """The tokens of lines set in capitals, where a capital letter tells nothing."""
    texts = words_of(doc).texts
    found: set[int] = set()
    start = 0
    for end in [*(i for i, text in enumerate(texts) if "\n" in text), len(texts)]:
        letters = [*filter(str.isalpha, "".join(texts[start:end]))]
        if len(letters) > 5 and sum(map(str.isupper, letters)) > 0.8 * len(letters):
            found.update(range(start, end))
        start = end + 1
    return found
