"""verdicts.csv and corrections.csv, as a French spreadsheet opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from bot.audit.outputs.places import link_of, name_place, places_of
from bot.audit.results import PROBLEMS, Read, Row, Run
from bot.model import Label
from bot.report.shown import say_stated
from bot.report.words import LOOKS, Lang

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_VERDICTS: Mapping[Lang, tuple[str, ...]] = {
    "fr": (
        *("verdict", "règle", "paru le", "titre", "adresse", "rubrique", "auteur", "champ", "chiffre"),
        *("phrase", "sujet", "attribut", "le texte dit", "la table dit", "message", "correction"),
        *("source", "adresse de la source", "sûreté", "début", "fin", "fichier", "élément", "écarté"),
    ),
    "en": (
        *("verdict", "rule", "published", "title", "address", "section", "author", "field", "figure"),
        *("sentence", "subject", "attribute", "the text says", "the table says", "message", "correction"),
        *("source", "source address", "confidence", "start", "end", "file", "item", "dismissed"),
    ),
}
_CORRECTIONS: Mapping[Lang, tuple[str, ...]] = {
    "fr": (
        *("fait", "adresse", "titre", "paru le", "verdict", "chiffre", "correction", "explication", "phrase"),
        *("source", "adresse de la source", "date de la source"),
    ),
    "en": (
        *("done", "address", "title", "published", "verdict", "figure", "correction", "why", "sentence"),
        *("source", "source address", "source date"),
    ),
}


class _Sheet:
    def __init__(self, file: TextIO, header: Iterable[str]) -> None:
        self._rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
        self._rows.writerow(header)

    def _write(self, cells: Iterable[object]) -> None:
        self._rows.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in cells])

    def refuse(self, error: Row) -> None:
        """Has no line in a table of figures."""

    def finish(self) -> None:
        """Is done with the last row."""


class Verdicts(_Sheet):
    """Every verdict of the run, a row each."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        super().__init__(file, _VERDICTS[lang])
        self._lang = lang

    def add(self, read: Read) -> None:
        """Writes the article's verdicts."""
        document = read.document
        for one in read.verdicts:
            source = _source(one)
            self._write(
                (
                    LOOKS[Label(one["label"])].one[self._lang],
                    one["rule"],
                    document["published"],
                    document["title"],
                    link_of(document),
                    document["section"],
                    document["author"],
                    one["in"],
                    one["text"],
                    _sentence(one),
                    one["subject"],
                    one["attribute"],
                    say_stated(one["stated"], self._lang),
                    say_stated(one["fact"], self._lang) if one["fact"] else "",
                    one["message"][self._lang],
                    one["suggestion"] if one["label"] in PROBLEMS else "",
                    source.get("publisher"),
                    source.get("url"),
                    one["confidence"],
                    one["start"],
                    one["end"],
                    document["file"],
                    document["item"],
                    (one.get("dismissed") or {}).get("reason"),
                )
            )


class Corrections(_Sheet):
    """What a desk works through: each figure to correct, in each place it was printed, with its source."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        super().__init__(file, _CORRECTIONS[lang])
        self._lang = lang

    def add(self, read: Read) -> None:
        """Writes the article's problems, once for each of its places."""
        if problems := read.problems:
            for place in places_of(read):
                for one in problems:
                    self._write(self._cells(read.document, place, one))

    def _cells(self, document: Row, place: Row, one: Row) -> Iterator[object]:
        source = _source(one)
        yield ""
        yield name_place(place)
        yield document["title"]
        yield place["published"]
        yield LOOKS[Label(one["label"])].one[self._lang]
        yield one["text"]
        yield one["suggestion"]
        yield one["message"][self._lang]
        yield _sentence(one)
        yield source.get("publisher")
        yield source.get("url")
        yield source.get("published")


def _inert(cell: str) -> str:
    """The cell as text whatever it begins with: a spreadsheet would run « =HYPERLINK(…) »."""
    return f"'{cell}" if cell.lstrip(" \u00a0\u202f").startswith(_FORMULA) else cell


def _sentence(verdict: Row) -> str:
    return "".join(verdict["sentence"].values()).strip()


def _source(verdict: Row) -> Row:
    sources = verdict["fact"]["sources"] if verdict["fact"] else ()
    return sources[0] if sources else {}
