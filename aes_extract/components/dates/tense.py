"""In which time the clause around a mention is told: from the parse where there is one, else from the words
alone.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from ...text import fold
from .atoms import word_set
from .values import Tense

# Participles that set a date ahead though they look past: « prévue le 15 septembre ».
_PLANNED = re.compile(r"(?:re)?(?:prev|attend)ue?s?$|(?:re)?(?:fix|programm|planifi|envisag)ee?s?$")
# « reporté au 5 mars », « convoqué pour mardi »: ahead with the preposition, otherwise the day it was done.
_POSTPONED = re.compile(r"(?:report|renvoy|repouss|ajourn|convoqu|avanc|decal|prolong|maint|etend)\w*$")
_TOWARDS = re.compile(r"(?:\bau|\ba|\bpour(?: l[ea])?|\ba l[ea]|\baux) $")
# Verbs whose complement may lie ahead though they are told in the past: « a annoncé une réunion mardi ».
_PLANNING = re.compile(r"(?:annonc|decid|fix|prev|program|convo|planif|appel|invit|prom|exig|deman|propos|souhait)")
_AHEAD = frozenset({"prochain", "prochaine", "prochains", "prochaines", "demain"})
_MODALS = frozenset({"doit", "doivent", "va", "vont", "devra", "devront", "pourra", "pourront"})
_HAVE_NOW = word_set("a ai as avons avez ont est sont suis es sommes etes s'est")
_HAVE_THEN = word_set("avait avaient avais avions aviez etait etaient etais etions etiez")
_HAVE = word_set("a ai as avons avez ont avait avaient avoir ayant aura auront aurait auraient eut")
_PAST_FORMS = word_set("fut furent eut eurent fit firent avait avaient etait etaient")
_FUTURE_FORM = re.compile(r"\w{2,}(?:ra|ront|rez|rons|rai|ras)$")
_NO_FUTURE = word_set("cholera opera camera sahara para")
_SIMPLE_PAST = re.compile(r"\w{3,}(?:erent|irent|urent)$")
_PARTICIPLE = re.compile(
    r"\w{2,}(?:ee?s?|ies?|is|it|its|ite|ites|ue?s?|i|int|ints|inte|intes|ert|erts|erte|ertes|ort|orts)$"
)
# Words before a date that allow a day ahead whatever the verb, and those that point back.
_OPENERS = re.compile(
    r"(?:a compter d|a partir d|jusqu|d'ici|avant le|avant la|avant l'|pour le|pour la|dans la perspective d)"
)
_SINCE = re.compile(r"\bdepuis (?:l[ea] |l'|les )?$")
_CLAUSE_END = frozenset(".!?;:\n")
_WINDOW = 40


def tense_at(doc: Doc, span: Span, default: Tense = Tense.PAST) -> Tense:
    """The tense of the clause that holds a mention; without a parse, ``default`` where no word tells."""
    # The words before, not the text's characters: spaCy builds the whole text anew at each look.
    before = fold(doc[max(0, span.start - 25) : span.start].text_with_ws[-25:].replace("\n", " . "))
    if _SINCE.search(before):
        return Tense.PAST
    opened = bool(_OPENERS.search(before[-18:]))
    towards = bool(_TOWARDS.search(before))
    tense = _by_parse(span, towards) if doc.has_annotation("DEP") else _by_words(doc, span, towards, default)
    return Tense.OPEN if opened and tense in {Tense.PAST, Tense.PLUPERFECT} else tense


def _by_parse(span: Span, towards: bool) -> Tense:
    """Climb from the mention to the first verb that is told in a time."""
    token = span.root
    for _ in range(12):
        tense = _of_verb(token, span, towards)
        if tense is not None:
            return tense
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.OPEN if token.pos_ in {"NOUN", "PROPN"} else Tense.PAST


def _of_verb(token: Token, span: Span, towards: bool) -> Tense | None:
    """The tense of a verb with its auxiliaries, ``None`` if the token settles nothing."""
    helpers = [c for c in token.children if c.dep_.startswith(("aux", "cop"))]
    words = {fold(t.text) for t in (token, *helpers)}
    word = fold(token.text)
    active = bool(words & _HAVE)
    if not active and (_PLANNED.match(word) or (towards and _POSTPONED.match(word))):
        return Tense.FUTURE
    if token.pos_ not in {"VERB", "AUX"} and not helpers:
        return None
    if words & _MODALS or any("Fut" in t.morph.get("Tense", []) or _is_future(fold(t.text)) for t in (token, *helpers)):
        return Tense.FUTURE
    if towards and _POSTPONED.match(word):
        return Tense.FUTURE
    participle = "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])
    if "Inf" in token.morph.get("VerbForm", []) or (participle and words & {"etre"}):
        # An aim lies behind its verb's time; any other infinitive shares its verb's.
        marks = {fold(c.text) for c in token.children if c.dep_ in {"mark", "case"}}
        return Tense.OPEN if marks & {"pour", "afin", "avant", "d'ici"} else None
    if participle and words & _HAVE_THEN:
        tense = Tense.PLUPERFECT
    elif participle or any(_is_past(t) for t in (token, *helpers)):
        tense = Tense.PAST
    else:
        return Tense.OPEN if any("Fin" in t.morph.get("VerbForm", []) for t in (token, *helpers)) else None
    return Tense.OPEN if _PLANNING.match(word) and span.start > token.i else tense


def _is_past(token: Token) -> bool:
    return bool({"Past", "Imp"} & set(token.morph.get("Tense", []))) and "Fin" in token.morph.get("VerbForm", [])


def _is_future(word: str) -> bool:
    return bool(_FUTURE_FORM.match(word)) and word not in _NO_FUTURE and len(word) >= 4


def _by_words(doc: Doc, span: Span, towards: bool, default: Tense) -> Tense:
    """The nearest verb form in the clause, by its ending."""
    left = _clause(doc, span.start - 1, -1)
    right = _clause(doc, span.end, 1)
    if towards and any(_POSTPONED.match(word) for word in left[:8]):
        return Tense.FUTURE
    for words in (left[::-1], right):
        tense = _of_words(words, nearest_last=words is not right)
        if tense is not None:
            return tense
    return Tense.FUTURE if _AHEAD & {*left, *right} else default


def _clause(doc: Doc, i: int, step: int) -> list[str]:
    words: list[str] = []
    while 0 <= i < len(doc) and len(words) < _WINDOW and not _CLAUSE_END & set(doc[i].text):
        words.append(fold(doc[i].text))
        i += step
    return words


def _of_words(words: list[str], nearest_last: bool) -> Tense | None:
    found: Tense | None = None
    for i, word in enumerate(words):
        after = words[i + 1 : i + 4]
        done = any(_PARTICIPLE.match(x) for x in after)
        tense: Tense | None = None
        if (_PLANNED.match(word) and not (i and words[i - 1] in _HAVE)) or word in _MODALS or _is_future(word):
            tense = Tense.FUTURE
        elif word in _HAVE_THEN and done:
            tense = Tense.PLUPERFECT
        elif word in _HAVE_NOW and done:
            tense = Tense.FUTURE if any(_PLANNED.match(x) for x in after) else Tense.PAST
        elif word in _PAST_FORMS or _SIMPLE_PAST.match(word):
            tense = Tense.PAST
        if tense is not None:
            if not nearest_last:
                return tense
            found = tense
    return found
