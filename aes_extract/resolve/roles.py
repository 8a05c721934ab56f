"""Functions in the text: « ministre malien de la Défense et des Anciens Combattants », and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from aes_extract import lexicon
from aes_extract.components.names.titles import RANKS, TitleSpan, find_titles
from aes_extract.text import fold

_FUNCTIONS = frozenset({"civil_title", "civil_title_abbr", "mil_function", "mil_function_abbr", "profession"})
_OF = frozenset({"de", "du", "des", "d'"})
_ARTICLES = frozenset({"la", "le", "les", "l'"})
_BEFORE = frozenset({"ancien", "ancienne", "anciens", "anciennes", "actuel", "actuelle", "ex", "ex-", "vice", "vieux", "premier", "premiere"})
_NAMING_VERBS = frozenset({"nomme", "nommee", "devient", "devenu", "devenue", "elu", "elue", "designe", "designee", "promu", "promue", "est", "reste", "redevient"})
_LINKS = frozenset({"le", "la", "l'", "les", "son", "sa", "notre", "leur", ",", "(", ":", "et", "comme", "egalement", "aussi", "par", "ailleurs"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens ``start`` to ``end`` (exclusive): a function and its complement; ``head`` is the function's first token."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class NameContext:
    """What stands around one personal name: its rank, honorific and role phrases, and all tokens that belong to it."""

    rank: str | None
    honorific: str | None
    roles: tuple[RolePhrase, ...]
    tokens: frozenset[int]


def find_role_phrases(doc: Doc, titles: list[TitleSpan]) -> list[RolePhrase]:
    """All function nouns of ``doc`` with their complements; nested ones are left out."""
    people = {i for e in doc.ents if e.label_ == "PER" for i in range(e.start, e.end)}
    found: list[RolePhrase] = []
    for title in titles:
        if title.title.category not in _FUNCTIONS or (found and title.start < found[-1].end):
            continue
        start = title.start
        while start and fold(doc[start - 1].text) in _BEFORE:
            start -= 1
        if start > 1 and doc[start - 1].text == "-" and fold(doc[start - 2].text) in _BEFORE:
            start -= 2
        found.append(RolePhrase(start, _complement_end(doc, title.end, people), title.start))
    return found


def _complement_end(doc: Doc, i: int, people: set[int]) -> int:
    """The end of adjectives, « de » phrases and their coordination after token ``i``, up to a person's name."""
    around = next((e for e in doc.ents if e.start < i < e.end and e.label_ != "PER"), None)
    if around is not None:
        i = around.end
    end = i
    while i < len(doc) and i not in people:
        token = doc[i]
        key = fold(token.text)
        if token.is_space or (token.is_punct and token.text not in {"-"}):
            break
        if key in lexicon.demonym_countries() or key in lexicon.regional_demonyms() or (token.pos_ == "ADJ" and i not in people):
            i += 1
            end = i
            continue
        j = i
        if key == "et" and j + 1 < len(doc) and fold(doc[j + 1].text) in _OF:
            j += 1
        if fold(doc[j].text) in _OF or fold(doc[j].text) in {"aupres", "pour", "charge", "chargee", "aux", "a"}:
            in_charge = fold(doc[j].text) in {"aupres", "charge", "chargee"}
            if fold(doc[j].text) in {"a", "aux"} and doc[end - 1].pos_ not in {"NOUN", "PROPN"}:
                break
            j += 1
            if in_charge and j < len(doc) and fold(doc[j].text) in _OF:
                j += 1
            if j < len(doc) and fold(doc[j].text) in _ARTICLES | {"sa", "son", "ses"}:
                j += 1
            if j >= len(doc) or j in people or doc[j].is_space or doc[j].is_punct or doc[j].ent_type_ == "DATE":
                break
            if fold(doc[i].text) in {"a", "aux", "pour"} and doc[j].ent_type_ not in {"LOC", "ORG"} and not doc[j].text[0].isupper():
                break
            entity = next((e for e in doc.ents if e.start <= j < e.end), None)
            i = entity.end if entity else j + 1
            end = i
            continue
        if key in {"general", "generale", "adjoint", "adjointe", "principal", "regional", "national", "nationale", "delegue", "deleguee"}:
            i += 1
            end = i
            continue
        entity = next((e for e in doc.ents if e.start == i), None)
        if entity is not None and entity.label_ == "ORG":
            i = end = entity.end
            continue
        if doc[i].pos_ in {"NOUN", "PROPN"} and doc[i].text[0].isupper() and doc[i - 1].pos_ in {"NOUN", "PROPN"} and i not in people:
            i += 1
            end = i
            continue
        break
    return end


def contexts(doc: Doc, people: list[Span]) -> list[NameContext]:
    """For each personal name in ``doc`` (in text order) what is said right around it."""
    titles = find_titles(doc)
    phrases = find_role_phrases(doc, titles)
    title_end = {t.end: t for t in titles}
    phrase_start = {p.start: p for p in phrases} | {p.head: p for p in phrases}
    in_phrase = {i: p for p in phrases for i in range(p.start, p.end)}
    return [_context(doc, span, people, title_end, phrase_start, in_phrase) for span in people]


def _context(
    doc: Doc,
    span: Span,
    people: list[Span],
    title_end: dict[int, TitleSpan],
    phrase_start: dict[int, RolePhrase],
    in_phrase: dict[int, RolePhrase],
) -> NameContext:
    rank = honorific = None
    roles: list[RolePhrase] = []
    tokens: set[int] = set()
    sentence = doc[span.start].sent.start
    i = span.start
    while i > sentence:
        previous = doc[i - 1]
        title = title_end.get(i)
        phrase = in_phrase.get(i - 1)
        if title is not None and title.title.category in RANKS:
            rank = rank or title.title.output
            i = title.start
        elif title is not None and title.title.category == "honorific":
            honorific = honorific or title.title.canonical
            i = title.start
        elif phrase is not None:
            roles.insert(0, phrase)
            i = phrase.start
        elif fold(previous.text) in _LINKS and (i - 1 > sentence) and (fold(previous.text) != "et" or roles):
            if fold(previous.text) == "," and doc[i - 2].ent_type_ == "PER":
                break
            i -= 1
            continue
        elif fold(previous.text) in lexicon.demonym_countries() and (rank or honorific or i == span.start):
            i -= 1
            continue
        else:
            break
        tokens.update(range(i, span.start))
    roles += _after(doc, span, phrase_start, tokens)
    return NameContext(rank, honorific, tuple(dict.fromkeys(roles)), frozenset(tokens))


def _after(doc: Doc, span: Span, phrase_start: dict[int, RolePhrase], tokens: set[int]) -> list[RolePhrase]:
    """Role phrases in apposition after the name, or given by « est nommé », « devient »."""
    found: list[RolePhrase] = []
    end = doc[span.end - 1].sent.end
    i = span.end
    naming = False
    ages = 0
    while i < end:
        phrase = phrase_start.get(i)
        key = fold(doc[i].text)
        if phrase is not None and phrase.start <= i:
            if not (found or naming or doc[span.end].text in {",", "(", "-", "–", "—"}):
                break
            found.append(phrase)
            if not naming:
                tokens.update(range(phrase.start, phrase.end))
            i = phrase.end
        elif key in _NAMING_VERBS:
            naming = True
            i += 1
        elif key in _LINKS | {")", "precedemment", "par", "jusque", "la", "ans", "ancien"} or (doc[i].like_num and ages < 1):
            ages += doc[i].like_num
            i += 1
        elif key in {"mle", "au", "poste", "de", "comme"} or (naming and doc[i].like_num) or (len(key) == 1 and doc[i].text.isupper()):
            i += 1
        elif doc[i].ent_type_ == "PER":
            break
        else:
            break
    return found
