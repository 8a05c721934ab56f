"""Short noun phrases copied from the text: what an event is about."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache

from aes_extract import lexicon
from aes_extract.events.arguments import Arguments
from aes_extract.events.model import Filler
from aes_extract.events.parse import Parse, Word
from aes_extract.events.syntax import conjuncts, deep_object, is_participle, preposition
from aes_extract.events.triggers import Trigger
from aes_extract.lexicon import key
from aes_extract.text import fold

_DETERMINERS = frozenset("""le la l' les un une des du de d' ce cet cette ces leur leurs son sa ses au aux""".split())
_POST_LINKS = ("au poste de", "en qualite de", "a la tete de", "comme", "aux fonctions de", "a titre de")
# How far before a trigger its object is looked for when the parse shows none, in tokens.
_NEAR = 8
_MAX_WORDS = 14


def noun_phrase(head: Word, without: Word | None = None) -> str | None:
    """The words of the noun phrase around ``head``: without determiner, relative clause, apposition, coordination after
    it, nor what hangs on the token ``without``.
    """
    if head.pos_ == "PRON":
        return None
    cut = {
        t.i
        for c in head.children
        if c.dep_ in {"acl:relcl", "appos", "parataxis", "punct", "advcl", "cc", "conj"} or _is_setting(c)
        for t in c.subtree
    }
    if without is not None and head.is_ancestor(without):
        cut |= {t.i for t in without.subtree if t.i >= without.i}
    inside = [t.i for t in head.subtree if t.i not in cut and abs(t.i - head.i) <= _MAX_WORDS * 2]
    left = head.i
    while left - 1 in inside and not head.doc[left - 1].is_punct:
        left -= 1
    right = head.i
    while right + 1 in inside and head.doc[right + 1].text not in {",", ";", ":", "»", "(", "."}:
        right += 1
    while left < head.i and head.doc[left].key in _DETERMINERS:
        left += 1
    if right - left >= _MAX_WORDS:
        right = left + _MAX_WORDS - 1
    while right > head.i and (head.doc[right].pos_ in {"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON"}):
        right -= 1
    return head.doc[left : right + 1].text


def required_object(trigger: Trigger, arguments: Arguments) -> Word | None:
    """The object, if it is one of the things the frame names; where the parse shows none, one that stands near."""
    doc = arguments.doc
    slot = "object" if trigger.is_verb else "de"
    tokens = [t for t in arguments.slots.tokens(trigger, slot) if t.pos_ in {"NOUN", "PROPN"}]
    head = doc[trigger.head]
    bare = is_participle(head) and not any(c.dep_.startswith("aux") for c in head.children)
    if bare or all(trigger.start <= t.i < trigger.end for t in tokens):
        tokens += _nouns_near(trigger, doc)
    nouns = trigger.frame.object_is
    named = [
        t
        for token in tokens
        for t in itertools.chain(conjuncts(token), _nouns_above(token, trigger))
        if _is_one_of(t, nouns)
    ]
    return next((t for t in named if not any(other.is_ancestor(t) for other in named)), None)


def _nouns_above(token: Word, trigger: Trigger) -> Iterator[Word]:
    """« accord », « paix » in « accord de paix signé », whose participle the parser may hang on either."""
    above = itertools.takewhile(lambda t: t.pos_ == "NOUN" and t.i != trigger.head, token.ancestors)
    return (t for t in above if not trigger.start <= t.i < trigger.end)


def _nouns_near(trigger: Trigger, doc: Parse) -> Iterator[Word]:
    """The nouns a few tokens before a trigger and those after it, up to the next verb, in its sentence; after a verb
    only those without a preposition.
    """
    sent = doc[trigger.head].sent
    yield from (t for t in doc[max(sent.start, trigger.start - _NEAR) : trigger.start] if t.pos_ in {"NOUN", "PROPN"})
    for token in itertools.takewhile(lambda t: t.pos_ != "VERB", doc[trigger.end : max(trigger.end, sent.end)]):
        if token.pos_ in {"NOUN", "PROPN"} and not (trigger.is_verb and preposition(token)):
            yield token


def _is_one_of(token: Word, nouns: frozenset[str]) -> bool:
    key = token.key
    return key in nouns or key.removesuffix("s") in nouns or key.removesuffix("x") in nouns


def _is_setting(token: Word) -> bool:
    """Whether a complement says where, when or with whom rather than what: « du blé au Burkina Faso »."""
    return bool(token.ent_type_) and preposition(token) in {"a", "en", "dans", "avec", "pour", "par", "depuis", "vers"}


def event_object(trigger: Trigger, arguments: Arguments) -> str | None:
    """The event's object by the frame's ``object`` slots."""
    verb = arguments.doc[trigger.head] if trigger.is_verb else None
    if trigger.frame.object_is and (required := required_object(trigger, arguments)) is not None:
        return noun_phrase(required, verb)
    for slot in trigger.frame.object:
        if slot == "post":
            text = post(arguments.doc, trigger)
        elif slot == "named":
            text = _quoted_name(arguments.doc, trigger)
        else:
            name, _, kind = slot.partition("-")
            text = next(
                (
                    p
                    for t in _things(trigger, arguments, name)
                    if (kind != "thing" or _is_thing(t, arguments)) and (p := noun_phrase(t, verb))
                ),
                None,
            )
        if text:
            return text
    return None


def told_apart(
    objects: Iterable[str], participants: list[Filler], type_: str, doc: Parse
) -> tuple[str | None, list[Filler]]:
    """The first of the objects and the participants of an event, of which nothing is both.

    A name of somebody who takes part, or half of it, is not what the event is about; but what is created creates
    nothing. That is told by its full name: « le Conseil » was there before.
    """
    for thing in objects:
        named = [(p, [key(name) for name in _names(p, doc)]) for p in participants]
        if type_ == "creation" and " " in key(thing):
            named = [(p, names) for p, names in named if key(thing) not in names]
        if not any(f" {key(thing)} " in f" {name} " for _, names in named for name in names):
            return thing, [p for p, _ in named]
    return None, participants


def _names(participant: Filler, doc: Parse) -> list[str]:
    mentions = participant.entity.mentions
    return [participant.entity.name, *(doc[m.start : m.end].text for m in mentions)]


def _things(trigger: Trigger, arguments: Arguments, slot: str) -> Iterator[Word]:
    """The tokens of a slot; for a direct object that a date or place displaced, the next noun with a determiner."""
    head = arguments.doc[trigger.head]
    direct = deep_object(head) if slot == "object" and trigger.is_verb else None
    if slot != "object" or not trigger.is_verb or (direct is not None and direct.ent_type_ != "DATE"):
        yield from arguments.slots.tokens(trigger, slot)
        return
    for token in arguments.doc[trigger.end : head.sent.end]:
        if token.pos_ == "VERB" or token.text in {";", ":"}:
            return
        if (
            token.pos_ == "NOUN"
            and not token.ent_type_
            and not preposition(token)
            and token.nbor(-1).pos_ in {"DET", "NUM", "ADJ"}
        ):
            yield token
            return


def _is_thing(token: Word, arguments: Arguments) -> bool:
    return arguments.entities.at(token.i) is None


def post(doc: Parse, trigger: Trigger) -> str | None:
    """The post after « nommé », « devient »: « Directeur général de la Police nationale »."""
    i = trigger.end
    end = doc[trigger.head].sent.end
    if i + 1 < end and doc[i].key in {"de", "d'", "du"} and _names_person(doc, i + 1, end):
        i = _names_person(doc, i + 1, end)
    while i < end and doc[i].ent_type_ in {"PER", "DATE"}:
        i += 1
    words = [t.key.rstrip("'") for t in doc[i : i + 4]]
    for link in sorted(_POST_LINKS, key=len, reverse=True):
        parts = link.split()
        if words[: len(parts)] == parts:
            i += len(parts)
            break
    while i < end and doc[i].key in _DETERMINERS | {"nouveau", "nouvelle"}:
        i += 1
    if i >= end or doc[i].is_punct or doc[i].is_space or doc[i].pos_ in {"ADP", "VERB", "ADV", "CCONJ"}:
        return None
    stop = i
    while (
        stop < end
        and stop - i < _MAX_WORDS
        and not doc[stop].is_space
        and doc[stop].text not in {",", ";", ":", ".", "(", ")", "»"}
        and doc[stop].pos_ != "VERB"
        and doc[stop].ent_type_ not in {"DATE", "PER"}
    ):
        stop += 1
    while stop > i and doc[stop - 1].pos_ in {"ADP", "DET", "CCONJ"}:
        stop -= 1
    return doc[i:stop].text if stop > i else None


def names_post(doc: Parse, trigger: Trigger) -> bool:
    """Whether what follows « nommé », « devient » is a function rather than anything else one may become."""
    text = post(doc, trigger)
    if text is None:
        return False
    words = [
        w
        for w in fold(text).replace("'", " ").replace("-", " ").split()
        if w not in {"ancien", "nouveau", "nouvelle", "premier", "premiere"}
    ]
    return bool(words) and words[0].rstrip("s") in _function_words()


@cache
def _function_words() -> frozenset[str]:
    """Folded first words of all functions, without plural s."""
    return frozenset(
        fold(t.form).replace("-", " ").split()[0].rstrip("s")
        for t in lexicon.titles()
        if t.category in {"civil_title", "civil_title_abbr", "mil_function", "mil_function_abbr"}
    ) | {
        "membre",
        "chef",
        "representant",
        "commandant",
        "responsable",
        "coordinateur",
        "conseiller",
        "ministre",
    }


def _names_person(doc: Parse, i: int, end: int) -> int:
    """Where the name begins that ranks and honorifics at ``i`` lead to; 0 when none follows within four tokens."""
    return next((k for k in range(i, min(i + 4, end)) if doc[k].ent_type_ == "PER"), 0)


def _quoted_name(doc: Parse, trigger: Trigger) -> str | None:
    """The name in quotation marks right after a noun: « l'exercice « X 1 » », « baptisé « X » »."""
    return next(_quotes_after(doc, trigger.end, min(trigger.end + 8, doc[trigger.head].sent.end)), None)


def _quotes_after(doc: Parse, start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        if doc[i].text == "«":
            close = next((k for k in range(i + 1, min(i + 8, len(doc))) if doc[k].text == "»"), None)
            if close is not None and close > i + 1:
                yield doc[i + 1 : close].text.strip()
