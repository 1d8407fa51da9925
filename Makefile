# make book · make site · make serve · make test · make archive · make lab · make notebooks · make lock · make sums · make bench · make gates · make audit ARTICLE=path · make clean
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := $(CURDIR)/_ext:$(CURDIR)
# Or a language that the machine does not have installed stops the build.
export LC_ALL := C
# Or a home that cannot be written to, or a list of fonts not yet made, prints a warning into a page.
export MPLCONFIGDIR := $(CURDIR)/.venv/matplotlib

.PHONY: book site serve test archive lab notebooks lock sums bench gates audit clean

define build
@rm -rf _build/html
@$(BIN)/jupyter-book config sphinx . > /dev/null
@$(BIN)/sphinx-build -W -n --keep-going -E -j 2 -q -b html -d _build/doctrees . _build/html
@cd _build/html && echo "Its tree hash: $$(find . -type f | sort | xargs sha256sum | sha256sum | cut -c1-64)"
@echo "The book is built: $(CURDIR)/_build/html/index.html"
endef

book: .venv/installed
	$(build)

# nbval compares the stored outputs of every chapter; a worker keeps a notebook, a file or a class.
test: .venv/installed book
	@$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder --nbval -m "not gate"

# They compare with the book as make test has left it, and build it only if something has changed since.
gates: .venv/installed _build/html/index.html
	@$(BIN)/pytest -n 2 --dist loadgroup -m gate

SOURCES := chapters data newsaudit story _ext _static _config.yml _toc.yml references.bib
_build/html/index.html: $(shell find $(SOURCES) -type f ! -name '*.pyc' 2> /dev/null) | .venv/installed
	$(build)

# The book and the box of chapter 8: the folder to publish.
site: .venv/installed _build/html/index.html node_modules/.package-lock.json
	@$(BIN)/python -m own_article.site

PORT ?= 8000
serve: site
	@echo "The book, until Ctrl+C: http://127.0.0.1:$(PORT)/chapters/08-your-article.html"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/site $(PORT) > /dev/null 2>&1

# Where the machine has no npm, the one of a wheel is used; each file is checked by its hash.
node_modules/.package-lock.json: package.json package-lock.json | .venv/installed
	@$(BIN)/python -m own_article.packages

# What `newsaudit archive` needs comes on top of the book's lock here alone: book and tests do without.
archive: .venv/installed
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-archive.txt
	@$(BIN)/pytest tests/archive

NOTEBOOKS ?= chapters/*.ipynb
notebooks: .venv/installed
	@$(BIN)/python -m story.notebooks $(NOTEBOOKS)

lab: .venv/installed
	@$(BIN)/pip install --quiet --require-hashes -r requirements-lab.txt
	@$(BIN)/jupyter lab chapters

lock: .venv/installed
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11.7 --generate-hashes --no-header requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11.7 --generate-hashes --no-header -c requirements.txt requirements-lab.in -o requirements-lab.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11.7 --generate-hashes --no-header requirements-node.in -o requirements-node.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11.7 --generate-hashes --no-header -c requirements.txt requirements-archive.in -o requirements-archive.txt

# No table changes unseen: the tests compare each file of data/ with its digest.
sums:
	@cd data && find . -type f ! -name SHA256SUMS | sed 's,^\./,,' | sort | xargs sha256sum > SHA256SUMS

bench: .venv/installed
	@$(BIN)/python -m benchmarks

audit: .venv/installed
	@test -n "$(ARTICLE)" || { echo "Name the article: make audit ARTICLE=path" >&2; exit 1; }
	@$(BIN)/newsaudit audit "$(ARTICLE)" --html report.html

clean:
	@rm -rf .venv _build node_modules conf.py *.egg-info .pytest_cache .hypothesis .ruff_cache

# An installation that was stopped on its way may have left half a package, so it begins anew; so where Python is gone.
# uv installs the hashed lock in a few seconds where pip takes half a minute; pip only fetches uv, by its hash.
.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "This book needs Python 3.11 or newer as $(PYTHON); install it, or name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) has no venv module; install it (on Debian and Ubuntu: apt install python3-venv) and try again." >&2; exit 1; }
	@test -f $@ && $(BIN)/pip --version > /dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@rm -f $@
	@awk '/^uv==/ {found = 1} found {print} found && !/\\$$/ {exit}' requirements.txt > .venv/uv.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	@$(BIN)/python -c 'import matplotlib.font_manager' 2> /dev/null
	@touch $@
