"""What the judge of triggers sees of a word: its frames, its form, its sentence, its actors.

A feature is a short string, ``kind=value``. The trained weights (``knowledge/triggers.crfsuite``) are bound to these
strings: whoever changes them trains anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word, Words
from aes_extract.events.referents import Referents
from aes_extract.events.speech import is_quoted
from aes_extract.events.status import status_of
from aes_extract.events.tagging.clusters import clusters
from aes_extract.events.triggers import Candidate, Trigger
from aes_extract.text import fold

_MODIFIERS = frozenset({"amod", "acl", "nmod", "appos", "acl:relcl"})


class TriggerFeatures:
    """Describes the candidates of one article.

    ``rules`` are the triggers that the rules take, by their head; ``quotations`` token ranges; ``title_end`` the token
    at which the body begins.
    """

    def __init__(
        self,
        doc: Parse,
        referents: Referents,
        rules: dict[int, Trigger],
        quotations: Sequence[tuple[int, int]],
        title_end: int,
        sport: bool,
    ) -> None:
        self._doc = doc
        self._referents = referents
        self._rules = rules
        self._quotations = quotations
        self._title_end = title_end
        self._sport = sport
        self._named: dict[int, list[Words]] = defaultdict(list)
        for entity in doc.ents:
            self._named[entity.sent.start].append(entity)
        self._dated = {doc[d.start].sent.start for d in referents.entities.dates}

    def rows(self, candidates: Sequence[Candidate]) -> list[list[str]]:
        """The features of each candidate."""
        return [self._row(c) for c in candidates]

    def _row(self, candidate: Candidate) -> list[str]:
        trigger = candidate.fitting or candidate.options[0]
        head = self._doc[trigger.head]
        types = sorted({o.frame.type for o in candidate.options})
        frames = sorted({o.frame.id for o in candidate.options})
        fit = candidate.fitting.frame.type if candidate.fitting else "no"
        rule = self._rules.get(trigger.head)
        form = "|".join(x for k in ("VerbForm", "Tense", "Mood", "Number") for x in head.morph.get(k, []))
        status, hedged = status_of(trigger, head)
        row = ["bias", f"fit={fit}", f"rule={rule.frame.type if rule else 'no'}"]
        row += [f"fr={f}" for f in frames]
        for type_ in types:
            row += [f"ty={type_}", f"ty|st={type_}|{status}", f"ty|m={type_}|{form}", f"ty|fit={type_}|{fit}"]
            row.append(f"ty|sport={type_}|{self._sport:d}")
        row += [f"w={fold(self._doc[trigger.start : trigger.end].text)}", f"le={head.lemma_key}"]
        row += [f"verb={trigger.is_verb:d}", f"pos={head.pos_}", f"dep={head.dep_}", f"m={form}"]
        row += [f"weak={trigger.frame.weak:d}", f"sp={trigger.frame.speech:d}", f"st={status}", f"hedged={hedged:d}"]
        row += [f"le@{c}" for c in clusters(head)] + [f"hl@{c}" for c in clusters(head.head)]
        row += self._around(trigger)
        row += self._verb(head, types) if trigger.is_verb else self._noun(head, types)
        for case, token in syntax.complements(head):
            row += [f"c={case}", f"c={case}|{self._kind(token)}", f"cl={case}|{token.lemma_key}"]
        for child in head.children:
            if child.dep_ in _MODIFIERS:
                row += [f"mod={child.lemma_key}", *(f"mod@{c}" for c in clusters(child))]
        quoted = is_quoted(trigger.head, self._quotations)
        row += [f"q={quoted:d}", f"title={trigger.head < self._title_end:d}", f"sport={self._sport:d}"]
        sent = head.sent
        entities = self._named.get(sent.start, ())
        row += [f"has={label}" for label in sorted({e.label_ for e in entities})]
        row += [f"ne={min(len(entities), 4)}", f"dated={sent.start in self._dated:d}"]
        return row

    def _around(self, trigger: Trigger) -> list[str]:
        doc, start, end = self._doc, trigger.start, trigger.end
        before = [doc[i].key if i >= 0 else "^" for i in (start - 2, start - 1)]
        after = [doc[i].key if i < len(doc) else "$" for i in (end, end + 1)]
        head = doc[trigger.head].head
        return [
            f"p1={before[1]}",
            f"p2={before[0]}_{before[1]}",
            f"n1={after[0]}",
            f"n2={after[0]}_{after[1]}",
            f"pp={doc[start - 1].pos_ if start else '^'}",
            f"np={doc[end].pos_ if end < len(doc) else '$'}",
            f"hl={head.lemma_key}",
            f"hd={head.lemma_key}|{doc[trigger.head].dep_.split(':')[0]}",
            f"hp={head.pos_}",
        ]

    def _verb(self, head: Word, types: list[str]) -> list[str]:
        subject, object_ = syntax.deep_subject(head), syntax.deep_object(head)
        surface = syntax.surface_subject(head)
        who, what = self._kind(subject), self._kind(object_)
        helpers = "_".join(c.key for c in head.children if c.dep_.startswith(("aux", "cop")))
        row = [f"aux={helpers}", f"per={''.join(head.morph.get('Person', []))}", f"pass={syntax.is_passive(head):d}"]
        row += [f"sk={who}", f"ok={what}", f"so={who}|{what}", f"sl={_lemma(subject)}", f"ol={_lemma(object_)}"]
        for name, token in (("sl", subject), ("ol", object_)):
            if token is not None:
                row += [f"{name}@{c}" for c in clusters(token)]
        row += [f"le|sk={head.lemma_key}|{who}", f"le|ok={head.lemma_key}|{what}"]
        for type_ in types:
            row += [f"ty|sk={type_}|{who}", f"ty|ok={type_}|{what}"]
        if surface is not None:
            row.append(f"ss={surface.key}" if surface.pos_ == "PRON" else f"ssp={surface.pos_}")
        return row

    def _noun(self, head: Word, types: list[str]) -> list[str]:
        verb = syntax.governing_verb(head)
        determiner = next((c.key for c in head.children if c.dep_ == "det"), "-")
        row = [f"gv={_lemma(verb)}", f"sv={_lemma(syntax.support_verb(head))}", f"det={determiner}"]
        row.append(f"le|det={head.lemma_key}|{determiner}")
        if verb is not None:
            row += [f"gv@{c}" for c in clusters(verb)]
        for type_ in types:
            row += [f"ty|det={type_}|{determiner}", f"ty|gv={type_}|{_lemma(verb)}"]
        return row

    def _kind(self, token: Word | None) -> str:
        """What a noun phrase stands for: the kind of its entity (« ~ » where it is not named), else its tag."""
        if token is None:
            return "-"
        entity = self._referents.entity(token)
        if entity is None:
            return token.pos_
        return entity.kind if self._referents.entities.at(token.i) else f"{entity.kind}~"


def _lemma(token: Word | None) -> str:
    """The folded lemma, « - » for no token."""
    return token.lemma_key if token is not None else "-"
