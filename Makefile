# aes-extract: `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test lint eval bench soak fuzz screenshot lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

# The set-up runs again only when the lock, the project's metadata or the interpreter in .venv changed.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(READY)

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
	$(BIN)/python -m tests.gold

bench: $(READY) ## Measure the speed beside the model's own (minutes)
	$(BIN)/python scripts/bench_speed.py

.PHONY: help setup run test lint eval bench soak fuzz screenshot lock clean

screenshot: $(READY) ## Photograph the report of the seeds for the README (needs Chromium)
	$(BIN)/python scripts/screenshot.py docs

lock: $(READY) ## Resolve the dependencies anew and pin them with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.lock

clean: ## Remove .venv and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
