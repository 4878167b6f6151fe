"""The run's problems a line each, as compilers tell theirs: editors and code hosts go to the place."""

from __future__ import annotations

from collections.abc import Iterator

from bot.audit.outputs.file_lines import FileLines
from bot.audit.outputs.places import places_of
from bot.audit.results import Row, Run
from bot.model import Label
from bot.report.words import LOOKS, Lang


def list_problems(run: Run, lang: Lang) -> Iterator[str]:
    """Yields `file:line:column: verdict (rule) message`; the item stands for the line where there is none."""
    for read in run.articles():
        if problems := read.problems:
            for place in places_of(read):
                lines = FileLines(place, read.document)
                for one in problems:
                    label = LOOKS[Label(one["label"])].one[lang]
                    said = " ".join(one["message"][lang].split())
                    yield f"{_place(place, lines.region(one))}: {label} ({one['rule']}) {said}"


def _place(place: Row, region: dict[str, int] | None) -> str:
    if region:
        return f"{place['file']}:{region['startLine']}:{region['startColumn']}"
    return ":".join(filter(None, (place["file"], place["item"])))
