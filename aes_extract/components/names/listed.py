"""What the user's lexicons list: patterns that describe tokens, and names that stand whatever else is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from aes_extract.components.names.candidate import Candidate, longest_first
from aes_extract.lexicon.in_use import own
from aes_extract.text import words


def find_described(doc: Doc) -> list[Candidate]:
    """The matches of the patterns that describe tokens: words of one sentence and one line."""
    matcher = described(doc.vocab)
    if matcher is None:
        return []
    patterns = own().patterns
    found = []
    for which, start, end in matcher(doc):
        pattern = patterns[int(doc.vocab.strings[which])]
        if _is_name(doc[start:end]):
            found.append(Candidate(start, end, pattern.label, "gazetteer", pattern.id, True, pattern.where))
    return found


def _is_name(span: Span) -> bool:
    one_sentence = not any(token.is_sent_start for token in span[1:])
    return (
        one_sentence
        and not (span[0].is_space or span[-1].is_space)
        and "\n" not in span.text
        and bool(words(span.text))
    )


@lru_cache(maxsize=4)
def described(vocab: Vocab) -> Matcher | None:
    """A matcher of all patterns that describe tokens, each under its number; None when there is none."""
    patterns = [(str(n), one.tokens) for n, one in enumerate(own().patterns) if one.tokens]
    if not patterns:
        return None
    matcher = Matcher(vocab)
    for name, tokens in patterns:
        matcher.add(name, [list(tokens)], greedy="LONGEST")
    return matcher


def with_listed(
    mentions: list[Candidate], known: Sequence[Candidate], closed: set[int], titles: set[int]
) -> list[Candidate]:
    """The mentions with every sure name of the user's lexicons among the ``known``.

    Such a name takes the place of what it overlaps, unless it is part of a longer mention. It is none on a token that
    is ``closed`` (a date), nor when all of it belongs to a title.
    """
    listed = longest_first(
        c
        for c in known
        if c.listed
        and c.sure
        and closed.isdisjoint(range(c.start, c.end))
        and not titles.issuperset(range(c.start, c.end))
    )
    at = {i: m for m in mentions for i in range(m.start, m.end)}
    listed = [c for c in listed if not _is_part(c, at.get(c.start))]
    taken = {id(at[i]) for c in listed for i in range(c.start, c.end) if i in at}
    kept = [m for m in mentions if id(m) not in taken]
    return sorted([*kept, *(replace(c, found_by=c.listed) for c in listed)], key=lambda m: m.start)


def _is_part(c: Candidate, mention: Candidate | None) -> bool:
    """Whether a mention has all tokens of ``c`` and more."""
    return (
        mention is not None
        and mention.start <= c.start
        and c.end <= mention.end
        and mention.end - mention.start > c.end - c.start
    )
