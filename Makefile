# Chancery. `make run` serves it with demo content; `make test` is what CI runs. See README.md.

VENV ?= .venv
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= 2

BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
PYTEST := $(BIN)/pytest -n $(JOBS)
DEVELOPMENT := DEBUG=1 DJANGO_RUNSERVER_HIDE_WARNING=true
PRODUCTION := env -u DEBUG -u DATABASE_URL SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	ALLOWED_HOSTS=chancery.example
TEMPLATES = $(shell find templates -name '*.html' | sort)

.PHONY: bench-browser bench-timeline bench-ingest run test lint types contract checks unit postgres browser bench bench-gold bench-dates bench-actors bench-statements bench-events bench-record bench-merge format lock clean
.DELETE_ON_ERROR:

run: $(VENV)/run.stamp ## serve with demo content at http://HOST:PORT/
	@$(DEVELOPMENT) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEVELOPMENT) $(BIN)/python manage.py demo --if-empty
	@$(DEVELOPMENT) $(BIN)/python manage.py editor --first
	@echo "Chancery is at http://$(HOST):$(PORT)/ – Ctrl-C stops it."
	@$(DEVELOPMENT) $(BIN)/python manage.py runserver $(HOST):$(PORT)

test: lint types contract checks unit postgres browser ## everything, as CI runs it

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/djade --target-version 5.2 --check $(TEMPLATES)
	$(BIN)/djlint --lint --quiet templates

types: $(VENV)/dev.stamp
	$(DEVELOPMENT) $(BIN)/mypy timeline

contract: $(VENV)/dev.stamp
	$(BIN)/lint-imports

checks: $(VENV)/dev.stamp
	$(DEVELOPMENT) $(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python -W error manage.py check --deploy --fail-level WARNING

unit: $(VENV)/dev.stamp
	$(PYTEST) -m "not browser"

postgres: $(VENV)/dev.stamp
	$(BIN)/python -m tests.postgres -- $(PYTEST) -m "not browser and not own_database" --ignore=tests/extract

browser: $(VENV)/dev.stamp
	$(PYTEST) tests/browser

bench: $(VENV)/dev.stamp ## articles per second of one core
	$(BIN)/python -m tests.bench.speed

bench-ingest: $(VENV)/dev.stamp ## articles per second of one core, from file to database, on SQLite and PostgreSQL
	$(BIN)/python -m tests.bench.ingest

bench-gold: $(VENV)/dev.stamp ## scores on the hand-annotated articles
	$(BIN)/python -m tests.bench.gold

bench-dates: $(VENV)/bench.stamp ## scores on dates beside public taggers, and on when events happened
	$(BIN)/python -m tests.bench.dates --families
	$(BIN)/python -m tests.bench.date_peers
	$(BIN)/python -m tests.bench.event_dates

bench-actors: $(VENV)/bench.stamp ## scores on actors: found, typed, placed, and who is whom
	$(BIN)/python -m tests.bench.actors

bench-statements: $(VENV)/dev.stamp ## scores on who said or thought what
	$(BIN)/python -m tests.bench.statements
	$(BIN)/python -m tests.bench.speakers

bench-events: $(VENV)/dev.stamp ## PLOVER categories of source–target pairs; DATA=file like PLV_train.tsv
	$(BIN)/python -m tests.bench.events

bench-merge: $(VENV)/dev.stamp ## scores on which reports tell one event, with gold mentions and end to end
	$(BIN)/python -m tests.bench.merge --own

bench-record: $(VENV)/dev.stamp ## the Secretary's travels by the official record beside those that the releases gave
	$(BIN)/python -m tests.bench.record

bench-timeline: $(VENV)/dev.stamp ## time of timeline pages; SIZES="1000 1000000", FOLDER keeps what was loaded
	$(BIN)/python -m tests.bench.timeline $(SIZES) $(if $(FOLDER),--folder $(FOLDER))

bench-browser: $(VENV)/dev.stamp ## the timeline in Chromium beside vis-timeline and TimelineJS, which npm installs
	$(BIN)/python -m tests.bench.browser

format: $(VENV)/dev.stamp ## put source and templates into their form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

lock: $(VENV)/dev.stamp ## renew requirements.txt, requirements-dev.txt and requirements-bench.txt from pyproject.toml
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	sed -i '1i # Locked by `make lock` from pyproject.toml: what Chancery needs to run, each file by its hash.' requirements.txt
	$(COMPILE) --extra bench --constraint requirements-dev.txt --output-file requirements-bench.txt pyproject.toml
	sed -i '1i # Locked by `make lock` from pyproject.toml: what its tests need too, each file by its hash.' requirements-dev.txt
	sed -i '1i # Locked by `make lock` from pyproject.toml: what `make bench-dates` and `make bench-actors` need too, each file by its hash.' requirements-bench.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Chancery needs Python 3.11 or newer; say which with PYTHON=…")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Chancery needs into $(VENV) …"
	@$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what Chancery and its tests need into $(VENV) …"
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

# Without them, ours is measured alone, and the tables say so.
$(VENV)/bench.stamp: requirements-bench.txt | $(VENV)/dev.stamp
	@echo "Installing the taggers to measure beside, and what trains a model, into $(VENV) …"
	@$(PIP) install --require-hashes --requirement requirements-bench.txt && touch $@ || echo "They could not be installed."

clean: ## remove the virtual environment, caches and what was collected
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
