"""What a word is to an event's trigger, as the tree tells it whatever the voice: subject, object, « par X », « à X » …

The parser attaches the members of a list to its first, an apposition to its noun, the subject of two verbs to one of
them. Here each has the function of the phrase that it belongs to.
"""

from __future__ import annotations

from aes_extract.events import syntax
from aes_extract.events.parse import Word

_SAME = frozenset({"conj", "appos", "flat", "flat:name", "flat:foreign"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis", "acl", "acl:relcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "SYM"})
NONE = "-"


class Functions:
    """The functions of words to one trigger, whose head is ``head``."""

    def __init__(self, head: Word, is_verb: bool) -> None:
        self._of_phrase = dict(_of_verb(head)) if is_verb else dict(_of_noun(head))

    def of(self, token: Word) -> str:
        """The function of the phrase that ``token`` heads or is a member of; ``-`` where the tree tells none."""
        top = whole(token)
        found = self._of_phrase.get(top.i) or self._of_phrase.get(token.i)
        if found is not None:
            return found
        # « le président de X a dit »: in the subject; « aux familles de X »: in the complement.
        if top.head is not top:
            outer = self._of_phrase.get(whole(top.head).i)
            if outer is not None:
                return f"{outer}>{syntax.preposition(top) or top.dep_}"
        return NONE


def whole(token: Word) -> Word:
    """The head of the list or of the noun with apposition that the token is part of."""
    node = token
    while node.dep_ in _SAME and node.head is not node and node.head.pos_ in _NOMINAL:
        node = node.head
    return node


def _of_verb(verb: Word, prefix: str = "") -> list[tuple[int, str]]:
    """The functions of the phrases around a verb, the surest last."""
    found: list[tuple[int, str]] = []
    if not prefix and verb.dep_ in _CLAUSES and verb.head is not verb:
        found += _above(verb)
    for child in verb.children:
        case = syntax.preposition(child)
        if child.dep_.startswith("obl") or (case and child.pos_ in _NOMINAL):
            found.append((child.i, f"{prefix}agent" if child.dep_ == "obl:agent" else f"{prefix}{case}"))
        elif child.dep_ == "iobj":
            found.append((child.i, f"{prefix}a"))
        elif child.pos_ in _NOMINAL and child.dep_ in {"dep", "xcomp", "nmod", "advmod", "parataxis", "ccomp"}:
            found.append((child.i, f"{prefix}{child.dep_}"))
    passive = syntax.is_passive(verb)
    object_, subject = syntax.deep_object(verb), syntax.surface_subject(verb)
    if subject is not None:
        found.append((whole(subject).i, f"{prefix}{'object' if passive else 'subject'}"))
    if object_ is not None:
        found.append((whole(object_).i, f"{prefix}object"))
    return found


def _above(verb: Word) -> list[tuple[int, str]]:
    """What the phrases around the governing verb are to a verb in a clause below it."""
    up = verb.head
    kind = verb.dep_.split(":")[0]
    if up.pos_ in {"VERB", "AUX"}:
        return _of_verb(up, f"^{kind}:")
    return [(whole(up).i, f"^{kind}")] if up.pos_ in _NOMINAL else []


def _of_noun(noun: Word) -> list[tuple[int, str]]:
    """The functions of the phrases around a noun, the surest last: of its verb's, of its participles', of its own."""
    found: list[tuple[int, str]] = []
    verb = syntax.governing_verb(noun)
    if verb is not None:
        node = noun
        while node.head is not verb and node.head is not node:
            node = node.head
        slot = syntax.preposition(node) or node.dep_.split(":")[0]
        near = "" if node is noun else "~"
        found += _of_verb(verb, f"{slot}{near}<")
    up = whole(noun).head
    if up.pos_ in _NOMINAL:
        found.append((whole(up).i, f"^{syntax.preposition(whole(noun)) or 'noun'}"))
    for child in noun.children:
        if child.dep_.startswith("acl"):
            found += [(i, f"acl:{f}") for i, f in _of_verb(child, "|")]
    for child in noun.children:
        if child.pos_ in _NOMINAL or child.dep_ == "nmod":
            found.append((child.i, syntax.preposition(child) or child.dep_))
    return found
