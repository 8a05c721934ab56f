"""Annotated articles in a spaCy DocBin: the entities of each Doc.

A file may come from anywhere. It is msgpack, in which nothing is code; of its columns only words, blanks and entities
are looked at, so that no tree is built from what it says, and it is not unpacked beyond a bound.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aes_extract.evaluate.gold import GoldArticle, GoldSpan
from aes_extract.evaluate.labels import Labels
from aes_extract.evaluate.records import article_date, article_id, article_text
from aes_extract.marks import MENTIONS
from aes_extract.readers.source import Failure

MOST_BYTES = 1_000_000_000  # unpacked; a word takes some forty


class NoDocBin(ValueError):
    """The file is no DocBin, or a damaged one; the message says what to do."""


def read_docs(data: bytes, file: Path, labels: Labels) -> Iterator[GoldArticle | Failure]:
    """The article of each Doc; its id and date where ``user_data`` has them. Raises NoDocBin."""
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        raise NoDocBin("no DocBin; save one with DocBin.to_disk") from None
    if unpacker.unconsumed_tail:
        raise NoDocBin(f"more than {MOST_BYTES // 1_000_000_000} GB unpacked; split it")
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    number = 0
    try:
        for number, doc in enumerate(_words_and_entities(DocBin().from_bytes(data)).get_docs(Vocab()), 1):
            where = f"{file}:{number}"
            try:
                yield _article(doc, where, f"{file.stem}-{number}", labels)
            except ValueError as error:
                yield Failure(where, str(error))
    except Exception as error:  # spaCy trusts its files: what a damaged one raises is of any kind
        why = f"a damaged DocBin ({type(error).__name__} at Doc {number + 1}); save it again"
        raise NoDocBin(why) from None


def _words_and_entities(docs: Any) -> Any:
    """The DocBin without tags, trees and groups of spans."""
    from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH

    columns = [docs.attrs.index(name) for name in (ORTH, ENT_IOB, ENT_TYPE) if name in docs.attrs]
    docs.attrs = [docs.attrs[column] for column in columns]
    docs.tokens = [tokens[:, columns] for tokens in docs.tokens]
    docs.span_groups = [b"" for _ in docs.tokens]
    return docs


def _article(doc: Any, where: str, default_id: str, labels: Labels) -> GoldArticle:
    known = doc.user_data if isinstance(doc.user_data, dict) else {}
    spans = [
        GoldSpan(ent.start_char, ent.end_char, ent.text, label)  # type: ignore[arg-type]
        for ent in doc.ents
        if (label := labels.ours(ent.label_)) in MENTIONS
    ]
    published = article_date(known.get("published"))
    return GoldArticle(article_id(known, default_id), article_text(doc.text), published, spans=spans, where=where)
