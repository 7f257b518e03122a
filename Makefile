# Everything is done with two commands: `make demo` and `make test`. The first use makes .venv/.

# python3, unless it is too old or lacks parts of its standard library; then the newest that is not.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sqlite3, ssl, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest --numprocesses auto

.PHONY: help demo test check bench docs words lock environment lint types docs-fresh

help:
	@echo 'make demo    see it work: two years of a department, a disputed score explained'
	@echo 'make test    everything that is promised, checked'
	@echo 'make check   the same without the slow tests: a minute or two'
	@echo 'make docs    write the generated pages again'
	@echo 'make bench   measure it beside the stock library: minutes, on a quiet machine'
	@echo 'make words   compile what click says in Chinese'
	@echo 'make lock    choose the newest packages and lock them'

demo: environment
	@$(BIN)/kaozheng demo

# The layers are a test (tests/architecture/test_layers.py); pytest comes last, so that its closing
# line is the last one. The threshold of the coverage is in pyproject.toml; the slow tests, which
# would be three times as slow if every line were counted, are no part of it.
test: lint types docs-fresh
	$(PYTEST) -m slow
	$(PYTEST) --cov -m 'not slow'

check: lint types docs-fresh
	$(PYTEST) -m 'not slow'

# Prints the page; the figures are of this machine, so it is kept by hand: > docs/benchmarks.md
bench: environment
	@$(BIN)/python -m benchmarks

lint: environment
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: environment
	$(BIN)/mypy

docs-fresh: environment
	@test ! -e docs/generate.py || $(BIN)/python docs/generate.py --check

docs: environment
	@test -e docs/generate.py || { echo 'There is no docs/generate.py yet: nothing to write.'; exit 1; }
	$(BIN)/python docs/generate.py

# click's own words in 繁體中文; a test holds the compiled file to the written one.
words: environment
	$(BIN)/pybabel --quiet compile --directory reports/locale

# Universal: one lock for every system and for Python 3.11 to 3.14. It names no registry, so that it
# serves behind a mirror as well.
lock: environment
	$(BIN)/uv pip compile pyproject.toml --group dev --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
		--custom-compile-command 'make lock' --output-file requirements.lock

environment:
	@test -n '$(PYTHON)' || { echo 'Kaozheng needs Python 3.11 to 3.14 with its whole standard library' \
		'(Debian and Ubuntu: apt install python3-venv), and there is none on the PATH.' >&2; exit 1; }
	@$(PYTHON) bootstrap.py
