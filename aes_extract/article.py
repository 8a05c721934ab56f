"""One source in, one Article out: the whole job on one text."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from aes_extract import schema
from aes_extract.borders import AT_ONCE, stretches
from aes_extract.findings import Findings, find
from aes_extract.language import FRENCH, language_of
from aes_extract.live import LiveText
from aes_extract.parts import Whole
from aes_extract.readers.source import Source
from aes_extract.zones import Zoned, split

_VOCABULARY = 40_000  # words: those of a thousand articles, nearly all that come again
_LIVE = frozenset({"title", "body"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A source with its zones; ``parts`` are what is to be analysed of it, one after the other."""

    source: Source
    zoned: Zoned
    language: str | None
    parts: list[LiveText]


def analyse(source: Source, nlp: Language) -> schema.Article:
    """Find everything in one source with a pipeline made by ``build_nlp``.

    What the source's metadata say beats what the text suggests. A text in another language than French is not
    analysed; a very long one is, part by part.
    """
    (article,) = analyse_all([source], nlp)
    return article


def analyse_all(sources: Iterable[Source], nlp: Language) -> list[schema.Article]:
    """What ``analyse`` gives for each source; the pipeline runs over all of them together, which is faster.

    Once the vocabulary is large, words that only these texts hold are forgotten afterwards, so that a long run does not
    grow. Raises what one of the sources raises.
    """
    read = [_read(source) for source in sources]
    whole = [(one, one.parts[0]) for one in read if len(one.parts) == 1]
    with _passing_words(nlp):
        docs = nlp.pipe((_unparsed(one, part, nlp) for one, part in whole), batch_size=max(1, len(whole)))
        found = iter([_found(one, part, doc) for (one, part), doc in zip(whole, docs, strict=True)])
    return [_article(one, next(found) if len(one.parts) == 1 else _of_parts(one, nlp)) for one in read]


def parsed(text: str, published: str | None, nlp: Language) -> tuple[Zoned, LiveText, Doc]:
    """The zones of a text, what is read of it, and that as parsed; ``published`` beats the byline's date."""
    zoned = split(text)
    live = live_text(text, zoned.zones)
    return zoned, live, nlp(_with_date(nlp.make_doc(live.text), published or zoned.published))


def live_text(text: str, zones: Iterable[schema.Zone]) -> LiveText:
    """What is read of ``text``: its title and body."""
    return LiveText.of(text, _live(zones))


def title_end(doc: Doc, live: LiveText, zones: Iterable[schema.Zone]) -> int:
    """The token at which the body begins; 0 without a title."""
    title = next((z for z in zones if z.kind == "title"), None)
    return 0 if title is None else next((t.i for t in doc if live.origin(t.idx) >= title.end), len(doc))


def _live(zones: Iterable[schema.Zone]) -> list[tuple[int, int]]:
    return [(zone.start, zone.end) for zone in zones if zone.kind in _LIVE]


def _read(source: Source) -> _Read:
    zoned = split(source.text)
    whole = live_text(source.text, zoned.zones)
    language = language_of(whole.text)
    if language not in (None, FRENCH):
        return _Read(source, zoned, language, [])
    if len(source.text) <= AT_ONCE:
        return _Read(source, zoned, language, [whole])
    parts = LiveText.parts(source.text, _live(zoned.zones), stretches(source.text, AT_ONCE))
    return _Read(source, zoned, language, parts)


def _passing_words(nlp: Language) -> AbstractContextManager[object]:
    """A block whose new words are forgotten when the vocabulary is large."""
    return nlp.memory_zone() if len(nlp.vocab) > _VOCABULARY else nullcontext()


def _with_date(doc: Doc, published: str | None) -> Doc:
    doc._.aes_published = published
    return doc


def _unparsed(one: _Read, part: LiveText, nlp: Language) -> Doc:
    return _with_date(nlp.make_doc(part.text), one.source.published or one.zoned.published)


def _found(one: _Read, part: LiveText, doc: Doc) -> Findings:
    return find(doc, one.source.text, part, title_end(doc, part, one.zoned.zones))


def _of_parts(one: _Read, nlp: Language) -> Findings:
    """What is found in a long text: one part after another, so that the model's memory does not grow with it."""
    whole = Whole()
    for part in one.parts:
        with _passing_words(nlp):
            whole.add(_found(one, part, nlp(_unparsed(one, part, nlp))))
    return whole.findings()


def _article(one: _Read, found: Findings) -> schema.Article:
    source, zoned = one.source, one.zoned
    return schema.Article(
        id=source.id,
        source=schema.SourceInfo(path=source.path, url=source.url, sha256=source.sha256, encoding=source.encoding),
        title=source.title or zoned.title,
        author=source.author or zoned.author,
        publisher=source.publisher or zoned.publisher,
        published=source.published or zoned.published,
        language=one.language,
        text=source.text if source.with_text else None,
        zones=list(zoned.zones),
        people=found.people,
        institutions=found.institutions,
        places=found.places,
        dates=found.dates,
        events=found.events,
        relations=found.relations,
    )
