"""Write the JSON Schemas that ``aes-extract schema`` prints: ``python scripts/build_schema.py``.

Done after each change of the models (a test asks for it).
They are files so that printing one imports nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

from aes_extract.schema import Article, Corpus

FOLDER = Path(__file__).parent.parent / "aes_extract" / "json_schema"


def written() -> dict[str, str]:
    """The content of each file by its name."""
    return {
        f"{model.__name__.lower()}.json": json.dumps(
            model.model_json_schema(by_alias=True, mode="serialization"), ensure_ascii=False, indent=2
        )
        + "\n"
        for model in (Article, Corpus)
    }


if __name__ == "__main__":
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
