"""Reported words and whom the article credits: quotations, reported clauses, « selon X », « indique un communiqué de
X ».
"""

from __future__ import annotations

from collections.abc import Sequence

from aes_extract.events import syntax
from aes_extract.events.arguments import Arguments
from aes_extract.events.model import QuoteSpan, Source
from aes_extract.events.parse import Parse, Word
from aes_extract.events.phrases import noun_phrase
from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import Entity

_OPEN, _CLOSE = frozenset({"«", "“"}), frozenset({"»", "”"})
_DOCUMENTS = frozenset(
    """communique declaration note document rapport bilan source sources compte-rendu message texte lettre
    decret""".split()
)
# Subtypes of statements that tell of an event; who asks for one or praises it does not.
_TELLING = frozenset({"declaration", "rejection"})
_NEAR = 5  # words
_CREDITING = frozenset({"selon", "apres", "suivant"})
# « dans les zones selon l'altitude » credits no one; what is credited is a person, a body, or one of these.
_CREDITED = frozenset(
    """source sources temoin temoins habitant habitants riverain riverains elu autorites proche proches responsable
    responsables bilan communique rapport document medias presse syndicat gouvernement armee police parquet""".split()
)


def quotations(doc: Parse) -> list[tuple[int, int]]:
    """Word ranges between quotation marks, the marks left out; an unclosed one ends at its line's end."""
    found = []
    start = None
    for token in doc:
        if token.text in _OPEN:
            start = token.i + 1
        elif start is not None and (token.text in _CLOSE or "\n" in token.text):
            if token.i > start:
                found.append((start, token.i))
            start = None
    return found


def is_quoted(i: int, quotations_: Sequence[tuple[int, int]]) -> bool:
    """Whether token ``i`` is said in a quotation, not in a word or two that the writer keeps at a distance."""
    return any(start <= i < end and end - start > 3 for start, end in quotations_)


def quotes_of(trigger: Trigger, doc: Parse, quotations_: list[tuple[int, int]]) -> list[QuoteSpan]:
    """What a speech verb reports: its clause, or the quotations of its sentence that are sentences of their own."""
    head = doc[trigger.head]
    verb = doc[trigger.start : trigger.end].text
    found = []
    for start, end in quotations_:
        # A quotation of three words is a word that the writer keeps at a distance.
        if end - start > 3 and (
            head.sent.start <= start < head.sent.end
            or head.sent.start <= end < head.sent.end
            or _follows(doc, end, head)
        ):
            found.append(QuoteSpan(start, end, verb, True))
    if found:
        return found
    clause = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i), None)
    if clause is not None:
        span = [t.i for t in clause.subtree if t.i > head.i]
        return [QuoteSpan(min(span), max(span) + 1, verb, False)]
    return []


def _follows(doc: Parse, end: int, head: Word) -> bool:
    """Whether the sentence of ``head`` is the incise after a quotation: « … », a-t-il déclaré."""
    return 0 <= head.sent.start - end <= 2 and head.i - end <= 8


def credit_of(trigger: Trigger, doc: Parse, arguments: Arguments) -> Source | None:
    """Whom the sentence credits: « selon X », « d'après X », « indique un communiqué de X », « a indiqué X » in an
    incise.
    """
    sent = doc[trigger.head].sent
    for token in sent:
        key = token.key
        if key not in _CREDITING:
            continue
        if key == "apres" and (token.i == sent.start or doc[token.i - 1].key != "d'"):
            continue
        preposition = token.head if token.dep_ == "fixed" else token
        noun = next((c for c in preposition.children if c.pos_ in {"NOUN", "PROPN"}), None)
        if preposition.dep_ in {"case", "mark"}:
            noun = preposition.head
        if noun is None:
            continue
        credit = _credited(noun, arguments)
        if credit is not None:
            return credit
    return None


def reported_by(trigger: Trigger, speech: list[Trigger], doc: Parse, arguments: Arguments) -> Source | None:
    """Whose unsigned word the event is: « … , ont indiqué deux sources », « un habitant a évoqué l'enlèvement ».

    ``speech`` are the verbs of the article that may report. Somebody named who says it makes a statement instead.
    """
    head = doc[trigger.head]
    for other in speech:
        verb = doc[other.head]
        if verb.sent is not head.sent or other.head == trigger.head or other.frame.subtype not in _TELLING:
            continue
        subject = _behind(other, doc) or next(arguments.slots.tokens(other, "subject"), None)
        if subject is None or subject.pos_ == "PRON":
            continue
        incise = trigger.head < verb.i < subject.i
        content = subject.i < verb.i < trigger.head and (verb.is_ancestor(head) or _is_close(verb, head, doc))
        entity = arguments.referents.entity(subject)
        named = entity is not None and entity.kind != "group" and subject.key not in _DOCUMENTS
        if (incise or content) and not named:
            return _credited(subject, arguments)
    return None


def _behind(verb: Trigger, doc: Parse) -> Word | None:
    """The noun right behind an incise of two verbs, which hide it from the parser: « , croit savoir un proche »."""
    if verb.end - verb.start < 2 or not verb.start or doc[verb.start - 1].text != ",":
        return None
    return next((w for w in doc[verb.end : verb.end + 3] if w.pos_ == "NOUN"), None)


def _is_close(verb: Word, noun: Word, doc: Parse) -> bool:
    """Whether a noun stands a few words after a verb that the parser took for another word."""
    between = doc[verb.i + 1 : noun.i]
    return verb.pos_ != "VERB" and len(between) <= _NEAR and not any(w.pos_ == "VERB" for w in between)


def _source(entity: Entity) -> Source:
    return Source(entity.name, entity.kind, None if entity.kind == "group" else entity.id)


def _credited(noun: Word, arguments: Arguments) -> Source | None:
    if noun.key in _DOCUMENTS:
        inner = next((t for case, t in syntax.complements(noun) if case in {"de", "par"}), None)
        if inner is None:
            inner = next(
                (
                    t
                    for c in noun.children
                    if c.dep_.startswith("acl")
                    for case, t in syntax.complements(c)
                    if case in {"de", "par"}
                ),
                None,
            )
        entity = arguments.referents.entity(inner) if inner is not None else None
        if entity is not None:
            return _source(entity)
        if noun.key not in {"source", "sources"}:
            return None
    entity = arguments.referents.entity(noun)
    if entity is not None and entity.kind != "place":
        return _source(entity)
    if noun.key in _CREDITED:
        phrase = noun_phrase(noun)
        return Source(phrase) if phrase else None
    return None
