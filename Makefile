# Everything runs from a bare Python 3.11, git and make. `make help` lists what there is.

BIN     := .venv/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check
# pip would compile what it installs module by module, on one core: `COMPILE` does it afterwards, on all.
INSTALL := $(PIP) install -qq --no-deps --no-compile --require-hashes --only-binary :all:
COMPILE := $(BIN)/python -m compileall -q -j 0 .venv/lib
# Published as source archives only: these are built here, by what requirements-build.txt locks.
MODEL   := --no-binary kiwipiepy-model,bagit --no-build-isolation
DOCS    ?= examples/documents
SERVE   ?= yes
GOLD    ?= tests/gold/heldback
DEMO    := .demo
# Tests often wait for a browser or another process: one more of them than there are processors, at most four.
WORKERS := $(shell n=$$(getconf _NPROCESSORS_ONLN); echo $$(( n < 3 ? n + 1 : 4 )))
# Where this is set, hundreds of processes of the tests would compile the same modules, each for itself.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run korean ready test evaluate bench forms bench-desk spark-test endure fuzz django lint audit weights docs lock clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/installed  ## reads the example documents (DOCS=folder for yours), prints the record, serves it (SERVE=no: not)
	@test -e "$(DOCS)" || { echo "There is nothing at $(DOCS). Say where your documents are: DOCS=folder"; exit 2; }
	@rm -rf $(DEMO)
	@status=0; export TUMEN_WORKSPACE=$(CURDIR)/$(DEMO); \
	$(BIN)/tumen read "$(DOCS)" || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	$(BIN)/tumen record || exit; \
	if [ "$(SERVE)" != no ]; then $(BIN)/tumen serve --judging || exit; fi; \
	if [ $$status = 1 ]; then echo "Some documents were refused, as said above; the others are read."; fi

korean: .venv/installed-korean  ## reads documents in Korean too, from then on (80 MB)

ready: .venv/installed-dev  ## installs what the tests need: packages, Chromium, tesseract, strace, PostgreSQL
	@tools/ensure_chromium
	@tools/ensure_tesseract
	@tools/ensure_strace
	@tools/ensure_postgres
	@tools/ensure_followthemoney

test: ready  ## runs every test, in a real browser too where Chromium is there or can be installed
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

lint: .venv/installed-dev  ## style, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

audit: .venv/installed-dev  ## holds the locks against known flaws (ADVISORIES=a clone of pypa/advisory-database)
	@$(BIN)/python tools/audit.py $(ADVISORIES)

evaluate: .venv/installed  ## measures the reading against labelled figures (GOLD=labels DOCS=their documents)
	$(BIN)/tumen evaluate "$(GOLD)" $(if $(filter command environment,$(firstword $(origin DOCS))),"$(DOCS)")

bench: .venv/installed-bench  ## speed, memory and growth of the reading, and of finding shared passages
	$(BIN)/python -m bench
	$(BIN)/python -m bench --release 100000

forms: .venv/installed-dev  ## opens what is given out in LibreOffice, and judges it by the validator of RO-Crate
	@tools/ensure_libreoffice
	@tools/ensure_crate_validator
	$(BIN)/python -m pytest -q -n0 tests/publication/forms/test_opened.py tests/publication/test_crate_judged.py

bench-desk: .venv/installed-dev  ## the pages of 100,000 claims, ten people walking (CLAIMS=n USERS=n KEEP=folder)
	$(BIN)/python -m bench.desk --claims $(or $(CLAIMS),100000) --users $(or $(USERS),10) $(if $(KEEP),--keep "$(KEEP)")

spark-test: .venv/installed-spark .venv/installed-dev  ## the tests on Apache Spark and Parquet, which need the extra and Java 17
	$(BIN)/python -m pytest tests/archives tests/documents/containers/test_columnar.py

endure: .venv/installed-dev forms  ## 100,000 documents, passages of a million, 10,000 kills and 1,000 power cuts (some hours)
	$(BIN)/python -m bench --endure
	$(BIN)/python -m bench --passages-endure
	$(BIN)/python -m trials kills --count 10000
	$(BIN)/python -m trials kills --team --count 10000
	$(BIN)/python -m trials powercuts --count 1000
	$(BIN)/python -m trials fulldisk --count 300
	$(BIN)/python -m trials lostdisk --count 300
	$(BIN)/python -m trials flips --count 1000
	$(BIN)/python -m trials readers --count 10000
	$(BIN)/python -m bench.workers --kills 1000
	$(BIN)/python -m trials harms
	$(BIN)/python -m trials missed --count 1000
	$(BIN)/python -m trials watch
	$(BIN)/python -m bench --archive 1000000
	$(BIN)/python -m bench --archive 10000 --kills 20
	$(BIN)/python -m trials matrix
	$(BIN)/python -m trials access --steps 10000
	$(BIN)/python -m trials access --faults
	$(BIN)/python -m trials disclosure --count 10000
	$(BIN)/python -m trials api --examples 500
	$(BIN)/python -m trials pages --count 20000

fuzz: .venv/installed-fuzz  ## feeds every parser with changed and invented inputs, a minute each (SECONDS=n)
	$(BIN)/python -m fuzz $(if $(SECONDS),--seconds $(SECONDS))

django: .venv/installed-dev  ## Django's own tests of database engines, run against the vault's (some minutes)
	$(BIN)/python tools/django_tests.py

weights: .venv/installed-dev  ## learns the weights of the reader's evidence from the labelled documents (some minutes)
	$(BIN)/python tools/learn_weights.py
	$(BIN)/python tools/learn_issuers.py

docs: .venv/installed-dev  ## writes the pages of docs/ that are made from the code
	$(BIN)/python tools/make_docs.py

lock:  ## resolves requirements*.in anew into the locks with hashes
	tools/lock

clean:  ## removes what make made here: the environment, the demonstration workspace, caches
	rm -rf .venv .venv-crate $(DEMO) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	find tumen tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@tools/make_environment .venv

# A lock is installed again only when it has changed; the package itself is linked to this checkout and fetches nothing.
.venv/installed: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing the locked packages; the first time takes a minute or two ..."
	@$(INSTALL) -r requirements.txt
	@-$(COMPILE)
	@$(PIP) install -qq --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-korean: requirements-build.txt requirements-korean.txt .venv/installed
	@echo "Installing what reads Korean ..."
	@$(INSTALL) -r requirements-build.txt
	@$(INSTALL) $(MODEL) -r requirements-korean.txt
	@-$(COMPILE)
	@touch $@

.venv/installed-bench: requirements-bench.txt .venv/installed
	@echo "Installing what reading is measured against ..."
	@$(INSTALL) -r requirements-bench.txt
	@-$(COMPILE)
	@touch $@

.venv/installed-spark: requirements-build.txt requirements-spark.txt .venv/installed
	@echo "Installing Apache Spark and Parquet, half a gigabyte ..."
	@$(INSTALL) -r requirements-build.txt
	@$(INSTALL) --no-binary pyspark --no-build-isolation -r requirements-spark.txt
	@-$(COMPILE)
	@touch $@

.venv/installed-fuzz: requirements-fuzz.txt .venv/installed
	@echo "Installing what feeds the parsers ..."
	@$(INSTALL) -r requirements-fuzz.txt
	@-$(COMPILE)
	@touch $@

.venv/installed-dev: requirements-build.txt requirements-dev.txt .venv/installed
	@echo "Installing what the tests need ..."
	@$(INSTALL) -r requirements-build.txt
	@$(INSTALL) $(MODEL) -r requirements-dev.txt
	@-$(COMPILE)
	@touch $@
