# The commands of the house. `make run` needs Python 3.11 and nothing else.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: help run demo install test test-all day soak check bench format lock vendor licences messages clean

help:
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

run: .venv/.runtime ## serve the sample centre at http://127.0.0.1:8000
	@SAMPLE=$${SAMPLE-1} exec $(BIN)/willkommen run

SEED ?= 2027
SPEED ?= 60
demo: $(STAMP) ## a simulated day to look at, 60 times as fast as in life (SPEED=…, SEED=…)
	@exec $(BIN)/python -m tests.day.demo --speed $(SPEED) --seed $(SEED)

install: $(STAMP) ## the environment with everything the gate and the tests need

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Willkommen needs Python 3.11: install python3.11 and python3.11-venv, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { echo "Python's venv module is missing: install python3.11-venv"; exit 1; }
	@touch $@

.venv/.tools: requirements/tools.txt .venv/.python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

.venv/.runtime: requirements/run.txt pyproject.toml .venv/.tools
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMP): requirements/check.txt .venv/.runtime
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/check.txt
	@touch $@

check: $(STAMP) ## the gate, about 15 s
	@sh .ci/gate

test: $(STAMP) ## every test; the browser in German and Arabic
	@sh .ci/tests

test-all: $(STAMP) ## the same in every language, dark as well, and the long soaks
	@sh .ci/tests all

soak: $(STAMP) ## what only long plays show: 2,000 days of a bad line, the cable out for 30 minutes (as root)
	@WILLKOMMEN_TEST_ALL=1 $(BIN)/python -m pytest tests -m soak -s

day: $(STAMP) ## a simulated day of 600 visitors at 24 counters, with and without planning anew (SEED=…); CABLE=1: with the cable out
	@$(BIN)/python -m tests.day$(if $(CABLE),.cable --speed $(SPEED)) --seed $(SEED)

bench: $(STAMP) ## what is measured, one table
	@$(BIN)/python -m bench

format: $(STAMP) ## let ruff and djade put the files in order
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix --quiet . && git ls-files 'willkommen/**.html' | xargs -r $(BIN)/djade --target-version 5.2

lock: .venv/.tools ## lock the dependencies anew
	@for name in tools run check; do \
		inputs=requirements/$$name.in; [ $$name = check ] && inputs="requirements/run.in $$inputs"; \
		$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" $$inputs -o requirements/$$name.txt || exit 1; \
	done

vendor: ## fetch anew what the house carries from other projects (needs Node)
	@$(PYTHON) vendor/refresh.py

licences: $(STAMP) ## write THIRD_PARTY.md anew after a lock or a refresh
	@$(BIN)/python vendor/third_party.py

messages: $(STAMP) ## gather the texts of the pages for translation and compile them (needs gettext)
	@.ci/messages

clean: ## remove what can be made again (the data in var/ stays)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .cache *.egg-info
