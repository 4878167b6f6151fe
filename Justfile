# What a developer does, by name; CI runs the same commands (.ci/run).

# Run the tests.
test *arguments:
    python -m pytest {{ arguments }}

# Check style, types and layers, and that the README is current.
lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports
    cog --check README.md

# Rewrite what is generated in the README.
docs:
    cog -r README.md

# Check a text: just check article.txt --published 2025-02-10
check *arguments:
    vraichiffre check {{ arguments }}

# Train the model of names and put it into the package (10 minutes of one core): just train-ner winer-fr.jsonl
train-ner data:
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m spacy train training/config.cfg \
        --code training/pipeline.py --output build/ner --paths.data {{ data }}
    python -m training.ship build/ner/model-last {{ data }}

# Measure on the benchmark again and rewrite the tables (4 minutes of one core).
banc:
    cog -r benchmark/README.md docs/banc.md

# Measure how fast archives are audited, as ratios (15 minutes of one core).
bench *arguments:
    python tests/bench/audit.py {{ arguments }}
