# What there is to do here. A fresh Debian with Python 3.11 (or newer), pip, venv and make is enough.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find graph/explorer -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: demo test quick test-browser test-servers break lint docs pictures examples bundle clean
.DELETE_ON_ERROR:

demo: .venv/installed ## build the example workspace and say which file to open
	@$(BIN)/vanort build -w data

test: .venv/installed-dev ## everything that can run here; says plainly what is skipped and why
	@sh tests/install-needs.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -rs

quick: .venv/installed-dev ## the everyday run: no browser, no server, nothing slow
	$(BIN)/python -m pytest -m "not browser and not server and not slow"

test-browser: .venv/installed-dev ## the page in a real browser (Chromium)
	@sh tests/install-needs.sh browser
	$(BIN)/python -m pytest -rs -m browser

test-servers: .venv/installed-dev ## every question on Virtuoso and on the Oxigraph server
	@sh tests/install-needs.sh servers
	$(BIN)/python -m pytest -rs -m server

break: .venv/installed-dev ## attack it in every way known, an hour at most; counts what is not clean
	nice $(BIN)/python benchmarks/breaking

lint: .venv/installed-dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The theme's makers advertise its successor on every run.
docs: export NO_MKDOCS_2_WARNING := 1
docs: .venv/installed-docs ## the site, in English and Swedish: build/docs/index.html
	$(BIN)/python -m mkdocs build --quiet --strict -f docs/mkdocs.yml
	$(BIN)/python -m mkdocs build --quiet --strict -f docs/mkdocs.sv.yml
	@echo "Open in a browser: build/docs/index.html"

pictures: .venv/installed-dev demo ## the pictures of the site and of the README, from the example's page (Chromium)
	$(BIN)/python docs/pictures.py data

examples: .venv/installed-dev demo ## write what each command of README and guides prints now below it
	$(BIN)/python tests/console.py README.md README.sv.md docs/*/guides/*.md docs/*/how-to/*.md

bundle: .venv/installed-dev ## the page's scripts, after a change in graph/explorer
	$(BIN)/python graph/explorer/hatch_build.py

clean: ## remove what was made
	rm -rf .venv build dist data/build

# Installing takes the time; a stamp says what it was done for. The first line names what a bare machine may lack.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "vanort needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "No venv here; on Debian: apt-get install python3-venv"; exit 1; }

.venv/installed: pyproject.toml $(SOURCES) | .venv/bin/python
	@echo "Installing vanort into .venv (about a minute) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing what the tests need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

.venv/installed-docs: .venv/installed
	@echo "Installing what the site needs ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@
