# Everything that people do here. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PEERS := build/node_modules/.package-lock.json
CATALOGUES := src/handrail/locale
DOCS_PORT ?= 8000
CARD_PORT ?= 8001
VERSIONS := 3.11 3.12 3.13 3.14
# Two workers on two cores; a browser each.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile -q

help:  ## say what there is to do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 12

$(READY): .ci/python.txt pyproject.toml hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/python.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

# The Nu Html Checker, and the peers of the bench. Where there is no Node, the one from PyPI runs npm.
$(PEERS): .ci/package-lock.json $(READY)
	mkdir -p build
	cp .ci/package.json .ci/package-lock.json build/
	cd build && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

setup: $(READY) $(PEERS)  ## install all that the other commands need, a browser too
	.ci/browser $(BIN)/python

quick: $(READY)  ## what can be known in less than a minute, without a browser
	$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	$(PYTEST) -m "not handrail_gate"

types: $(READY)  ## syntax and types, for each Python that is supported
	@for version in $(VERSIONS); do echo "types for Python $$version"; \
	  $(BIN)/mypy --python-version $$version --cache-dir .mypy_cache/$$version || exit 1; done

build/oldest/.ready: .ci/oldest.txt $(READY)
	rm -rf build/oldest
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --target build/oldest -r .ci/oldest.txt
	touch $@

oldest: build/oldest/.ready  ## the library with the oldest Jinja and MarkupSafe that are supported
	PYTHONPATH=build/oldest $(BIN)/python -m pytest -q -p no:cacheprovider tests/test_html_pass.py tests/test_calling.py \
	  tests/test_binding.py tests/test_describe.py tests/test_fast_path.py tests/test_inline.py tests/test_lint.py tests/test_language.py \
	  tests/applications/test_environments.py

test: setup types oldest  ## everything: the gate
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(PYTEST) --hypothesis-profile=gate --durations=15 -rf

demo: $(READY)  ## serve the documentation and the example service, until Ctrl-C
	@trap 'trap - EXIT INT TERM; kill 0' EXIT INT TERM; \
	$(BIN)/handrail docs --serve --port $(DOCS_PORT) & \
	$(BIN)/python examples/library_card --port $(CARD_PORT) & \
	wait

docs: $(READY)  ## build the documentation site into build/site
	$(BIN)/handrail docs

bench: setup  ## what Handrail costs, as ratios against peers in one run (PARTS="page cold" for some)
	cd tests && ../$(BIN)/python -m bench $(PARTS)

snapshots: setup  ## write what a screen reader is told of each example and screen, for you to review
	$(PYTEST) --handrail-write-snapshots -k snapshot components patterns

strings: $(READY)  ## bring the catalogues of built-in strings up to date
	mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml -k plural_forms:1,2 --no-location --sort-output --project=handrail -o build/handrail.pot components patterns src/handrail/service
	$(BIN)/pybabel -q update -D handrail -d $(CATALOGUES) -i build/handrail.pot --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@# The headings that nobody fills in say nothing.
	sed -i -E '/^"(Report-Msgid-Bugs-To|Last-Translator|Language-Team|PO-Revision-Date|POT-Creation-Date|Generated-By):/d' $(CATALOGUES)/*/LC_MESSAGES/handrail.po

lock: $(READY)  ## choose the newest development dependencies anew, with their hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra check --extra docs --extra theme --group dev --universal --generate-hashes --upgrade --no-emit-index-url --no-header --no-annotate --python-version 3.11 -q -o .ci/python.txt
	cd .ci && PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --package-lock-only --omit-lockfile-registry-resolved=true --ignore-scripts --no-audit --no-fund

wheel: $(READY)  ## build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

clean:  ## remove all that was made here
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help setup quick types oldest test demo docs bench snapshots strings lock wheel clean
