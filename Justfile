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
