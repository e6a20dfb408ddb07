# Two commands do everything on a fresh Debian machine with Python 3.11: `make` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: all briefs setup checkers test check lint types pytest gate golden docs messages pictures bench faults eval schema lock clean

all: briefs

briefs: setup ## build every brief of reports/
	$(BIN)/python build.py

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml hatch_build.py tools/system-packages
	@./tools/system-packages
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

checkers: $(VENV)/.checkers .checkers/.ready ## what the tests of pages and of PDFs need

$(VENV)/.checkers: $(VENV)/.ready tools/checkers/package-lock.json
	@./tools/system-packages checkers
	npm ci --prefix tools/checkers --ignore-scripts --no-audit --no-fund --silent
	touch $@

test: check ## everything that .ci/run runs

check: lint types pytest

lint: setup ## format and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup ## mypy, strict
	$(BIN)/mypy

pytest: setup checkers ## the tests, by as many processes as CI has cores
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

.checkers/.ready: tools/checkers.lock
	$(PYTHON) -m venv .checkers
	.checkers/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

gate: setup checkers ## every brief of reports/ as PDF, through all checkers
	$(BIN)/pytest tests/gate --every-brief

golden: setup ## rewrite the golden files; then read the difference
	$(BIN)/pytest --update-golden

schema: setup ## write the JSON Schemas of schemas/
	$(BIN)/memcon schema --output schemas/readout.schema.json
	$(BIN)/memcon schema --of compare --output schemas/compare.schema.json

docs: setup ## write what docs/ has from the code
	$(BIN)/python tools/docs.py

messages: setup ## write the catalogues of memcon/locale from code and templates
	$(BIN)/python tools/messages.py

pictures: setup ## draw the pictures of docs/formats.md
	$(BIN)/python tools/pictures.py

lock: ## pin every package by its hash again
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --generate-hashes --universal \
	  --python-version 3.11 --no-annotate --no-header --quiet --output-file requirements.lock

bench: setup ## measure speed against the peers, in ratios
	$(BIN)/python bench/run.py

faults: setup ## break builds in every way of the table of docs/faults.md
	$(BIN)/python -m faults

eval: setup ## score the parser on annotated texts, and measure what it covers
	$(BIN)/python tools/eval.py

clean: ## remove what was made
	rm -rf $(VENV) .checkers bench/.venv output dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
