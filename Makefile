# Every target does its own set-up: a virtual environment in .venv, filled from hash-pinned requirements,
# and the system packages where this machine permits it. A stamp in .venv remembers what was installed;
# its name holds a checksum of the requirements, so that a change installs anew and nothing else does.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

checksum = $(shell cat pyproject.toml requirements/$(1).txt | cksum | cut -d ' ' -f 1)
RUN := $(VENV)/.run-$(call checksum,run)
BENCH := $(VENV)/.bench-$(call checksum,bench)
DEV := $(VENV)/.dev-$(call checksum,dev)
LONG := $(VENV)/.long-$(call checksum,long)

.PHONY: help demo run test check check-long bench bench-scoring pictures bare requirements clean

help: ## Show what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(RUN) system-run ## Open the app on a demo store with invented people; without a terminal: one plan, headless
	@$(BIN)/klantbeeld demo $(ARGS)

run: $(RUN) system-run ## Open the app on your own store
	@$(BIN)/klantbeeld $(ARGS)

test: $(DEV) system-test ## Run every test; what needs a missing outside tool is skipped, and says which
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

check-long: $(LONG) system-test ## The long runs: a million records in every engine, and the same plan in Spark
	@$(BIN)/python -m pytest tests/long -rP --numprocesses auto --dist worksteal $(ARGS)

check: $(DEV) ## Formatting, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(BENCH) system-run ## Measure what a key press, a start and a plan cost
	@$(BIN)/python -m tests.bench $(ARGS)

bench-scoring: $(BENCH) ## Measure scoring by the million beside other engines; ARGS="--groei" adds ten million
	@$(BIN)/python -m tests.bench.scoring $(ARGS)

pictures: $(DEV) system-test ## Make the pictures of the guides anew, in docs/beelden
	@$(BIN)/python -m tests.tools.pictures $(ARGS)

bare: ## Prove make demo and make test in a bare Debian (as root, with debootstrap)
	@.ci/bare

requirements: ## Compile the pinned requirements anew, needs uv; UPGRADE=1 takes the newest versions
	@PATH="$(CURDIR)/$(BIN):$$PATH" requirements/compile.sh

clean: ## Remove the virtual environment and every cache
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find interview questionnaires scoring tests -type d -name __pycache__ -prune -exec rm -rf {} +

.PHONY: system-run system-test
system-run system-test: system-%:
	@requirements/system.sh $*

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "klantbeeld needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

# Each set of requirements holds the smaller ones whole, at the same versions.
$(RUN): KIND := run
$(BENCH): KIND := bench
$(DEV): KIND := dev
$(DEV): ALSO := $(RUN) $(BENCH)
$(LONG): KIND := long
$(LONG): ALSO := $(RUN) $(BENCH) $(DEV)
$(BENCH): ALSO := $(RUN)
$(RUN) $(BENCH) $(DEV) $(LONG): | $(VENV)/.made
	@echo "Setting up $(VENV) from requirements/$(KIND).txt" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$(KIND).txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(ALSO)
