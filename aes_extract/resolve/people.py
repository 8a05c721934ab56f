"""People: full names and short forms of one person together; rank, roles, country and sector."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Doc, Span

from aes_extract import lexicon
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.orthography import FUNCTION_WORDS
from aes_extract.lexicon.in_use import is_listed
from aes_extract.lexicon.records import Person
from aes_extract.resolve.entities import InstitutionEntity, PersonEntity, PlaceEntity, TokenMention
from aes_extract.resolve.roles import NameContext, RolePhrase, contexts
from aes_extract.text import fold, slug, words

# Words that a title takes without saying more: « l'ancien président de la République ».
_PLAIN = frozenset("ancien ancienne actuel actuelle ex republique etat transition faso gouvernement".split())
_MALE, _FEMALE = frozenset({"m", "mm", "sem"}), frozenset({"mme", "mlle", "seme"})
_ALIAS_FILLERS = frozenset({"plus", "sous", "le", "nom", "de"})
_BEFORE_ALIAS = _ALIAS_FILLERS | {"alias", "dit", "dite", "surnomme", "surnommee", "connu"}
_GOVERNING = frozenset(
    """president presidente ministre premier chef gouverneur gouverneure prefet prefete maire ambassadeur ambassadrice
    consul""".split()
)


@dataclass(frozen=True, eq=False)
class _Named:
    """One mention of a name with what stands around it."""

    span: Span
    parts: tuple[str, ...]
    context: NameContext

    @cached_property
    def weight(self) -> int:
        """How many parts of the name are more than an initial or a particle."""
        particles = lexicon.name_particles()
        return sum(1 for p in self.parts if p not in particles and len(p) > 1)

    @cached_property
    def record(self) -> Person | None:
        """The gazetteer's person that the mention names."""
        return _record(self)

    @cached_property
    def titles(self) -> set[str]:
        """Words that tell two holders of one surname apart: rank, honorific, function nouns."""
        doc = self.span.doc
        found = {fold(doc[p.head].text) for p in self.context.roles}
        if self.context.rank:
            found.add(fold(self.context.rank).split()[0].split("-")[-1])
        if self.context.honorific in {"me", "dr", "pr", "mgr"}:
            found.add(self.context.honorific)
        return found


_LETTERS = 4
_ORDINAL = re.compile(r"[IVX]+")
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+")


def resolve_people(doc: Doc, institutions: list[InstitutionEntity], places: list[PlaceEntity]) -> list[PersonEntity]:
    """The people that ``doc.ents`` names, in order of first mention.

    Full names (two parts or more) come first; a short form then goes to the one full name that it fits, of several to
    the one with the same rank, function or honorific, and stands for itself when nothing tells.
    """
    demonyms = find_demonyms(doc)
    spans = [e for e in doc.ents if e.label_ == "PER"]
    named = [_Named(s, tuple(words(s.text)), c) for s, c in zip(spans, contexts(doc, spans), strict=True)]
    aliases = _aliases(named)
    clusters: list[list[_Named]] = []
    for mention in sorted(named, key=lambda m: (-m.weight, m.span.start)):
        bearer = aliases.get(mention.span.text)
        home = next((c for c in clusters if bearer in c), None) or _home(mention, clusters)
        if home is None:
            clusters.append([mention])
        else:
            home.append(mention)
    clusters = [sorted(c, key=lambda m: m.span.start) for c in clusters]
    clusters.sort(key=lambda c: c[0].span.start)
    return [_entity(doc, c, institutions, places, demonyms) for c in clusters]


def _aliases(named: list[_Named]) -> dict[str, _Named]:
    """Epithets and who bears them: « X, alias Y », « X dit Y »."""
    return {
        second.span.text: first
        for first, second in itertools.pairwise(named)
        if _announces_alias(first.span.doc, first.span.end, second.span.start)
    }


def _announces_alias(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens between two names say that the second is another of the first's: « dit », « plus connu sous
    le nom de ».
    """
    announced = False
    for token in doc[start:end]:
        if not token.is_punct and not token.is_space:
            word = fold(token.text)
            if word not in _BEFORE_ALIAS:
                return False
            announced = announced or word not in _ALIAS_FILLERS
    return announced


def _home(mention: _Named, clusters: list[list[_Named]]) -> list[_Named] | None:
    full = mention.weight > 1
    record = mention.record
    fits = []
    for cluster in clusters:
        other = max(cluster, key=lambda m: m.weight)
        known = other.record
        same = (
            (record is not None and known is not None and record.id == known.id)
            or ("" != _listed_id([mention]) == _listed_id(cluster))
            or (
                (_same_name(mention.parts, other.parts) or _misspelt(mention, other))
                if full
                else _is_part(mention.parts, other.parts)
            )
        )
        if same and not _of_other_gender(mention, cluster):
            fits.append(cluster)
    if len(fits) <= 1 or full:
        return fits[0] if fits else None
    exact = [c for c in fits if any(m.parts[-len(mention.parts) :] == mention.parts for m in c)]
    fits = exact or fits
    by_title = [c for c in fits if mention.titles & set().union(*(m.titles for m in c))]
    if len(by_title) == 1:
        return by_title[0]
    earlier = [(m.span.start, c) for c in fits for m in c if m.span.start < mention.span.start]
    return max(earlier, key=lambda t: t[0])[1] if earlier and not mention.titles else None


def _of_other_gender(mention: _Named, cluster: list[_Named]) -> bool:
    """« Mme Maïga » is not « M. Maïga »."""
    said = {m.context.honorific for m in cluster}
    other = _MALE if mention.context.honorific in _FEMALE else _FEMALE if mention.context.honorific in _MALE else None
    return other is not None and bool(said & other)


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one: the parts of the shorter one are all in the longer one, small misspellings
    aside.
    """
    short, long = sorted((a, b), key=len)
    left = list(long)
    for part in short:
        hit = next((x for x in left if _alike(part, x)), None)
        if hit is None:
            return False
        left.remove(hit)
    return len(short) > 1 and (sum(p in long for p in short) * 2 >= len(short))


def _misspelt(a: _Named, b: _Named) -> bool:
    """Whether two full names of one title and surname differ by at most two letters in every other part."""
    if len(a.parts) != len(b.parts) or a.parts[-1] != b.parts[-1] or not a.titles & b.titles:
        return False
    return all(
        x == y or (min(len(x), len(y)) >= 5 and _distance(x, y) <= 2) for x, y in zip(a.parts, b.parts, strict=True)
    )


def _distance(a: str, b: str) -> int:
    """The edit distance of two words (Levenshtein: insertions, deletions, substitutions)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) > len(long):
        return False
    if len(short) == 1:
        return any(_alike(short[0], p) for p in long)
    return all(p in long or (len(p) == 1 and any(x[0] == p for x in long)) for p in short)


def _alike(a: str, b: str) -> bool:
    """Whether two folded name parts differ by one letter at most (none below five letters), or are an initial and its
    name.
    """
    if a == b:
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and _distance_below_two(a, b)


def _distance_below_two(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    tails = ((a[i + 1 :], b[i + 1 :]), (a[i:], b[i + 1 :]), (a[i + 1 :], b[i:]))
    swapped = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    return swapped or any(x == y for x, y in tails)


@cache
def _records() -> dict[str, Person]:
    return {p.id: p for p in lexicon.people()}


@cache
def _by_part() -> dict[str, list[tuple[tuple[str, ...], Person]]]:
    index: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
    for person in lexicon.people():
        for name in (person.name, *person.aliases):
            parts = tuple(words(name))
            if min(map(len, parts)) == 1:
                # « A. Goïta » would fit everyone of that surname whose first name begins so.
                continue
            for part in {parts[0], parts[-1]}:
                index.setdefault(part, []).append((parts, person))
    return index


@cache
def _surname_holders() -> dict[str, tuple[Person, ...]]:
    index: dict[str, list[Person]] = {}
    for person in lexicon.people():
        singles = (words(alias) for alias in person.aliases)
        for part in {words(person.name)[-1], *(w[0] for w in singles if len(w) == 1)}:
            index.setdefault(part, []).append(person)
    return {k: tuple(v) for k, v in index.items()}


def _record(mention: _Named) -> Person | None:
    """The gazetteer's person that a mention names, or None.

    A full name may differ by one letter in each part while half of its parts fit exactly. A surname alone counts only
    with a function that this one holder of it is known for, but where a user lists it as enough.
    """
    by_id = _records().get(mention.span.kb_id_)
    if by_id and is_listed(mention.span.id_):
        return by_id
    if mention.weight > 1:
        if by_id:
            return by_id
        candidates = {
            p.id: p
            for part in mention.parts
            for parts, p in _by_part().get(part, ())
            if len(parts) > 1 and len(parts) == len(mention.parts) and _same_name(mention.parts, parts)
        }
        if len(candidates) > 1:
            candidates = {i: p for i, p in candidates.items() if mention.context.roles and _holds_office(mention, p)}
        return next(iter(candidates.values())) if len(candidates) == 1 else None
    holders = _surname_holders().get(mention.parts[-1] if mention.parts else "", ())
    if by_id and len(holders) <= 1 and mention.span.text.isupper() and len(mention.span.text) <= 4:
        return by_id
    fits = [p for p in holders if mention.titles & _GOVERNING and _holds_office(mention, p)]
    return fits[0] if len(fits) == 1 else None


def _holds_office(mention: _Named, person: Person) -> bool:
    """Whether the functions said with a name are ones that the person is known for, and of no other country or body."""
    doc = mention.span.doc
    known = {w for r in person.roles for w in words(r.title)} | _country_words().get(person.country or "", frozenset())
    for phrase in mention.context.roles:
        said = {w for t in doc[phrase.start : phrase.end] for w in words(t.text)} - FUNCTION_WORDS - _PLAIN
        if not said <= known:
            return False
    heads = {words(r.title)[0] for r in person.roles if r.title}
    return bool(mention.titles & _GOVERNING & heads)


@cache
def _country_words() -> dict[str, frozenset[str]]:
    """For each country the words of its name and its demonyms."""
    return {
        c.alpha3: frozenset(w for n in (c.name, *c.aliases, *c.demonyms) for w in words(n)) for c in lexicon.countries()
    }


def _entity(
    doc: Doc,
    cluster: list[_Named],
    institutions: list[InstitutionEntity],
    places: list[PlaceEntity],
    demonyms: Mapping[int, str],
) -> PersonEntity:
    longest = max(cluster, key=lambda m: (m.weight, -m.span.start))
    records = [m.record for m in cluster if m.record]
    record = records[0] if records and all(r.id == records[0].id for r in records) else None
    name = record.name if record else normal_case(longest.span.text)
    ranks = [m.context.rank for m in cluster if m.context.rank]
    rank = max(ranks, key=lambda r: (len(r.split()), -ranks.index(r)), default=None)
    roles: dict[str, str | None] = {}
    for mention in cluster:
        for phrase in mention.context.roles:
            text = " ".join(doc[phrase.start : phrase.end].text.split())
            if not any(set(words(text)) <= set(words(r)) for r in roles):
                roles[text] = _organization(doc, phrase.start, phrase.end)
    country = record.country if record else None
    if country is None:
        country = next(
            (c for m in cluster for p in m.context.roles if (c := _country(p, places, institutions, demonyms))),
            None,
        )
    sector = record.sector if record else _sector(rank, list(roles))
    entity = PersonEntity(
        "person",
        record.id if record else _listed_id(cluster) or slug(name),
        name,
        [TokenMention(m.span.start, m.span.end, m.span.id_) for m in cluster],
        country=country,
        sector=sector,
        wikidata=record.wikidata if record else None,
        rank=rank,
        roles=list(roles.items()),
    )
    for mention in cluster:
        entity.also |= mention.context.tokens
    return entity


def _listed_id(cluster: list[_Named]) -> str:
    """The id that a pattern gives somebody of whom no record is known, "" without one."""
    return next((m.span.kb_id_ for m in cluster if m.span.kb_id_ and m.span.kb_id_ not in _records()), "")


def _organization(doc: Doc, start: int, end: int) -> str | None:
    return next((e.text for e in doc.ents if e.label_ == "ORG" and start <= e.start and e.end <= end), None)


def _country(
    phrase: RolePhrase, places: list[PlaceEntity], institutions: list[InstitutionEntity], demonyms: Mapping[int, str]
) -> str | None:
    start, end = phrase.start, phrase.end
    for i in range(start, end):
        if demonyms.get(i):
            return demonyms[i]
    for entity in (*places, *institutions):
        if entity.country and any(start <= m.start < end for m in entity.mentions):
            return entity.country
    return None


def _sector(rank: str | None, roles: list[str]) -> str | None:
    heads = {words(r)[0] for r in roles if words(r)} | {w for r in roles for w in words(r)[:2]}
    if heads & _GOVERNING:
        return "GOV"
    return "MIL" if rank else None


def normal_case(name: str) -> str:
    """A name in normal case: capitals lowered, with the accents that the name lists know (« KANTE » → « Kanté »).

    Letters that stand for a person (« ATT ») and the number of a king or pope (« Hassan II ») keep their capitals; a
    lost blank is put back (« IssakaMaïga »).
    """
    if " " not in name and name.isupper() and len(name) <= _LETTERS and fold(name) not in lexicon.spelt_names():
        return name
    parts = (part for word in name.split() for part in _parted(word))
    return " ".join(part if i and _ORDINAL.fullmatch(part) else _normal_part(part) for i, part in enumerate(parts))


def _parted(word: str) -> list[str]:
    """« IssakaMaïga » as its two names, where one of them is a known name; any other word as it is."""
    parts = _CAMEL.findall(word)
    known = any(fold(p) in lexicon.spelt_names() for p in parts)
    return parts if len(parts) == 2 and "".join(parts) == word and known and len(parts[0]) > 2 else [word]


def _normal_part(part: str) -> str:
    if "-" in part:
        return "-".join(_normal_part(p) for p in part.split("-"))
    if len(part) > 1 and part.isupper():
        return lexicon.spelt_names().get(fold(part), part[0] + part[1:].lower())
    return part
