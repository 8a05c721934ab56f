"""Functions in the text: « ministre malien de la Défense et des Anciens Combattants », and whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from aes_extract import lexicon
from aes_extract.components.mentions import end_of_mention
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.titles import TitleSpan, find_titles
from aes_extract.components.words import text_of, words_of
from aes_extract.morphology import has_feature
from aes_extract.text import ARTICLES, OF, fold
from aes_extract.topic import is_sport

_FUNCTIONS = frozenset({"civil_title", "civil_title_abbr", "mil_function", "mil_function_abbr", "profession"})
_BEFORE = frozenset("""ancien ancienne anciens anciennes actuel actuelle ex ex- vice vieux premier premiere""".split())
_NAMING_VERBS = frozenset(
    """nomme nommee devient devenu devenue elu elue designe designee promu promue est reste redevient""".split()
)
_LINKS = frozenset("""le la l' les son sa notre leur , ( : et comme egalement aussi par ailleurs""".split())


_COPULAS = frozenset({"devient", "devenu", "devenue", "est", "reste", "redevient"})
_AUXILIARIES = frozenset({"a", "ont", "avait", "ete", "vient", "viennent", "d'", "de", "etre", "sera", "fut", "est"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens ``start`` to ``end`` (exclusive): a function and its complement; ``head`` is its first token."""

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
    keys, ents = words_of(doc).keys, doc.ents
    people = {i for e in ents if e.label_ == "PER" for i in range(e.start, e.end)}
    demonyms = find_demonyms(doc)
    heads = {(t.start, t.end) for t in titles if t.title.category in _FUNCTIONS}
    inside = {i for start, end in heads for i in range(start, end)}
    nouns = lexicon.word_list("function_heads.txt")
    heads |= {
        (i, i + 1)
        for i, key in enumerate(keys)
        if key in nouns and i not in inside and _is_function(doc, i, keys, demonyms)
    }
    found: list[RolePhrase] = []
    for head, end in sorted(heads):
        if found and head < found[-1].end:
            continue
        start = head
        while start and keys[start - 1] in _BEFORE:
            start -= 1
        if start > 1 and doc[start - 1].text == "-" and keys[start - 2] in _BEFORE:
            start -= 2
        found.append(RolePhrase(start, _complement_end(doc, end, ents, people, demonyms), head))
    return found


def _is_function(doc: Doc, i: int, keys: Sequence[str], demonyms: Mapping[int, str]) -> bool:
    """Whether a noun such as « chef », « représentant » is used as a function: with complement, nationality or
    possessive.
    """
    if doc[i].ent_type_:
        return False
    after = keys[i + 1] if i + 1 < len(doc) else ""
    before = keys[i - 1] if i else ""
    return (
        after in OF
        or i + 1 in demonyms
        or before in {"son", "sa", "leur"}
        or (i + 1 < len(doc) and doc[i + 1].pos_ == "ADJ")
    )


def _complement_end(doc: Doc, i: int, ents: Sequence[Span], people: set[int], demonyms: Mapping[int, str]) -> int:
    """The end of adjectives, « de » phrases and their coordination after token ``i``, up to a person's name."""
    keys = words_of(doc).keys
    around = next((e for e in ents if e.start < i < e.end and e.label_ != "PER"), None)
    if around is not None:
        i = around.end
    end = i
    while i < len(doc) and i not in people:
        token, key = doc[i], keys[i]
        if token.is_space or (token.is_punct and i not in demonyms):
            break
        if i in demonyms or (token.pos_ == "ADJ" and i not in people):
            i += 1
            end = i
            continue
        j = i
        if key == "et" and j + 1 < len(doc) and keys[j + 1] in OF:
            j += 1
        if keys[j] in OF or keys[j] in {
            "aupres",
            "pour",
            "charge",
            "chargee",
            "aux",
            "a",
        }:
            in_charge = keys[j] in {"aupres", "charge", "chargee"}
            if keys[j] in {"a", "aux"} and doc[end - 1].pos_ not in {"NOUN", "PROPN"}:
                break
            j += 1
            if in_charge and j < len(doc) and keys[j] in OF:
                j += 1
            if j < len(doc) and keys[j] in ARTICLES | {"sa", "son", "ses"}:
                j += 1
            if j >= len(doc) or j in people or doc[j].is_space or doc[j].is_punct or doc[j].ent_type_ == "DATE":
                break
            if key in {"a", "aux", "pour"} and doc[j].ent_type_ not in {"LOC", "ORG"} and not doc[j].text[0].isupper():
                break
            i = end = end_of_mention(doc, j) or j + 1
            continue
        if key in {
            "general",
            "generale",
            "adjoint",
            "adjointe",
            "principal",
            "regional",
            "national",
            "nationale",
            "delegue",
            "deleguee",
        }:
            i += 1
            end = i
            continue
        entity = next((e for e in ents if e.start == i), None)
        if entity is not None and entity.label_ == "ORG":
            i = end = entity.end
            continue
        if (
            doc[i].pos_ in {"NOUN", "PROPN"}
            and doc[i].text[0].isupper()
            and doc[i - 1].pos_ in {"NOUN", "PROPN"}
            and i not in people
        ):
            i += 1
            end = i
            continue
        break
    return end


def contexts(doc: Doc, people: list[Span]) -> list[NameContext]:
    """For each personal name in ``doc`` (in text order) what is said right around it."""
    titles = find_titles(doc)
    if is_sport(text_of(doc)):  # the captain of a team holds no rank
        titles = [t for t in titles if t.title.canonical != "capitaine"]
    phrases = find_role_phrases(doc, titles)
    title_end = {t.end: t for t in titles}
    ranks = {t.start: t for t in titles if t.is_rank}
    phrase_start = {p.start: p for p in phrases} | {p.head: p for p in phrases}
    in_phrase = {i: p for p in phrases for i in range(p.start, p.end)}
    return [_context(doc, span, title_end, ranks, phrase_start, in_phrase) for span in people]


def _context(
    doc: Doc,
    span: Span,
    title_end: dict[int, TitleSpan],
    ranks: dict[int, TitleSpan],
    phrase_start: dict[int, RolePhrase],
    in_phrase: dict[int, RolePhrase],
) -> NameContext:
    rank = honorific = None
    roles: list[RolePhrase] = []
    tokens: set[int] = set()
    keys = words_of(doc).keys
    sentence = doc[span.start].sent.start
    i = span.start
    while i > sentence:
        title = title_end.get(i)
        phrase = in_phrase.get(i - 1)
        if title is not None and title.is_rank:
            rank = rank or title.title.output
            i = title.start
        elif title is not None and title.title.category == "honorific":
            honorific = honorific or title.title.canonical
            i = title.start
        elif phrase is not None:
            roles.insert(0, phrase)
            i = phrase.start
        elif keys[i - 1] in _LINKS and (i - 1 > sentence) and (keys[i - 1] != "et" or roles):
            if keys[i - 1] == "," and doc[i - 2].ent_type_ == "PER":
                break
            i -= 1
            continue
        elif i - 2 in in_phrase and _is_participle(doc[i - 1]) and not doc[i - 1].ent_type_:
            # « le président malien déchu, X »
            i -= 1
            continue
        else:
            break
        tokens.update(range(i, span.start))
    after, rank_after = _after(doc, span, phrase_start, ranks, tokens)
    roles += after
    return NameContext(rank or rank_after, honorific, tuple(dict.fromkeys(roles)), frozenset(tokens))


def _is_naming(doc: Doc, i: int, end: int) -> bool:
    """Whether the auxiliaries at ``i`` lead to « nommé », « élu »: « a été nommé », « vient d'être élu »."""
    keys = words_of(doc).keys
    while i < end and keys[i] in _AUXILIARIES:
        i += 1
    return i < end and keys[i] in _NAMING_VERBS


def _is_named(token: Token) -> bool:
    """Whether « nommé » is a participle and not « nomme »: by its accent, or by the auxiliary before it."""
    accented = token.text.lower().endswith(("é", "ée", "és", "ées", "u", "ue"))
    return accented or (token.i > 0 and fold(token.nbor(-1).text) in _AUXILIARIES)


def _is_participle(token: Token) -> bool:
    return token.pos_ == "ADJ" or (token.pos_ == "VERB" and has_feature(token, "VerbForm", "Part"))


def _after(
    doc: Doc, span: Span, phrase_start: dict[int, RolePhrase], ranks: dict[int, TitleSpan], tokens: set[int]
) -> tuple[list[RolePhrase], str | None]:
    """Role phrases in apposition after the name, or given by « est nommé », « devient »; and a rank said there."""
    found: list[RolePhrase] = []
    rank = None
    end = doc[span.end - 1].sent.end
    i = span.end
    keys = words_of(doc).keys
    naming = keys[i : i + 3] in (["au", "poste", "de"], ["en", "qualite", "de"]) or (i < end and keys[i] == "comme")
    registered = False
    while i < end:
        phrase = phrase_start.get(i)
        key = keys[i]
        if phrase is not None and phrase.start <= i:
            if not (found or naming or doc[span.end].text in {",", "(", "-", "–", "—"}):
                break
            found.append(phrase)
            if not naming:
                tokens.update(range(phrase.start, phrase.end))
            i = phrase.end
        elif i in ranks and doc[i - 1].text == ",":
            rank = rank or ranks[i].title.output
            i = ranks[i].end
        elif key in _NAMING_VERBS and (key in _COPULAS or _is_named(doc[i])):
            naming = True
            i += 1
        elif (
            (key in _AUXILIARIES and doc[i].pos_ in {"AUX", "VERB", "ADP", "ADV"} and _is_naming(doc, i, end))
            or key in _LINKS | {")", "precedemment", "ans"}
            or (doc[i].like_num and doc[i - 1].text == ",")
        ):
            i += 1
        elif key in {"mle", "matricule"} or (registered and (doc[i].like_num or len(key) == 1)):
            # « Mle 57 113 K »: the registration number of a civil servant.
            registered = True
            i += 1
        elif naming and key in {"au", "poste", "de", "comme", "en", "qualite"}:
            i += 1
        else:
            break
    return found, rank
