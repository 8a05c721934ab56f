"""Words of a text that a frame knows as the name of an event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aes_extract.events.frames import Frame, frames, verb_of
from aes_extract.events.inflect import Form, bare, folded_forms
from aes_extract.events.inflect import forms as inflected
from aes_extract.events.parse import Parse, Word, Words
from aes_extract.morphology import plural
from aes_extract.text import fold, stands_at, word_spans, words

_WORD = re.compile(r"\w+")
_AUXILIARIES = frozenset(
    """a ai as avons avez ont avait avaient aura auront aurait auraient est sont etait etaient sera seront serait
    seraient ete fut furent soit soient ayant etre avoir eu""".split()
)
_CLITICS = frozenset({"se", "s'"})
# How many words may stand between a verb and the rest of its expression: « met, selon lui, fin à ».
_GAP = 3


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens ``start`` to ``end`` (exclusive) name an event of ``frame``; ``head`` is the verb or noun.

    ``forms`` are what the verb's form may be (empty for a noun).
    """

    frame: Frame
    start: int
    end: int
    head: int
    forms: frozenset[Form]

    @property
    def is_verb(self) -> bool:
        return bool(self.forms)


@dataclass(frozen=True, slots=True)
class _VerbPattern:
    frame: Frame
    infinitive: str
    reflexive: bool
    rest: tuple[str, ...]


_VerbIndex = dict[str, list[tuple[_VerbPattern, frozenset[Form]]]]


@cache
def _verb_index(accented: bool) -> _VerbIndex:
    """Verb patterns and analyses by form: as French writes it, or folded for texts without accents and words in
    capitals.
    """
    patterns: dict[str, list[_VerbPattern]] = defaultdict(list)
    for frame in frames():
        for entry in frame.verbs:
            reflexive = bool(re.match(r"s(?:e |['’])", entry))
            verb, rest = verb_of(entry)
            patterns[verb].append(_VerbPattern(frame, verb, reflexive, tuple(words(rest))))
    index: _VerbIndex = defaultdict(list)
    for infinitive, entries in patterns.items():
        analyses = inflected(infinitive) if accented else _folded(infinitive)
        for form, found in analyses.items():
            index[form] += [(p, found) for p in entries]
    for found_entries in index.values():
        found_entries.sort(key=lambda e: (-len(e[0].rest), not e[0].frame.own, not e[0].reflexive))
    return index


def _folded(infinitive: str) -> dict[str, frozenset[Form]]:
    return {form: frozenset(f for _, f in pairs) for form, pairs in folded_forms([infinitive]).items()}


@cache
def _noun_index() -> dict[str, list[tuple[tuple[str, ...], str, Frame]]]:
    """Noun phrases in both numbers, folded, with their first word as French spells it, by that word folded."""
    spelt: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    index: dict[str, list[tuple[tuple[str, ...], str, Frame]]] = {}
    for frame in frames():
        for noun in frame.nouns:
            singular = tuple(_WORD.findall(noun.lower()))
            for form in {singular, (plural(singular[0]), *singular[1:]), tuple(_plural_phrase(singular))}:
                spelt[fold(form[0])].append((form, frame))
    for first, entries in spelt.items():
        entries.sort(key=lambda e: (-len(e[0]), not e[1].own, e[0], e[1].id))
        index[first] = [(tuple(map(fold, form)), form[0], frame) for form, frame in entries]
    return index


def _plural_phrase(singular: tuple[str, ...]) -> list[str]:
    """The plural of a noun and of the adjectives up to the first preposition."""
    out = []
    open_ = True
    for word in singular:
        open_ = open_ and word not in {"de", "d", "du", "des", "à", "a", "en", "au", "la", "le", "l"}
        out.append(plural(word) if open_ else word)
    return out


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that frames know as the name of an event: what it may be, and which of it fits its sentence.

    ``options`` are in the order in which the rules prefer them; ``fitting`` is the rules' choice.
    """

    options: tuple[Trigger, ...]
    fitting: Trigger | None

    def of_type(self, type_: str) -> Trigger | None:
        """What the word may be of an event type that the judge tells: the rules' choice if it is of the type, else the
        first option. A user's frame is never the judge's to take.
        """
        preferred = self.options if self.fitting is None else (self.fitting, *self.options)
        return next((t for t in preferred if t.frame.type == type_ and not t.frame.own), None)


def find_triggers(candidates: list[Candidate]) -> list[Trigger]:
    """The candidates that the rules take, in text order; one per token, the longest expression winning."""
    taken: set[int] = set()
    found: list[Trigger] = []
    for candidate in candidates:
        trigger = candidate.fitting
        if trigger is not None and trigger.start not in taken:
            taken.update(range(trigger.start, trigger.end))
            found.append(trigger)
    return found


def find_candidates(doc: Parse) -> list[Candidate]:
    """All words of ``doc`` that may name an event, in text order."""
    text = doc.text
    spans = word_spans(text)
    names = {i for e in doc.ents for i in range(e.start, e.end)}
    accented = has_accents(text)
    known = _first_words()
    found: list[Candidate] = []
    for i, (start, end, word) in enumerate(spans):
        if word not in known:
            continue
        span = doc.over(start, end)
        if span is None or span.start in names:
            continue
        options = [*_nouns(doc, spans, i, word, text if accented else ""), *_verbs(doc, span, word, accented)]
        if options:
            fitting = next((t for t in options if _fits(doc, t)), None)
            found.append(Candidate(tuple(options), fitting))
    return found


@cache
def _first_words() -> frozenset[str]:
    """The folded words with which an expression of any frame may begin."""
    return frozenset(_noun_index()) | frozenset(_verb_index(False))


def _nouns(doc: Parse, spans: Sequence[tuple[int, int, str]], i: int, word: str, accented: str) -> Iterator[Trigger]:
    """The nouns that begin with word ``i``; ``accented`` is the text where its accents count, else ""."""
    for form, first, frame in _noun_index().get(word, ()):
        if not stands_at(i, form, spans):
            continue
        span = doc.over(spans[i][0], spans[i + len(form) - 1][1])
        if (
            span is not None
            and "\n" not in span.text
            and _may_be_noun(span[0])
            and (not accented or _spelt_as(accented[slice(*spans[i][:2])], first))
        ):
            yield Trigger(frame, span.start, span.end, span.start, frozenset())


def _fits(doc: Parse, trigger: Trigger) -> bool:
    """Whether the sentence has what the frame asks for and nothing that it excludes."""
    if trigger.frame.seldom:
        return False
    head = doc[trigger.head]
    if (
        trigger.is_verb
        and trigger.frame.intransitive
        and any(c.dep_ == "obj" and c.pos_ == "NOUN" for c in head.children)
    ):
        return False
    return _context_fits(trigger.frame, head.sent)


def _spelt_as(text: str, word: str) -> bool:
    """Whether a word has its accents (« marché » is no « marche »); capitals may lack them."""
    if text.isupper() or (text[0].isupper() and fold(text[0]) == fold(word[0]) and text[1:].lower() == word[1:]):
        return True
    return text.lower() == word


def _may_be_noun(token: Word) -> bool:
    if token.pos_ in {"NOUN", "PROPN", "X", "ADJ"}:
        return True
    before = token.nbor(-1).key if token.i else ""
    return before in {
        "la",
        "le",
        "les",
        "l'",
        "une",
        "un",
        "des",
        "cette",
        "ce",
        "cet",
        "ces",
        "sa",
        "son",
        "leur",
        "d'",
        "de",
        "du",
    }


@cache
def _speech_forms() -> frozenset[str]:
    return frozenset(
        form
        for frame in frames()
        if frame.speech and not frame.seldom
        for v in frame.verbs
        if " " not in v
        for form in _folded(bare(v))
    )


def is_speech(verb: Word) -> bool:
    """Whether a verb reports speech by some frame."""
    return verb.key in _speech_forms()


def has_accents(text: str) -> bool:
    """Whether a text is written with accents: French has about four accented letters in a hundred."""
    accents = sum(map(text.count, "éèêàùçâîôûëïÉÈÊÀÇ"))
    # Most texts have so many that their letters need not be counted.
    return accents * 200 > len(text) or accents * 200 > sum(map(str.isalpha, text))


def _verbs(doc: Parse, span: Words, word: str, accented: bool) -> Iterator[Trigger]:
    token = span[0]
    # Where the article writes its accents, « rassemble » is no « rassemblé »; capitals often go without.
    exact = accented and not token.text.isupper() and token.text[0] not in "EA"
    patterns = _verb_index(exact).get(token.text.lower() if exact else word, ())
    clitic = bool(patterns) and _has_clitic(token)
    told: dict[frozenset[Form], bool] = {}
    for pattern, forms in patterns:
        if forms not in told:
            # « réclamons », « vous annoncez »: the writer or a quoted speaker, not one of the article's actors.
            told[forms] = any(f.person in {None, 3, 6} for f in forms) and _may_be_verb(token, forms)
        if not told[forms] or (pattern.reflexive and not _is_reflexive(token, forms)):
            continue
        # « la pluie s'abat », « il s'appelle », « la réunion se poursuit »: with « se » it is another verb.
        if clitic and not pattern.reflexive and not pattern.rest:
            continue
        end = _rest_end(doc, span.end, pattern.rest)
        if end is not None and end <= span.sent.end:
            yield Trigger(pattern.frame, span.start, end, span.start, forms)


def _may_be_verb(token: Word, forms: frozenset[Form]) -> bool:
    """Whether the token is used as a verb; a past participle tagged as adjective counts when it has a verb's
    complements.
    """
    if token.pos_ == "VERB":
        return not _is_name_marker(token)
    before = token.doc.keys[max(token.sent.start, token.i - 3) : token.i]
    participle = any(f.tense == "past_participle" for f in forms)
    if before and before[-1] in _AUXILIARIES - {"est", "a", "sont"}:
        return True
    if before and before[-1] in {"est", "a", "sont", "ont", "ete"}:
        return participle or token.pos_ not in {"NOUN", "ADJ", "PROPN"}
    if participle and token.is_sent_start and token.pos_ in {"PROPN", "ADJ", "X"}:
        return True
    if token.pos_ == "ADV" and any(f.tense == "present" and f.person in {3, 6} for f in forms):
        return True
    if participle and token.pos_ == "ADJ":
        return token.dep_ in {"ROOT", "acl", "conj"} or any(c.dep_.startswith(("obl", "aux")) for c in token.children)
    if token.pos_ in {"NOUN", "PROPN", "X", "ADV"} and any(
        f.tense in {"present", "future", "past", "imperfect"} and f.person in {3, 6} for f in forms
    ):
        # Without accents the tagger loses verbs; a clitic before them gives them away.
        return bool(before) and before[-1] in {"ne", "n'", "se", "s'", "y", "qui", "l'"} and token.pos_ != "NOUN"
    return False


def _is_name_marker(token: Word) -> bool:
    """« Moussa Diarra dit Balla »: « dit » between a name and a nickname."""
    if token.text not in {"dit", "dite"} or token.i < 2 or token.i + 1 >= len(token.doc):
        return False
    named = token.nbor(-1).ent_type_ == "PER" or (token.nbor(-1).text == "," and token.nbor(-2).ent_type_ == "PER")
    following = token.nbor(1).text[0]
    return named and (following in "«“\"'‘’" or following.isupper())


def _has_clitic(verb: Word) -> bool:
    return any(c.key in _CLITICS for c in verb.children if c.i < verb.i)


def _is_reflexive(token: Word, forms: frozenset[Form]) -> bool:
    if any(c.dep_.startswith("expl") or c.key in _CLITICS for c in token.children if c.i < token.i):
        return True
    nearby = token.doc.keys[max(token.sent.start, token.i - 4) : token.i]
    if any(w in _CLITICS for w in nearby):
        return True
    # « Réunis à Bamako, les ministres … », « les ministres, réunis à Bamako, … »: its participle stands alone, set off.
    set_off = token.is_sent_start or (token.i > 0 and token.nbor(-1).text == ",")
    return set_off and any(f.tense == "past_participle" for f in forms) and not any(w in _AUXILIARIES for w in nearby)


def _rest_end(doc: Parse, i: int, rest: tuple[str, ...]) -> int | None:
    """The end of the expression whose other words must follow token ``i``, or None."""
    if not rest:
        return i
    keys = [key.rstrip("'") for key in doc.keys[i : i + _GAP + len(rest)]]
    if rest[0] not in keys:
        return None
    for k in range(min(_GAP, max(len(keys) - len(rest), 0)) + 1):
        if tuple(keys[k : k + len(rest)]) == rest:
            return i + k + len(rest)
    return None


def _context_fits(frame: Frame, sentence: Words) -> bool:
    if not frame.with_ and not frame.without:
        return True
    text = _padded_words(sentence.text)
    if any(_padded(w) in text for w in frame.without):
        return False
    return not frame.with_ or any(_padded(w) in text for w in frame.with_)


@cache
def _padded(phrase: str) -> str:
    return _padded_words(phrase)


@lru_cache(maxsize=64)
def _padded_words(text: str) -> str:
    """The folded words between spaces, singular and plural alike: « accords » and « accord ».

    The last are kept: all words of a sentence ask for it.
    """
    return " " + " ".join(w.rstrip("sx") if len(w) > 3 else w for w in words(text)) + " "
