# make demo    see it: the simulator on http://127.0.0.1:8000; needs Python 3.11+, git and make, nothing else
# make test    every check and every test
# make check   format, lint, types, imports, locales, docs
# make fix     lets ruff format and repair what it can
# make lock    works requirements/*.in out into requirements/*.txt; UPGRADE=1 takes the newest of everything
# make clean   removes .venv and what the tools left behind; never data/

.DEFAULT_GOAL := demo
.PHONY: demo test check check-types check-others fix lock clean test-packages test-modules

PYTHON := .venv/bin/python
# One more than there are cores, as some tests mostly wait; `make test WORKERS=2` leaves room for other work.
WORKERS ?= $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) + 1 )))
UV_VERSION := 0.13.9
# Where a system asks Python to write none, every test worker, and every program that tests start, compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

demo:
	@scripts/install_packages.sh runtime
	@$(PYTHON) bot.py demo

test: test-packages
	@scripts/install_test_tools.sh
	@$(MAKE) --no-print-directory -j2 check test-modules
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: check-others check-types

check-types: test-packages
	$(PYTHON) -m mypy

check-others: test-packages
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	.venv/bin/lint-imports --no-logo
	@for check in scripts/check_*.py; do echo "$(PYTHON) $$check"; $(PYTHON) $$check || exit 1; done

fix: test-packages
	$(PYTHON) scripts/locales.py
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

# Compiles the tests once, while mypy thinks: else each worker would for itself.
test-modules: test-packages
	@$(PYTHON) -m pytest --collect-only -qqq >/dev/null || $(PYTHON) -m pytest --collect-only -qqq

test-packages:
	@scripts/install_packages.sh test

# The resolver stands apart, so that it is in neither lock. Every release's every file gets its hash: one lock fits
# every system and each Python from 3.11 on.
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade)
lock: test-packages
	@[ -x .venv/lock/bin/uv ] || $(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip install -qq uv==$(UV_VERSION)
	$(COMPILE) requirements/runtime.in -o requirements/runtime.txt
	$(COMPILE) --constraints requirements/runtime.txt requirements/test.in -o requirements/test.txt
	@$(PYTHON) scripts/check_locks.py

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	find . -name __pycache__ -type d -not -path './data/*' -exec rm -rf {} +
