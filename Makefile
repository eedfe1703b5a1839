# What there is to do here. A fresh Debian with Python 3.11 (or newer), pip, venv and make is enough.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find graph/explorer -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: demo test quick test-browser test-servers break lint docs pictures examples figures bench bundle third-party constraints lowest size calibrate clean
.DELETE_ON_ERROR:

demo: .venv/installed ## build the example workspace and say which file to open
	@$(BIN)/python -m vanort build -w data

test: .venv/installed-dev ## everything that can run here; says plainly what is skipped and why
	@sh tests/install-needs.sh
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	@# Types are checked beside the tests: that takes a minute or two on a processor that is otherwise free.
	@$(BIN)/python -m mypy & types=$$!; $(BIN)/python -m pytest -rs -n auto --dist loadfile; tested=$$?; wait $$types && exit $$tested

quick: .venv/installed-dev ## the everyday run: no browser, no server, nothing slow
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not browser and not server and not slow"

test-browser: .venv/installed-dev ## the page in a real browser (Chromium)
	@sh tests/install-needs.sh browser
	$(BIN)/python -m pytest -rs -m browser

test-servers: .venv/installed-dev ## every question on Virtuoso and on the Oxigraph server
	@sh tests/install-needs.sh servers
	$(BIN)/python -m pytest -rs -m server

break: .venv/installed-dev ## attack it in every way known, an hour at most; counts what is not clean
	nice $(BIN)/python benchmarks/breaking

lint: .venv/installed-dev ## style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

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

figures: .venv/installed-dev demo ## measure what README and site quote, and write it there (some minutes; VANORT_SHARED names the texts)
	$(BIN)/python benchmarks/figures.py

bench: .venv/installed-dev ## what things cost at 10^4, 10^5, 10^6 statements, beside a script with rdflib (VANORT_SHARED names the register)
	$(BIN)/python benchmarks/bench.py --also store network

calibrate: .venv/installed-dev ## learn from the annotated pages how likely what is read is right (they are no part of vanort)
	$(BIN)/python benchmarks/calibrate.py

bundle: .venv/installed-dev ## the page's scripts, after a change in graph/explorer
	$(BIN)/python graph/explorer/hatch_build.py

third-party: .venv/installed-dev ## the licences of what is bundled and installed: THIRD_PARTY.md
	$(BIN)/python graph/third_party.py

constraints: .venv/installed-dev ## the versions that CI and make install, brought up to date: constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras --no-annotate --custom-compile-command "make constraints" pyproject.toml -o constraints.txt

lowest: .venv/installed-dev ## the quick tests with the oldest versions that pyproject.toml allows, in build/lowest
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m uv venv --quiet --clear build/lowest
	$(BIN)/python -m uv pip install --quiet --python build/lowest --resolution lowest-direct -e '.[dev]'
	build/lowest/bin/python -m pytest -n auto --dist loadfile -m "not browser and not server and not slow"

size: .venv/installed-dev ## what a plain installation without extras takes on the disk, at most 300 MB
	$(BIN)/python benchmarks/installed_size.py

clean: ## remove what was made
	rm -rf .venv build dist data/build

# An installation knows its folder by its full path: after a move it is made again (pip finds the libraries in place).
ifneq ($(shell cat .venv/folder 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/installed .venv/installed-dev .venv/installed-docs)
endif

# Installing takes the time; a stamp says what it was done for. The first line names what a bare machine may lack.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "vanort needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "No venv here; on Debian: apt-get install python3-venv"; exit 1; }

.venv/installed: pyproject.toml constraints.txt $(SOURCES) | .venv/bin/python
	@echo "Installing vanort into .venv (about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[all]'
	@printf '%s\n' "$(CURDIR)" > .venv/folder
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.venv/installed-docs: .venv/installed
	@echo "Installing what the site needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@
