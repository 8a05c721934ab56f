"""Whether an event happened: tense, mood, modals, nouns of plan and wish, negation, denial, hearsay."""

from __future__ import annotations

from aes_extract.events.inflect import folded_forms
from aes_extract.events.parse import Word
from aes_extract.events.syntax import governing_verb, preposition
from aes_extract.events.triggers import Trigger
from aes_extract.morphology import has_feature
from aes_extract.schema import Status
from aes_extract.text import fold

_PLANNED = frozenset(
    """prevu reporte reportee reportes reportees prevue prevus prevues prevoit prevoient prevoir prevoyait
    prevoyaient envisage envisagent envisageait envisageaient envisagee envisages projet projette projettent
    planifie planifiee attendu attendue attendus attendues programme programmee prochain prochaine prochains
    prochaines futur future compte comptent doit doivent devra devront devrait devraient va vont ira iront
    prepare preparent entend entendent promis promet promettent promesse annoncait compter veulent veut
    voulait voulaient""".split()
)
_CALLED_FOR = frozenset(
    folded_forms(
        """appeler exiger réclamer demander souhaiter plaider exhorter inviter requérir préconiser recommander
        encourager solliciter prôner insister""".split()
    )
) | {"appel", "requis"}
_ANNOUNCING = frozenset(folded_forms(["annoncer", "ordonner"]))
_DECIDING = frozenset({"decide", "decident", "decidait", "decrete"})
_CANCELLED = frozenset({"annule", "annulee", "annules", "annulees"})
_DENYING = frozenset(folded_forms(["démentir", "nier", "réfuter", "contester"])) | {"ecarte"}
_ONGOING = frozenset(
    """poursuit poursuivent poursuivait cours observe observent debute commence continuent continue deroule
    deroulent participent participe menent mene""".split()
)
_NEGATION = frozenset({"ne", "n'", "ni", "aucun", "aucune", "sans"})


def status_of(trigger: Trigger, head: Word) -> tuple[Status, bool]:
    """The codebook's status of the event and whether it is hedged (« aurait »)."""
    governor = head if trigger.is_verb else governing_verb(head)
    hedged = governor is not None and _is_hearsay(governor)
    if not trigger.frame.speech:
        wish = _wish(trigger, head)
        if wish:
            return wish, hedged
    if trigger.is_verb:
        return _verb_status(trigger, head, hedged), hedged
    return _noun_status(trigger, head, governor, hedged), hedged


def _wish(trigger: Trigger, head: Word) -> Status | None:
    """``called_for`` or ``denied`` when the event is the content of a wish or a denial."""
    node = head
    for _ in range(5):
        up = node.head
        if up == node:
            break
        key = up.key
        # Only what is said, not who says it or on what occasion, is wished for or denied.
        content = node.dep_ in {"obj", "xcomp", "ccomp", "obl:arg", "nmod"} or (
            node.dep_ == "obl:mod" and preposition(node) in {"pour", "a", "en faveur de"}
        )
        if not content and node.dep_ != "conj":
            break
        if content and key in _DENYING:
            return "denied"
        if (
            content
            and key in _CALLED_FOR
            and (not trigger.is_verb or has_feature(head, "VerbForm", "Inf") or has_feature(head, "Mood", "Sub"))
        ):
            return "called_for"
        node = up
    return None


def _negated(token: Word) -> bool:
    return any(c.key in _NEGATION and c.i < token.i for c in token.children)


def _verb_status(trigger: Trigger, head: Word, hedged: bool) -> Status:
    tenses = {f.tense for f in trigger.forms}
    aux = [c for c in head.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    finite = head if not aux else aux[0]
    if _negated(head):
        return "denied"
    if has_feature(finite, "Tense", "Fut") or tenses == {"future"}:
        return "planned"
    modal = head.head if head.dep_ in {"xcomp", "ccomp"} else None
    infinitive = "infinitive" in tenses or any(has_feature(a, "VerbForm", "Inf") for a in aux)
    if infinitive and modal is not None and modal.key in _PLANNED:
        return "planned"
    if any(a.key in _PLANNED for a in aux):
        return "planned"
    if has_feature(finite, "Mood", "Cnd") and not hedged:
        return "planned"
    if not trigger.frame.speech and head.key in _ONGOING:
        return "ongoing"
    return "occurred"


def _is_hearsay(verb: Word) -> bool:
    """A conditional perfect: « aurait été tué », « auraient cédé »."""
    aux = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    return any(has_feature(a, "Mood", "Cnd") and a.key.startswith(("aur", "ser")) for a in aux) and has_feature(
        verb, "VerbForm", "Part"
    )


def _noun_status(trigger: Trigger, head: Word, governor: Word | None, hedged: bool) -> Status:
    if governor is not None and (_denies_existence(governor, head) or governor.key in _CANCELLED):
        return "denied"
    if _denied_before(head):
        return "denied"
    modifiers = {c.key for c in head.children if c.dep_ in {"amod", "acl", "acl:relcl", "appos"}}
    if modifiers & _PLANNED:
        return "planned"
    parent = head.head
    if parent.key in {"projet", "promesse", "perspective", "preparatifs", "preparation", "vue"} and head.dep_ == "nmod":
        return "planned"
    if governor is not None:
        aux = [c for c in governor.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
        finite = aux[0] if aux else governor
        future = has_feature(finite, "Tense", "Fut") or governor.key in _PLANNED or any(a.key in _PLANNED for a in aux)
        if future and _depends_closely(head, governor):
            return "planned"
        if _is_announced(trigger, head, governor):
            return "planned"
        if governor.key in _ONGOING and _depends_closely(head, governor) and not has_feature(governor, "Tense", "Past"):
            return "ongoing"
        if governor.key in {"debute", "commence"} and trigger.frame.type in {
            "cooperation",
            "mobilization",
        }:
            return "ongoing"
    elif head.dep_.startswith("nsubj") and fold(head.head.text) == "cours":
        return "ongoing"
    return "occurred"


def _is_announced(trigger: Trigger, head: Word, governor: Word) -> bool:
    """« annonce le déploiement »: not yet; but a suspension that is decided is done."""
    if governor != head.head or head.dep_ not in {"obj", "obl:arg"}:
        return False
    key = governor.key
    return key in _ANNOUNCING or (
        key in _DECIDING and trigger.frame.type in {"mobilization", "cooperation", "meeting", "aid"}
    )


def _denied_before(head: Word) -> bool:
    """« dément toute attaque », where the parser took « dément » for an adverb."""
    before = head.doc[max(head.sent.start, head.i - 4) : head.i]
    return any(t.pos_ == "ADV" and t.text.lower() in {"dément", "démentent", "nie", "nient", "réfute"} for t in before)


def _depends_closely(noun: Word, verb: Word) -> bool:
    """Whether the noun is the verb's subject, object or complement rather than the setting of its sentence."""
    if (
        noun.dep_ == "nmod"
        and preposition(noun) == "de"
        and noun.head.pos_ == "NOUN"
        and noun.head.dep_.startswith("nsubj")
    ):
        # « le premier tour de l'élection aura lieu »
        return noun.head.head == verb
    return noun.head == verb and (
        noun.dep_.startswith("nsubj") or noun.dep_ in {"obj", "obl:arg", "xcomp", "obl:agent"}
    )


def _denies_existence(verb: Word, noun: Word) -> bool:
    """« il n'y a eu ni mutinerie ni … », « aucune attaque n'a … »."""
    if any(c.key in {"ni", "aucun", "aucune", "pas"} for c in noun.children):
        return True
    negated = any(c.key in {"ne", "n'"} for c in verb.children)
    return negated and noun.dep_ in {"obj", "conj", "nsubj"} and verb.lemma_key in {"avoir", "etre", "exister"}
