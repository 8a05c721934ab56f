"""The pipeline for the tests of this folder that need the model."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def model(request: pytest.FixtureRequest) -> Language:
    """The suite's shared ``nlp``; built here where the suite has none."""
    try:
        return request.getfixturevalue("nlp")
    except pytest.FixtureLookupError:
        from aes_extract.pipeline import build_nlp

        return build_nlp()
