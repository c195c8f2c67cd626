# `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# The caller's Python surroundings are not the project's.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE VIRTUAL_ENV DJANGO_SETTINGS_MODULE
unexport PIP_USER PIP_TARGET PIP_PREFIX
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

COMPILE := $(BIN)/python -m uv pip compile --quiet --no-config --universal --generate-hashes \
	--python-version 3.11 --prerelease disallow --index-strategy first-index --no-strip-extras \
	--no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help setup demo stop test test-system lint audit format bench golden messages lock browser \
	screens release-data openapi

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## Install everything, locked, into .venv

$(STAMP): requirements.txt requirements-dev.txt
	@PYTHON='$(PYTHON)' sh bin/setup '$(VENV)'
	@touch '$@'

demo: setup ## Run the demo portal (PORT=8000)
	@exec $(BIN)/python manage.py demo

stop: ## Stop the embedded PostgreSQL of the demo, and remove that of the tests
	@test ! -x $(BIN)/python || $(BIN)/python manage.py embedded_postgres stop
	@test ! -x $(BIN)/python || $(BIN)/python manage.py embedded_postgres remove --settings=labportal.settings.test

browser: setup ## Make sure that a Chromium for the browser tests is there
	@PYTHON='$(BIN)/python' sh bin/browser

test: setup browser ## Run all tests, browser tests included
	$(BIN)/python -m pytest -q -n 2 --maxschedchunk 8 $(ARGS)

test-system: setup ## Run the tests of a running portal and its faults (needs nginx and Redis)
	$(BIN)/python -m pytest -q tests/system tests/faults $(ARGS)

lint: setup ## Check style, types, templates, dependencies and imports
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m djhtml --check templates
	$(BIN)/python -m mypy
	$(BIN)/deptry --no-ansi .
	$(BIN)/lint-imports --no-cache --no-logo

audit: setup ## Look dependencies up in the database of known vulnerabilities
	@sh bin/audit '$(VENV)'

format: setup ## Bring code and templates into shape
	$(BIN)/python -m ruff check --fix-only .
	$(BIN)/python -m ruff format .
	-$(BIN)/python -m djhtml templates

bench: setup ## Run the benchmarks
	$(BIN)/python -m bench $(ARGS)

golden: setup ## Print the golden citations anew with citeproc-js (needs node and npm)
	$(BIN)/python -m bench.golden.make

release-data: setup ## Write the first release's database anew, until it is tagged
	$(BIN)/python -m tests.upgrades.release_data

openapi: setup ## Write the description of the API anew, when its resources changed
	$(BIN)/python manage.py shell --no-imports --settings=labportal.settings.test \
		-c "from tests.labportal.api.description import write; write()"

screens: setup browser ## Let the chores take the pictures of the guide anew, in each language
	$(BIN)/python -m pytest -q -n 2 tests/chores --screens docs/guide/images $(ARGS)
	$(BIN)/python -m pytest -q -n 2 tests/chores --screens docs/guide/images --language de $(ARGS)

messages: setup ## Collect and compile the translations (needs gettext)
	$(BIN)/python manage.py makemessages -l de --no-location --no-wrap --no-obsolete \
		--ignore=.venv --ignore=var --ignore=tests --ignore=bench
	$(BIN)/python manage.py compilemessages --ignore=.venv

lock: setup ## Write requirements*.txt anew from pyproject.toml
	$(COMPILE) $(ARGS) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(ARGS) pyproject.toml --group machines --constraint requirements.txt --output-file requirements-machines.txt
	$(COMPILE) $(ARGS) pyproject.toml --group dev --constraint requirements-machines.txt --output-file requirements-dev.txt
