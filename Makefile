# Everything that people do here. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := bash
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := src/handrail/locale

help:  ## say what there is to do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

strings:  ## bring the catalogues of built-in strings up to date
	mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output --project=handrail -o build/handrail.pot components patterns
	$(BIN)/pybabel -q update -D handrail -d $(CATALOGUES) -i build/handrail.pot --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@# The headings that nobody fills in say nothing.
	sed -i -E '/^"(Report-Msgid-Bugs-To|Last-Translator|Language-Team|PO-Revision-Date|POT-Creation-Date|Generated-By):/d' $(CATALOGUES)/*/LC_MESSAGES/handrail.po

.PHONY: help strings
