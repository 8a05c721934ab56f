"""Who does what in a parsed sentence, whatever the voice: the slots that frames speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from aes_extract.events.parse import Word
from aes_extract.morphology import has_feature

T = TypeVar("T")
POSSESSIVES = frozenset({"leur", "leurs", "son", "sa", "ses"})
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})


_BEING = frozenset("""est sont etait etaient sera seront serait seraient fut furent soit soient""".split())
# Verbs whose perfect takes « être » in the active.
_WITH_ETRE = frozenset(
    """aller arriver decéder deceder demeurer descendre devenir echoir entrer intervenir monter mourir naitre partir
    parvenir passer rentrer repartir rester retourner revenir sortir survenir tomber venir redevenir provenir""".split()
)


def _kept(find: Callable[[Word], T]) -> Callable[[Word], T]:
    """``find`` with its answers kept while the text lives: rules, judge and tagger ask the same of a word."""

    @wraps(find)
    def kept(word: Word) -> T:
        answers = word.doc.answers[find]
        if word.i not in answers:
            answers[word.i] = find(word)
        found: T = answers[word.i]
        return found

    return kept


def is_participle(verb: Word) -> bool:
    return has_feature(verb, "VerbForm", "Part")


@_kept
def is_passive(verb: Word) -> bool:
    """Whether the verb is in the passive: « est tué », « tués par »; a reflexive verb is not."""
    if any(c.dep_.startswith("expl") for c in verb.children):
        return False
    if any(c.dep_ == "obl:agent" for c in verb.children):
        return True
    if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children):
        return verb.lemma_key not in _WITH_ETRE
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_.startswith("aux") for c in verb.children):
        # « a quitté l'Union et dénoncé l'accord »: the voice of the verb that it is coordinated with.
        return is_participle(verb) and is_passive(verb.head)
    if any(c.dep_ == "aux:tense" for c in verb.children):
        being = any(c.key in _BEING for c in verb.children if c.dep_ == "aux:tense")
        return _perfect_passive(verb) or (being and verb.lemma_key not in _WITH_ETRE)
    if is_participle(verb) and not has_feature(verb, "Tense", "Pres"):
        return verb.dep_ in {"acl", "amod", "advcl", "conj"} or not any(c.dep_.startswith("aux") for c in verb.children)
    return False


def _perfect_passive(verb: Word) -> bool:
    """« a été tué »: the parser sometimes calls both words tense auxiliaries."""
    return any(c.key in {"ete"} for c in verb.children if c.dep_.startswith("aux"))


def conjuncts(token: Word) -> Iterator[Word]:
    """The token and what is coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def antecedent(verb: Word, pronoun: Word) -> Word | None:
    """The noun that a relative pronoun under ``verb`` stands for."""
    node = verb
    while node.dep_ in {"conj", "xcomp", "ccomp", "advcl"} and node.head != node:
        node = node.head
    return node.head if node.dep_ == "acl:relcl" and pronoun.key in RELATIVES else None


def surface_subject(verb: Word, depth: int = 0) -> Word | None:
    """The grammatical subject of ``verb``: its own, or the one that infinitive, participle or coordination shares."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass", "nsubj:caus", "csubj"} and c.pos_ != "ADV"]
    if own:
        # « Le Gouverneur de X, le Général Y, a … »: the parser makes two subjects of an apposition; the name is nearer.
        nouns = [c for c in own if c.pos_ in {"NOUN", "PROPN"}] or own
        return antecedent(verb, nouns[-1]) or nouns[-1]
    if depth > 4 or verb.head == verb:
        return None
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis"} or (
        verb.dep_ == "ccomp" and has_feature(verb, "VerbForm", "Inf")
    ):
        head = verb.head
        if head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            # « exhorter X à faire »: the one exhorted does it.
            if verb.dep_ == "xcomp" and has_feature(verb, "VerbForm", "Inf"):
                obj = next(
                    (c for c in head.children if c.dep_ in {"obj", "iobj"} and c.pos_ in {"NOUN", "PROPN"}),
                    None,
                )
                if obj is not None:
                    return obj
            if head.dep_.startswith("acl") and head.dep_ == "acl" and not is_participle(head):
                return head.head
            return surface_subject(head, depth + 1)
    if verb.dep_ in {"acl:relcl", "acl"}:
        return verb.head
    if verb.i < verb.head.i and verb.dep_ in {"obl:mod", "dep", "nmod", "amod", "advmod"}:
        # « Réunis hier à X, les dirigeants … »: the participle that opens the sentence shares the subject after it.
        return verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else surface_subject(verb.head, depth + 1)
    return None


@_kept
def deep_subject(verb: Word) -> Word | None:
    """Who acts: the subject of an active verb, the « par » complement of a passive one."""
    if is_passive(verb):
        agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
        if agent is None:
            agent = next((t for case, t in complements(verb) if case == "par"), None)
        return agent
    return surface_subject(verb)


@_kept
def deep_object(verb: Word) -> Word | None:
    """Who or what is acted on: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        if verb.dep_ in {"acl", "amod"}:
            return verb.head
        return surface_subject(verb)
    obj = next((c for c in verb.children if c.dep_ == "obj"), None)
    if obj is not None:
        return antecedent(verb, obj) or obj
    relative = next(
        (c for c in verb.children if c.key in {"que", "qu'"} and c.dep_ in {"obj", "mark", "dep"}),
        None,
    )
    return antecedent(verb, relative) if relative is not None and verb.dep_ == "acl:relcl" else None


@_kept
def complements(token: Word) -> tuple[tuple[str, Word], ...]:
    """Prepositional complements of a verb or noun as (preposition, head of its noun phrase).

    The preposition is folded, without article: « au » → ``a``, « des » → ``de``, « auprès du » → ``aupres de``.
    """
    found = []
    for child in token.children:
        if child.dep_.startswith(("obl", "nmod", "iobj")) or child.dep_ in {"dep", "xcomp", "advmod"}:
            case = preposition(child)
            if case:
                found.append((case, child))
                found += [(preposition(other) or case, other) for other in conjuncts(child) if other is not child]
    return tuple(found)


@_kept
def preposition(noun: Word) -> str:
    """The preposition of a noun phrase, folded; "" if it has none."""
    words = [c for c in noun.children if c.dep_ in {"case", "mark"} and c.i < noun.i]
    if not words:
        return ""
    first = words[0]
    key = " ".join(plain(w) for w in (first, *(c for c in first.children if c.dep_ == "fixed"), *words[1:]))
    return key


def plain(token: Word) -> str:
    """The folded word without article: « du » → ``de``, « aux » → ``a``."""
    key = token.key.rstrip("'")
    return {"au": "a", "aux": "a", "du": "de", "des": "de", "d": "de"}.get(key, key)


@_kept
def governing_verb(noun: Word) -> Word | None:
    """The verb whose subject, object or complement the noun is (through « de »): « a procédé à la signature »."""
    node = noun
    for _ in range(4):
        if node.head == node:
            return None
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
        if node.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} or node.dep_ in {
            "ccomp",
            "acl",
            "acl:relcl",
            "advcl",
            "parataxis",
        }:
            return None
    return None


def support_verb(noun: Word) -> Word | None:
    """The verb that has the noun for subject, object or complement; not one that it only sets the scene for.

    « X a assisté à la cérémonie » but not « au cours de la cérémonie, X a … »
    """
    verb = governing_verb(noun)
    node = noun
    while verb is not None and node.head != verb:
        node = node.head
    if verb is None or node.dep_.startswith(("nsubj", "obj", "obl:arg", "obl:agent", "xcomp")):
        return verb
    return verb if node == noun and preposition(node) in {"", "a"} else None
