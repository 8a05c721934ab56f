"""Resolving the dates of one article in reading order: each may count from those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .context import Context, Reading, explicit_stamps
from .edtf import as_date
from .resolver import resolve
from .values import Day, Expression, Meaning, Night, Relative, Resolved, Stamp, Tense, Timed, Weekday


def resolve_all(
    expressions: Sequence[Expression],
    reference: Stamp | None,
    tenses: Sequence[Tense],
    sentences: Sequence[int],
) -> list[Resolved]:
    """Resolve the expressions of one article in order; ``tenses`` and ``sentences`` run beside them."""
    explicit = tuple(stamp for e in expressions for stamp in explicit_stamps(e.meaning))
    read: list[Reading] = []
    results = []
    for i, (expression, tense, sentence) in enumerate(zip(expressions, tenses, sentences, strict=True)):
        meaning = expression.meaning
        context = Context(reference, tense, sentence, tuple(read), explicit)
        if isinstance(meaning, Timed) and meaning.date is None and i + 1 < len(expressions):
            meaning = _with_date_behind(expression, expressions[i + 1])
        result = resolve(meaning, context)
        if i + 1 < len(expressions):
            result = _agreed(expression, result, expressions[i + 1], context)
        results.append(result)
        if result.first and result.last:
            says_all = any(s.month for s in explicit_stamps(meaning))
            read.append(Reading(result.first, result.last, tense, sentence, says_all, isinstance(meaning, Night)))
    return results


def _with_date_behind(hour: Expression, behind: Expression) -> Meaning:
    """« vers 0 h 40, jeudi »: the hour takes the day behind its comma."""
    meaning = hour.meaning
    assert isinstance(meaning, Timed)
    gap = behind.start - hour.end
    if gap == 2 and isinstance(behind.meaning, (Day, Weekday, Relative)):
        return replace(meaning, date=behind.meaning)
    return meaning


def _agreed(expression: Expression, result: Resolved, behind: Expression, context: Context) -> Resolved:
    """« ce jeudi, 17 juin 2021 », « hier, mardi 29 juin »: the date behind the comma says which day it is."""
    meaning, day = expression.meaning, behind.meaning
    if not isinstance(day, Day) or behind.start - expression.end > 2:
        return result
    named = resolve(day, context)
    full = as_date(named.last) if named.last else None
    if full is None:
        return result
    same = isinstance(meaning, Weekday) and full.isoweekday() == meaning.weekday
    if same or (isinstance(meaning, Relative) and meaning.unit == "day" and result.value is None):
        return replace(named, resolution=result.resolution if result.value == named.value else "context")
    return result
