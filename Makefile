# Everything that a developer or an administrator runs. `make` lists the targets.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
DOCS_STAMP := $(VENV)/.installed-docs
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Bytecode is kept whatever the environment says: without it each run of the tests compiles all
# code and rewrites every assertion anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo run test quick quick-test mutants lint fix types imports templates check services-test install-test matrix production-test faults-test browser-test bench pictures docs messages clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV):
	$(PYTHON) -m venv $(VENV)

$(STAMP): requirements.txt pyproject.toml | $(VENV)
	@echo "Installing what the site needs (once; a minute or two) ..."
	$(PIP) install -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(STAMP)
	@echo "Installing what the tests need ..."
	$(PIP) install -r requirements-dev.txt
	@touch $@

$(DOCS_STAMP): requirements-docs.txt $(STAMP)
	@echo "Installing what the site of documents needs ..."
	$(PIP) install -r requirements-docs.txt
	@touch $@

demo: $(STAMP) ## build the demo world and serve it at http://127.0.0.1:$(PORT)
	@BASE_URL=$${BASE_URL:-http://127.0.0.1:$(PORT)} DJANGO_SETTINGS_MODULE=config.settings.demo $(BIN)/python manage.py serve --port $(PORT) --demo

run: $(STAMP) ## the development server, with the reloader
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py runserver $(PORT)

test: $(DEV_STAMP) ## the test suite on SQLite
	$(BIN)/pytest -n 2 --dist worksteal

quick: $(DEV_STAMP) ## the tests that the uncommitted change can break
	$(BIN)/python tests/quick.py

quick-test: $(DEV_STAMP) ## plant faults and see whether `make quick` finds them; PLANTS=all for all
	$(BIN)/pytest tests/planted -m planted -s

mutants: $(DEV_STAMP) ## make changed rules wrong, one at a time, and count what the tests see; SAMPLE=200 SEED= BASE= ONLY=
	$(BIN)/python -m tests.mutants.run

lint: $(DEV_STAMP) ## formatting and lint of Python and templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	git ls-files -co --exclude-standard '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	git ls-files -co --exclude-standard '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2 --check

fix: $(DEV_STAMP) ## repair what lint can repair
	-$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	git ls-files -co --exclude-standard '*.html' | xargs -r $(BIN)/djade --target-version 5.2 || true
	git ls-files -co --exclude-standard '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2

types: $(DEV_STAMP) ## mypy, strict
	$(BIN)/mypy

imports: $(DEV_STAMP) ## the import contracts
	$(BIN)/lint-imports

check: lint types imports ## lint, types, imports, size of modules, system checks, migrations, catalogues
	$(BIN)/python tests/sizes.py
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check

messages: $(DEV_STAMP) ## bring the translation catalogues up to date
	$(BIN)/python manage.py messages

services-test: $(DEV_STAMP) ## the suite against DATABASE_URL and REDIS_URL, or a smoke subset on embedded servers
	$(BIN)/python tests/services.py

production-test: $(DEV_STAMP) ## the commands of docker-compose.yml, from a fresh install, on DATABASE_URL and REDIS_URL
	$(BIN)/pytest tests/operations -m production

install-test: $(DEV_STAMP) $(DOCS_STAMP) ## the wheel in an empty environment, in a new Wagtail project and in a site not ours, also in Chromium, and out of both again; the site of documents
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest tests/plugins tests/foundation/removal tests/guards/test_site_of_documents.py -m install -n 2
	$(BIN)/pytest tests/cookbook -m install

matrix: $(DEV_STAMP) ## the plugins on Django 5.2, 6.0 and 6.1, SQLite and PostgreSQL, by the Pythons that are there; ALL=1 for every pair, ONLY=tests/courses
	ALL=$(ALL) ONLY="$(ONLY)" $(BIN)/nox

faults-test: $(DEV_STAMP) ## break the site in turn and count what was lost or doubled; FAULTS=touched for what the change asks for, FAULTS=seconds for the short ones
	$(BIN)/pytest tests/faults -m faults

browser-test: $(DEV_STAMP) ## journeys and accessibility in Chromium
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/pytest tests/browser -m browser -n 2

bench: $(DEV_STAMP) ## measure; prints a table of ratios; BASE=<commit> compares with that commit
ifdef BASE
	$(BIN)/python tests/benchmarks/compare.py $(BASE)
else
	$(BIN)/python -m pytest tests/benchmarks -m benchmark -s -q
endif

pictures: $(DEV_STAMP) ## shoot the README's screenshots from the demo world
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/browser/pictures.py

docs: $(DOCS_STAMP) ## build a site of all documents in var/docs, strictly; needs no network once installed
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "Open var/docs/index.html, or serve var/docs as files."

clean: ## forget the demo world and everything else under var/
	rm -rf var
