"""How events of one article stand to each other: « en marge de », « à l'issue de », « fait suite à », « a permis de
».
"""

from __future__ import annotations

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.triggers import Trigger
from aes_extract.schema import RelationType

_DURING = (
    "en marge de",
    "lors de",
    "a cours de",
    "pendant",
    "durant",
    "dans le cadre de",
    "a l'occasion de",
    "a la faveur de",
    "a l'ouverture de",
    "a la cloture de",
    "en ouverture de",
    "communique final de",
)
_AFTER = (
    "a l'issue de",
    "a terme de",
    "a sortir de",
    "apres",
    "depuis",
    "a la suite de",
    "suite a",
    "a lendemain de",
)
_BEFORE = ("avant", "a la veille de", "en prelude a", "en prelude de", "en attendant")

_LINKS: tuple[tuple[RelationType, tuple[str, ...]], ...] = (("during", _DURING), ("after", _AFTER), ("before", _BEFORE))


# Contracted articles as their preposition; what may stand between the phrase and its noun.
_CONTRACTED = {"du": "de", "des": "de", "au": "a", "aux": "a", "d'": "de"}
_BEFORE_NOUN = frozenset(
    """la le les l' un une cette cet ce ces son sa ses leur leurs meme premiere premier deuxieme troisieme derniere
    dernier recente recent""".split()
)


def link_before(doc: Parse, noun: Trigger) -> RelationType | None:
    """What the words right before an event noun make of it: ``during``, ``after``, ``before`` or None."""
    start = noun.start
    left = max(doc[start].sent.start, start - 7)
    words = [_CONTRACTED.get(w, w) for t in doc[left:start] if (w := t.key)]
    while words and words[-1] in _BEFORE_NOUN:
        words.pop()
    text = " " + " ".join(words).replace("' ", "'")
    for relation, phrases in _LINKS:
        if any(text.endswith(f" {phrase}") for phrase in phrases):
            return relation
    return None


def verb_link(doc: Parse, first: Trigger, second: Trigger) -> RelationType | None:
    """The relation said by the verb between two triggers of one sentence: « fait suite à », « précède », « a permis
    de ».
    """
    between = " ".join(t.key for t in doc[first.end : second.start])
    if "fait suite a" in between or "font suite a" in between or ("survient" in between and "apres" in between):
        return "after"
    if "qui precede" in between or " precede" in f" {between}":
        return "before"
    if (
        "permis de" in between
        or "debouche sur" in between
        or "abouti a" in between
        or "sanctionnee par" in between
        or "sanctionne par" in between
    ):
        return "led_to"
    return None


def anchor_of(doc: Parse, trigger: Trigger, nouns: list[Trigger]) -> tuple[RelationType, Trigger] | None:
    """The event noun that sets the scene for ``trigger`` and how: « À l'issue de l'audience, X a déclaré »."""
    sent = doc[trigger.head].sent
    best: tuple[RelationType, Trigger] | None = None
    for noun in nouns:
        if noun is trigger or doc[noun.head].sent != sent:
            continue
        relation = link_before(doc, noun)
        if relation and _governed_by(doc[noun.head], doc[trigger.head]):
            best = (relation, noun)
    return best


def _governed_by(noun: Word, head: Word) -> bool:
    """Whether the setting noun hangs on this trigger rather than on another one below it."""
    verb = syntax.governing_verb(noun)
    return verb == head or head in noun.ancestors or noun.sent.root == verb
