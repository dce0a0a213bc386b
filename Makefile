# make demo   set up, build a graph from the sample articles, query it, write the network page
# make test   set up, check style, types and architecture, run the tests
# make checks run the quality checks over the vocabulary, its alignments and a store of the sample articles
# make golden writes anew what the tests expect of the sample articles; read the diff before you commit it
# make train  train the learned reader anew and write its model card, two hours on two cores; training/README.md explains
#             TRAINING, DEVELOPMENT, BENCH, SEEDS and ARGS (for instance ARGS='--without polnear --build build/open')
# PYTHON      the interpreter for the virtual environment (3.11, 3.12 or 3.13)

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := tests/view/tools/node_modules/.ready

TRAINING ?= ../shared/training
DEVELOPMENT ?= ../shared/data
BENCH ?= ../shared/bench
SEEDS ?= 0 1 2

.PHONY: demo test lint golden train clean

demo: $(READY)
	$(BIN)/graphkit demo -o demo

test: $(READY) $(TOOLS) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

golden: $(READY)
	$(BIN)/python -m tests.golden.make

# how often a plain fact comes out of a sentence that states none; ARGS=--errors lists them
.PHONY: assertion-safety
assertion-safety: $(READY)
	$(BIN)/python -m tests.safety.measure $(ARGS)

# what each stage costs beside spaCy, as ratios; ARGS=FILE for other articles than the samples
.PHONY: bench
bench: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python -m tests.benchmark $(ARGS)

.PHONY: checks
checks: $(READY)
	rm -rf build/checks && mkdir -p build
	$(BIN)/graphkit build graphkit/samples -o build/checks
	$(BIN)/graphkit checks build/checks

# what a store costs: queries beside rdflib, an article more and less in 1,000 and 20,000 articles (half an hour), room on disk
.PHONY: bench-store
bench-store: $(READY)
	$(BIN)/python -m tests.benchmark_store $(ARGS)

# what a page costs beside pyvis: seconds to write it and to its first picture, frames a second; ARGS='--sizes 1000 5000'
.PHONY: bench-view
bench-view: $(READY)
	$(BIN)/python -m tests.benchmark_view $(ARGS)

# kills a build, a retraction and a judgement at 30 random moments each, and completes them; ARGS='--moments 100 --seed 7'
.PHONY: crash
crash: $(READY)
	$(BIN)/python -m tests.crash $(ARGS)

# what checks the scripts of the page; `make test` installs it too
.PHONY: view-tools
view-tools: $(TOOLS)

# writes claims.ttl, alignments/plover.ttl and docs/claims.md anew from the frames, then the pages of the vocabulary
.PHONY: claims
claims: $(READY)
	$(BIN)/python ontologies/make_claims.py
	$(BIN)/python docs/make_ontology.py

train: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,train]'
	$(BIN)/python -m training all --training $(TRAINING) --development $(DEVELOPMENT) --bench $(BENCH) \
		--seeds $(SEEDS) $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

# what checks the scripts of the page: tsc, eslint and axe; without npm their tests are skipped
$(TOOLS): tests/view/tools/package.json tests/view/tools/package-lock.json
	@if command -v npm > /dev/null; then \
		npm ci --prefix tests/view/tools --no-audit --no-fund --silent && touch $@; \
	else echo "no npm: the scripts of the page are not checked by tsc and eslint, nor the page by axe"; fi

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
