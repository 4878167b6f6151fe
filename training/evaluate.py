"""Scores `ner` components side by side, on the articles no model has seen or on marked sentences.

    python -m training.evaluate WINER_FR_JSONL|SENTENCES_TXT [FOLDER …] [--typings]

A folder is a trained pipeline (config.cfg and ner/); the stock model comes first. Scored are LOC, ORG and
PER, which every model has in the same sense. A name counts when its start, end and label are the gold ones;
in the column «name», when start and end are, which is all that the checker asks of most names.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from bot.nlp import assemble, model_folder
from training.augment import TYPINGS
from training.corpus import Article, as_text, read_articles, read_sentences

SCORED = ("LOC", "ORG", "PER")
SEED = 7

Tally = Counter[tuple[str, str]]
"""How many names are right, found and in the gold, by label; «name» stands for any label."""


def tally(nlp: Language, articles: Sequence[Article]) -> Tally:
    """Reads the articles and compares the names with the gold ones."""
    counts: Tally = Counter()
    texts, gold = zip(*map(as_text, articles), strict=True)
    for doc, names in zip(nlp.pipe(texts), gold, strict=True):
        found = {(name.start_char, name.end_char, name.label_) for name in doc.ents}
        for what, labelled in (("found", found), ("gold", set(names)), ("right", found.intersection(names))):
            counts.update((what, label) for _, _, label in labelled)
        spans, gold_spans = ({name[:2] for name in labelled} for labelled in (found, names))
        counts["found", "name"] += len(spans)
        counts["gold", "name"] += len(gold_spans)
        counts["right", "name"] += len(spans & gold_spans)
    return counts


def scores(counts: Tally, labels: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over some labels."""
    right, found, gold = (sum(counts[what, label] for label in labels) for what in ("right", "found", "gold"))
    return right / max(found, 1), right / max(gold, 1), 2 * right / max(found + gold, 1)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--part", default="test", help="of the articles: train, dev or test")
    parser.add_argument("--typings", action="store_true", help="also score the same texts typed otherwise")
    arguments = parser.parse_args()
    stock = model_folder()
    models = {"stock": assemble(stock, stock)}
    models |= {str(folder): assemble(stock, folder) for folder in arguments.folders}
    is_marked = arguments.data.suffix == ".txt"
    articles = read_sentences(arguments.data) if is_marked else read_articles(arguments.data, arguments.part)
    print(f"{len(articles)} texts")
    print(f"{'P R F1':24}", *(f"{title:^17}" for title in ("micro", *SCORED, "name")), "seconds of CPU")
    typed = {"as written": articles}
    if arguments.typings:
        for name, alter in TYPINGS.items():
            rng = random.Random(SEED)
            typed[name] = [alter(article, rng) for article in articles]
    for typing, texts in typed.items():
        print(typing)
        for name, nlp in models.items():
            start = time.process_time()
            counts = tally(nlp, texts)
            seconds = time.process_time() - start
            cells = [scores(counts, labels) for labels in (SCORED, *([label] for label in (*SCORED, "name")))]
            print(
                f"{name[-24:]:24}",
                *("{:5.3f} {:5.3f} {:5.3f}".format(*cell) for cell in cells),
                f"{seconds:.1f}",
            )


if __name__ == "__main__":
    main()
