"""``doccano``: one article per line for a project of sequence labelling, its mentions as ``[start, end, label]``.

doccano keeps ``article`` and ``published`` beside the text and exports them again.
"""

from __future__ import annotations

import json
from typing import BinaryIO

from aes_extract.marks import MENTIONS, flat, marked
from aes_extract.stories import Collection
from aes_extract.writers.json_output import escaped


def write_doccano(collection: Collection, out: BinaryIO) -> None:
    """Write every article as one object."""
    for told in collection.alone():
        one = marked(told.text, told.article)
        labels = [[mark.start, mark.end, mark.label] for mark in flat(one.marks) if mark.label in MENTIONS]
        record = {"text": told.text, "label": labels, "article": one.id}
        if one.published is not None:
            record["published"] = one.published
        out.write(escaped(json.dumps(record, ensure_ascii=False)).encode("utf-8") + b"\n")
    out.flush()
