"""Noun phrases of role-holders and collectives: head, direct complement, and how far the phrase reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.components.mentions import end_of_mention
from aes_extract.components.words import text_of
from aes_extract.morphology import has_feature, plural
from aes_extract.text import ARTICLES, OF, fold, stands_at, word_spans, words

# « des pays membres », « des trois nations »: whose the group is, not what it is.
_BELONGING = frozenset(["pays", "etat", "etats", "nation", "nations", "membres", "trois", "deux"])
_LEFT_ADJECTIVES = frozenset(
    """haut hauts haute hautes plus principaux principales nouveaux nouvelles anciens anciennes jeunes""".split()
)
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens ``start`` to ``end`` (exclusive) are the mention, ``head`` its noun, ``reach`` the end of the whole
    phrase.
    """

    start: int
    end: int
    head: int
    reach: int
    sector: str | None


@dataclass(frozen=True, slots=True)
class _Noun:
    words: tuple[str, ...]
    sector: str | None
    number: str


@cache
def _nouns() -> dict[str, list[tuple[tuple[str, ...], _Noun, bool]]]:
    """By first word: the words of a form, its noun, and whether the form is plural."""
    index: dict[str, list[tuple[tuple[str, ...], _Noun, bool]]] = defaultdict(list)
    for head, sector, number in lexicon.commented_rows("group_heads.tsv"):
        singular = tuple(words(head))
        noun = _Noun(singular, sector or None, number)
        for form in _feminines(singular):
            for several in _plurals(form):
                index[several[0]].append((several, noun, True))
            index[form[0]].append((form, noun, False))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


def _feminines(singular: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The noun and, for one word, its regular feminine: « directrice », « habitante », « policière »."""
    yield singular
    word = singular[0]
    if len(singular) > 1 or (word.endswith("e") and not word.endswith(("ue", "ee"))):
        return
    for ending, feminine in (("teur", "trice"), ("deur", "drice"), ("eur", "euse"), ("ien", "ienne"), ("er", "ere")):
        if word.endswith(ending):
            yield (word.removesuffix(ending) + feminine,)
            return
    if word.endswith(("t", "d", "e", "l", "n")):
        yield (word + "e",)


def _plurals(singular: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The plural of the first word, and of an adjective or participle right after it."""
    first, rest = plural(singular[0]), singular[1:]
    yield (first, *rest)
    if rest and rest[0] not in {"d", "de", "du", "des", "en"}:
        yield (first, plural(rest[0]), *rest[1:])


def sector_of(word: str) -> str | None:
    """The PLOVER sector of a folded one-word group noun (« soldats » → MIL); None when it tells none or is none."""
    return next((noun.sector for form, noun, _ in _nouns().get(word, ()) if len(form) == 1), None)


def find_groups(doc: Doc) -> list[Group]:
    """All groups of ``doc``, in text order. A title right before a name belongs to the person and is none."""
    index, nations = _nouns(), lexicon.demonym_countries()
    names = {i for e in doc.ents if e.label_ in {"PER", "ORG"} for i in range(e.start, e.end)}
    spans = word_spans(text_of(doc))
    found: list[Group] = []
    covered = -1
    for i, (start, _, word) in enumerate(spans):
        if word not in index and word not in nations:
            continue
        for form, noun, several in index.get(word, ()):
            if not stands_at(i, form, spans):
                continue
            span = doc.char_span(start, spans[i + len(form) - 1][1])
            if span is None or "\n" in span.text or span.start <= covered or span.start in names:
                continue
            if word in _BELONGING and (found and span.start < found[-1].reach):
                break
            group = _group(doc, span.start, span.end, noun, several, names)
            if group:
                found.append(group)
                covered = group.end - 1
            break
        else:
            people = _people(doc, spans[i], names) if word in nations else None
            if people is not None and people.start > covered:
                found.append(people)
                covered = people.end - 1
    return found


def _people(doc: Doc, span: tuple[int, int, str], names: set[int]) -> Group | None:
    """« les Maliens », « des Burkinabè »: the noun of a nation, capitalised behind a determiner or number."""
    word = doc.char_span(span[0], span[1])
    if word is None or len(word) != 1 or not word.start or word.start in names or not word[0].is_title:
        return None
    if doc[word.start - 1].pos_ not in {"DET", "NUM"} and fold(doc[word.start - 1].text) not in {
        "des",
        "aux",
        "de",
        "d'",
    }:
        return None
    end = _direct_complement(doc, word.end)
    return Group(word.start, end, word.start, max(end, _reach(doc, end)), None)


def _group(doc: Doc, start: int, end: int, noun: _Noun, several: bool, names: set[int]) -> Group | None:
    if not several and noun.number == "plural":
        return None
    head = doc[start]
    if head.pos_ in {"VERB", "AUX"} and not (start and doc[start - 1].pos_ in {"DET", "NUM", "ADP"}):
        return None
    if (
        head.pos_ == "ADJ"
        and start
        and doc[start - 1].pos_ == "NOUN"
        and fold(doc[start - 1].text) not in _LEFT_ADJECTIVES
    ):
        return None
    if fold(doc[start].text) == "membres" and start and fold(doc[start - 1].text) in _BELONGING:
        return None
    left = start
    while left and fold(doc[left - 1].text) in _LEFT_ADJECTIVES:
        left -= 1
    right = _direct_complement(doc, end)
    reach = max(right, _reach(doc, right))
    if not several and _names_someone(doc, right, reach):
        return None
    if several and right < len(doc) and right in names:
        return None
    noun_at = next((i for i in range(start, end) if doc[i].pos_ == "NOUN"), start)
    return Group(left, right, noun_at, reach, noun.sector)


def _names_someone(doc: Doc, right: int, reach: int) -> bool:
    """Whether a singular title is said with its holder's name: « le ministre X », « le ministre de Y, le col. X »."""
    for end in (right, reach):
        i = end
        while i < len(doc) and doc[i].ent_type_ != "PER" and _leads_to_name(doc[i]):
            i += 1
        if i < len(doc) and doc[i].ent_type_ == "PER":
            return True
    return False


def _leads_to_name(token: Token) -> bool:
    """Whether the token may stand between a title and a name: comma, article, rank, honorific."""
    return token.text in {",", ":", "(", "«", "-"} or token.is_title or fold(token.text).rstrip("'") in _before_names()


@cache
def _before_names() -> frozenset[str]:
    """Folded articles and words of ranks and honorifics."""
    titles = (t for t in lexicon.titles() if "rank" in t.category or t.category == "honorific")
    return frozenset(fold(w).rstrip("'.") for t in titles for w in t.form.replace("'", " ").split()) | {
        "le",
        "la",
        "l",
        "de",
        "d",
    }


def _adjectives(doc: Doc, i: int) -> int:
    while i < len(doc) and _is_modifier(doc[i]):
        i += 1
        if i + 1 < len(doc) and fold(doc[i].text) == "et" and _is_modifier(doc[i + 1]):
            i += 1
    return i


def _is_modifier(token: Token) -> bool:
    key = fold(token.text)
    if token.ent_type_:
        return False
    if key in lexicon.demonym_countries() or key in lexicon.regional_demonyms() or _is_hyphen(token):
        return True
    return token.pos_ == "ADJ" or (
        token.pos_ == "VERB"
        and has_feature(token, "VerbForm", "Part")
        and token.dep_ in {"acl", "amod"}
        and not _has_complement(token)
    )


def _is_hyphen(token: Token) -> bool:
    """Whether the token joins two halves of a word: « russo-malienne »."""
    return token.text == "-" and token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_


def _has_complement(token: Token) -> bool:
    return any(c.dep_.startswith("obl") or c.dep_ in {"obj", "xcomp"} for c in token.children if c.i > token.i)


def _direct_complement(doc: Doc, i: int) -> int:
    """The end of « de » + noun phrase after token ``i``, adjectives included; ``i`` moved past adjectives if there is
    none.
    """
    i = _adjectives(doc, i)
    end = i
    for _ in range(2):
        j = _complement_noun(doc, end)
        if j is None or fold(doc[j].text) in _BELONGING:
            break
        named = end_of_mention(doc, j)
        end = named or _adjectives(doc, j + 1)
        if named:
            break
    return end


def _complement_noun(doc: Doc, i: int) -> int | None:
    """The token after « de », « des », « d' », « de la » at ``i``."""
    if i >= len(doc) or fold(doc[i].text) not in OF:
        return None
    i += 1
    if i < len(doc) and fold(doc[i].text) in ARTICLES:
        i += 1
    if i < len(doc) and not doc[i].is_punct and not doc[i].is_space and doc[i].ent_type_ not in {"DATE", "PER"}:
        return i
    return None


def _reach(doc: Doc, i: int) -> int:
    """The end of the chain of « de » phrases, lists of them and « venus de » after token ``i``."""
    end = i
    while end < len(doc):
        j = end
        if doc[j].text == "," or fold(doc[j].text) == "et":
            j += 1
        if j < len(doc) and doc[j].text == ",":
            j += 1
        if j < len(doc) and fold(doc[j].text) in {"venus", "venues", "issus", "issues", "membres"}:
            j += 1
        noun = _complement_noun(doc, j)
        if noun is None:
            break
        while noun < len(doc) and (doc[noun].like_num or doc[noun].pos_ in {"NUM", "DET"}):
            noun += 1
        if noun >= len(doc):
            break
        end = end_of_mention(doc, noun) or _adjectives(doc, noun + 1)
    return end
