"""How far the complement of a head noun reaches: « ministère | de l'Agriculture, des Ressources animales et … »."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.dates.atoms import MONTHS
from aes_extract.components.names.heads import Head
from aes_extract.components.names.orthography import is_acronym, is_capital, is_function_word
from aes_extract.text import ARTICLES, OF, fold

_LINKS = frozenset({"pour", "contre", "sans"})
# « de » + one of these is an adverbial, or says whose it is, and belongs to no name.
_NO_PART = frozenset(
    """maniere facon sorte part concert nouveau retour plus moins fait cause facto meme suite source pays etats nations
    tenue tutelle""".split()
)
# Adjectives that stand before a complement's noun: « des anciens combattants ».
_BEFORE_NOUN = frozenset(
    """ancien anciens ancienne anciennes jeune jeunes grand grands grande grandes petit petits petite petites haut
    hauts haute hautes nouveau nouveaux nouvelle nouvelles bon bonne bons bonnes""".split()
)
# Nouns that take « en » inside a name: « prise en charge », « formation en … ».
_WITH_EN = frozenset("prise mise formation recherche recherches etudes expertise".split())
# Heads whose complement lists with commas: « ministère de l'Agriculture, des Ressources animales et … ».
_LISTING = frozenset({"ministere", "direction", "secretariat"})
# Kinds that bear names of people: « lycée technique Awa Zorba ».
_NAMED_AFTER = frozenset({"school", "building", "stadium", "camp", "road", "square", "airport", "park", "district"})
ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:e|er|re|ère|ème|eme|nd|nde)$")


class Complement:
    """Walks complements in one text.

    ``closed`` are tokens at which a complement ends (ranks, functions, dates); ``demonyms`` are token indices;
    ``labels`` says what the gazetteer knows single tokens as.
    """

    def __init__(self, doc: Doc, closed: set[int], demonyms: Mapping[int, str], labels: dict[int, str]) -> None:
        self._doc = doc
        self._closed = closed
        self._demonyms = demonyms
        self._labels = labels

    def walk(self, i: int, head: Head, capital: bool) -> tuple[int, int]:
        """The complement of ``head`` that begins at token ``i``; ``capital``: the head has one.

        Returns where it ends, and where its last proper noun or demonym with the adjectives after it ends (``i`` if
        none).
        """
        doc = self._doc
        begin = end = named = i
        adjectives = True
        after_name = False
        while i < len(doc):
            token = doc[i]
            hyphen = 2 if i > begin and self._is_hyphen(i) else 0
            step = hyphen or self._list_step(i, begin, head, capital)
            if step:
                i = end = i + step
                after_name = after_name if hyphen else is_capital(doc[i - 1])
                named = end if after_name else named
                continue
            if token.is_space or token.is_punct or i in self._closed:
                break
            proper = is_capital(token) and not is_function_word(token)
            if proper and head.kind not in _NAMED_AFTER and self._is_person(i):
                break
            if not proper and token.pos_ == "ADJ" and i > begin and self._is_elsewhere(i):
                break
            if proper or (adjectives and self._is_modifier(token)):
                i += 1
                end = i
                if proper or token.i in self._demonyms or token.text.isdigit():
                    named, after_name = end, True
                elif after_name:
                    named = end
                continue
            if head.label == "LOC" and fold(token.text) == "du" and self._is_day(i + 1):
                return i + 3, i + 3  # « stade du 4 Août »
            step = self.connector(i)
            # « région de Tombouctou et de Douentza » are two places.
            noun = i + step
            if fold(token.text) == "et" and (head.label == "LOC" or i == begin):
                break
            if step and noun + 1 < len(doc) and fold(doc[noun].text) in _BEFORE_NOUN and doc[noun + 1].pos_ == "NOUN":
                noun += 1
            if not step or noun >= len(doc) or not self._may_be_part(noun, begin):
                break
            if head.label == "LOC" and after_name and not is_capital(doc[noun]):
                break  # « camp de Zorba de l'armée »
            i = self._name_end(noun)
            end = i
            adjectives = True
            after_name = is_capital(doc[noun]) or bool(ORDINAL.fullmatch(doc[noun].text))
            if after_name:
                if i < len(doc) and fold(doc[i].text) == "arrondissement":
                    i = end = i + 1
                named = end
        return end, named

    def _list_step(self, i: int, begin: int, head: Head, capital: bool) -> int:
        """How many tokens at ``i`` carry a list on inside a capitalised institution's name; 0 if none.

        A noun without article after « et » belongs to the name: « des Éleveurs et agriculteurs du … » against « et les
        agriculteurs ». A comma before « de » does in a ministry's that ends in « et »: « de l'Agriculture, des
        Ressources animales et halieutiques ».
        """
        doc = self._doc
        if head.label == "LOC" or i == begin or i + 1 >= len(doc) or i + 1 in self._closed:
            return 0
        key, following = fold(doc[i].text), doc[i + 1]
        if head.words[0] in _LISTING and key == "," and fold(following.text) in OF:
            rest = [fold(t.text) for t in doc[i + 1 : i + 14] if t.sent == doc[i].sent]
            noun = i + 1 + self.connector(i + 1)
            listed = "et" in rest and not {".", ";", ":", "(", "«"} & set(rest[: rest.index("et")])
            return noun - i + 1 if listed and noun < len(doc) and self._may_be_part(noun, begin) else 0
        if not capital or is_function_word(following):
            return 0
        if key == "et" and not is_capital(doc[i - 1]) and not is_capital(following):
            return 2 if following.pos_ in {"NOUN", "ADJ"} else 0
        if key == "en" and fold(doc[i - 1].text) in _WITH_EN and following.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return 2
        return 0

    def _is_elsewhere(self, i: int) -> bool:
        """Whether the adjective at ``i`` cannot belong to the word before it: a place, or a plural beside its singular.

        The tagger takes verbs for adjectives: « le Fonds des femmes célèbre », « le Prytanée de Zorba célèbre ».
        """
        doc = self._doc
        if i in self._demonyms:
            return False
        plural = doc[i - 1].is_lower and len(doc[i - 1]) > 3 and doc[i - 1].text[-1] in "sx"
        return self._labels.get(i - 1) == "LOC" or (plural and doc[i].text[-1] not in "sx")

    def _is_hyphen(self, i: int) -> bool:
        """Whether a hyphen inside a word stands at ``i``."""
        doc = self._doc
        alone = doc[i - 1].whitespace_ or doc[i].whitespace_
        return doc[i].text == "-" and not alone and i + 1 < len(doc)

    def _is_person(self, i: int) -> bool:
        """Whether a first and a further name stand at ``i`` behind a common noun: « Fédération de rugby Awa Zorba »."""
        doc = self._doc
        if i + 1 >= len(doc) or is_capital(doc[i - 1]) or doc[i - 1].pos_ not in {"NOUN", "ADJ"}:
            return False
        return fold(doc[i].text) in lexicon.given_names() and is_capital(doc[i + 1])

    def _is_day(self, i: int) -> bool:
        """Whether a day and a month stand at ``i`` that are no date of the text."""
        doc = self._doc
        return i + 1 < len(doc) and doc[i].text.isdigit() and i not in self._closed and fold(doc[i + 1].text) in MONTHS

    def _name_end(self, i: int) -> int:
        """The token after a complement's noun, or after the known institution that it begins."""
        i += 1
        while self._labels.get(i - 1) == "ORG" and self._labels.get(i) == "ORG":
            i += 1
        return i

    def _may_be_part(self, i: int, begin: int) -> bool:
        """Whether the noun after « de » at ``i`` can belong to a name whose complement begins at ``begin``."""
        token = self._doc[i]
        if token.is_space or token.is_punct or i in self._closed or is_function_word(token):
            return False
        if is_capital(token) or ORDINAL.fullmatch(token.text):
            return True
        if fold(token.text) in _NO_PART or token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"}:
            return False
        # The parser may have seen that « de … » belongs to the verb: « a informé le Conseil de la tenue d'un forum ».
        return token.dep_ not in {"obl:arg", "obl:mod", "obl:agent", "xcomp", "advcl"} or token.head.i >= begin - 1

    def connector(self, i: int) -> int:
        """How many tokens at ``i`` join a complement: « de », « de la », « pour l' », « et de », « et des »; 0 if
        none.
        """
        doc = self._doc
        if i >= len(doc):
            return 0
        key = fold(doc[i].text)
        if key in {"charge", "chargee"} and i + 1 < len(doc) and fold(doc[i + 1].text) in OF:
            return 1 + self.connector(i + 1)
        if key == "en" and i + 2 < len(doc) and fold(doc[i + 1].text) == "charge" and fold(doc[i + 2].text) in OF:
            return 2 + self.connector(i + 2)
        if key == "et" and i + 1 < len(doc):
            rest = self.connector(i + 1) if fold(doc[i + 1].text) in OF else 0
            return rest + 1 if rest else 0
        if key in _LINKS and i + 1 < len(doc) and not is_capital(doc[i + 1]) and fold(doc[i + 1].text) not in ARTICLES:
            return 0
        if key in OF or key in _LINKS:
            return 2 if i + 1 < len(doc) and fold(doc[i + 1].text) in ARTICLES else 1
        return 0

    def _is_modifier(self, token: Token) -> bool:
        if is_function_word(token):
            return False
        return token.pos_ == "ADJ" or token.i in self._demonyms or token.text.isdigit() or is_acronym(token)
