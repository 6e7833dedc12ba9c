# Two commands: `make run` opens the dashboard, `make test` runs every check.
# Both make the virtual environment and install what is pinned; nothing is done by hand.

VENV := .venv
BIN := $(VENV)/bin
FITS := import sys; (3, 11) <= sys.version_info < (3, 14) and print(sys.executable)
PYTHON ?= $(firstword $(foreach v,3 3.13 3.12 3.11,$(shell python$(v) -c '$(FITS)' 2>/dev/null)))

.PHONY: run test check test-spark browser java world bench bench-world fuzz load pins picture clean \
	calibration brief-doc sentences mutants

run: $(VENV)/run.stamp
	$(BIN)/streamlit run dashboard.py

test: $(VENV)/test.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings metrics/app/browser
	$(BIN)/oxfmt --check 'metrics/app/browser/**/*.js'
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

# Asks a service whether a fault is known in a pinned package, and writes docs/licences.md.
check: $(VENV)/check.stamp
	$(BIN)/python -m tests.check docs/licences.md

# The same small tables on Spark and on DuckDB, compared row by row.
test-spark: $(VENV)/spark.stamp java
	$(BIN)/pytest tests/spark

# The world table from a folder of BACI files: make world BACI=folder [OUT=folder] [OPTIONS=--products]
OUT ?= data/world/built
world: $(VENV)/world.stamp
	@test -n "$(BACI)" || { echo "Name the folder of BACI files: make world BACI=folder" >&2; exit 1; }
	$(BIN)/python -m metrics.ingest.baci "$(BACI)" "$(OUT)" $(OPTIONS)

# What that takes for a year of true size, written to docs/world.md.
bench-world: $(VENV)/test.stamp
	$(BIN)/python -m tests.bench.world docs/world.md

# Throws broken links and broken briefs at it, and writes docs/fuzz.md.
fuzz: $(VENV)/test.stamp
	$(BIN)/python -m tests.fuzz docs/fuzz.md

# Changes the rooms of numbers in one small place at a time, runs their tests, and writes docs/mutants.md:
# in under an hour, or some of it without the page: make mutants ROOMS="quantities metrics/analysis/survival.py"
mutants: $(VENV)/mutants.stamp
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 nice -n 15 $(BIN)/python -m tests.mutants \
		$(if $(ROOMS),$(ROOMS),--out docs/mutants.md)

# A hundred sessions at once and a thousand one after another, written to docs/load.md.
load: $(VENV)/test.stamp
	$(BIN)/python -m tests.load docs/load.md

# This dashboard beside other applications in a real browser, written to docs/performance.md.
bench: $(VENV)/test.stamp $(VENV)-bench/stamp browser
	$(BIN)/python -m tests.bench.speed docs

# Fits the fan anew and measures it: data/world/fan.parquet, coverage.csv and docs/calibration.md.
calibration: $(VENV)/test.stamp
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m metrics.analysis.fan.calibration

# From the schema of a brief: docs/brief.md, and the tables in the descriptors of data/briefs.
brief-doc: $(VENV)/run.stamp
	$(BIN)/python -m metrics.ingest.brief_builder

# The sentences of the pages as words and data make them now, for review.
sentences: $(VENV)/test.stamp
	$(BIN)/python -m tests.narrative.sentences

# Java for Spark: the one that is there, else Debian's.
java:
	@command -v java || \
		{ apt-get update && apt-get install --yes --no-install-recommends default-jre-headless; } || \
		{ echo "Spark needs Java 17 or later: install default-jre-headless, then try again." >&2; exit 1; }

# A browser for the tests: the one that is there, else Debian's.
browser:
	@command -v chromium || command -v google-chrome || \
		{ apt-get update && apt-get install --yes --no-install-recommends chromium; } || \
		{ echo "The tests need a browser: install chromium or google-chrome, then try again." >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Twofold needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/it" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements-test.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@

$(VENV)/world.stamp: $(VENV)/run.stamp requirements-world.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-world.txt
	@touch $@

$(VENV)/check.stamp: $(VENV)/run.stamp requirements-check.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-check.txt
	@touch $@

$(VENV)/spark.stamp: $(VENV)/test.stamp requirements-spark.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-spark.txt
	@touch $@

$(VENV)/mutants.stamp: $(VENV)/test.stamp requirements-mutants.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-mutants.txt
	@touch $@

# Dash apart from the rest: it brings a plugin of pytest's that the tests would be run with.
$(VENV)-bench/stamp: requirements-bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/pip install --quiet --require-hashes --requirement requirements-bench.txt
	@touch $@

# Compiles the pins anew from the ranges in pyproject.toml; each file keeps to those before it.
PIN := $(BIN)/uv pip compile --quiet --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --no-header
pins: $(VENV)/test.stamp
	$(PIN) --upgrade --output-file requirements.txt pyproject.toml
	$(PIN) --upgrade --extra check --constraint requirements.txt --output-file requirements-check.txt pyproject.toml
	$(PIN) --upgrade --extra world --constraint requirements.txt --output-file requirements-world.txt pyproject.toml
	$(PIN) --upgrade --extra test --constraint requirements-world.txt \
		--output-file requirements-test.txt pyproject.toml
	$(PIN) --upgrade --extra spark --constraint requirements-test.txt \
		--output-file requirements-spark.txt pyproject.toml
	$(PIN) --upgrade --extra mutants --constraint requirements-test.txt \
		--output-file requirements-mutants.txt pyproject.toml
	$(PIN) --upgrade --extra bench --constraint requirements.txt \
		--output-file requirements-bench.txt pyproject.toml

# The picture in the README.
picture: $(VENV)/test.stamp browser
	$(BIN)/python -m tests.browser.readme_picture docs/outlook.png

clean:
	rm -rf $(VENV) $(VENV)-bench
