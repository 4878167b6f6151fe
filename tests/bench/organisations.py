"""What each clue adds to the organisations that the model finds: python tests/bench/organisations.py.

Read are the texts of organisations.txt, beside this file. A name counts when its start and end are the marked
ones; the table's subjects count as organisations.
"""

from __future__ import annotations

import re
from pathlib import Path

from bot.facts import load_facts
from bot.folders import FACTS
from bot.mentions.names import beside, find_names
from bot.mentions.organisations import CLUES, Clue, find_organisations
from bot.mentions.subjects import SubjectFinder
from bot.model import Kind, Mention
from bot.sentences import split_sentences
from bot.text import clean_text
from bot.triage import passages

_MARK = re.compile(r"\[([^]]+)\]\{ORG\}")


def read(line: str) -> tuple[str, set[tuple[int, int]]]:
    """Returns a marked line as text, and the spans of its organisations."""
    text, gold, done = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[done : mark.start()] + mark[1]
        gold.add((len(text) - len(mark[1]), len(text)))
        done = mark.end()
    return (text + line[done:]).replace("¶", "\n"), gold


def main() -> None:
    """Prints precision, recall and F1 of the organisations, with the clues one by one and together."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    texts = [read(line) for line in lines if line and not line.startswith("# ")]
    subjects = SubjectFinder(load_facts((FACTS,)))
    tried: dict[str, tuple[bool, list[Clue]]] = {
        "the model": (False, []),
        "the table's aliases": (True, []),
        **{clue: (False, [function]) for clue, function in CLUES.items()},
        "all of them": (True, list(CLUES.values())),
    }
    right, found = dict.fromkeys(tried, 0), dict.fromkeys(tried, 0)
    for written, gold in texts:
        text = clean_text(written).text
        sentences = split_sentences(text)
        names = find_names(text, passages(sentences))
        known = beside(subjects.find(text), names)
        for row, (with_aliases, clues) in tried.items():
            told = find_organisations(text, known if with_aliases else names, clues)
            spans = {(one.start, one.end) for one in told if _is_organisation(one)}
            right[row] += len(spans & gold)
            found[row] += len(spans)
    wanted = sum(len(gold) for _, gold in texts)
    print(f"{len(texts)} texts, {wanted} organisations\n{'the model and':22} precision  recall      F1")
    for row in tried:
        scores = right[row] / found[row], right[row] / wanted, 2 * right[row] / (found[row] + wanted)
        print(f"{row:22}" + "".join(f"{score:10.3f}" for score in scores))


def _is_organisation(mention: Mention) -> bool:
    return mention.kind in (Kind.ORGANISATION, Kind.SUBJECT)


if __name__ == "__main__":
    main()
