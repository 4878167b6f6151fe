"""The report a person reads in a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.text import Text

from bot.excerpt import Excerpt, cut_excerpts
from bot.model import PROBLEMS, Evidence, Label, Report, Severity, Verdict, Voice
from bot.report.proof import card_lines, proof_object
from bot.report.words import LOOKS, SHOWN_FROM, WORDS, Lang, count, say_day

_INDENT = "    "
_NARROWEST = 30
_LABELS = list(LOOKS)
_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class _Block:
    """All that is said of one span, what weighs most first."""

    verdicts: tuple[Verdict, ...]
    excerpt: Excerpt
    in_title: bool

    @property
    def first(self) -> Verdict:
        return self.verdicts[0]


def to_text(
    report: Report,
    *,
    lang: Lang,
    width: int,
    colour: bool,
    only_problems: bool,
    show_unverified: bool,
    explained: bool = False,
) -> str:
    """Returns the verdicts, worst first, then one line that counts them; no escape codes without `colour`."""
    console = Console(
        file=StringIO(),
        width=max(width, _NARROWEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    blocks = sorted(_blocks(report), key=lambda block: _LABELS.index(block.first.label))
    for block in blocks:
        if _is_shown(block.first, only_problems, show_unverified):
            for line in _lines(block, lang, colour):
                _print(console, line)
            for line in _explained(block, lang) if explained else ():
                _print(console, line)
            console.print()
    if not only_problems and not show_unverified:
        _print_unverified(console, blocks, lang)
    _print(console, _coverage(report, blocks, lang))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().removesuffix("\n")


def _is_shown(verdict: Verdict, only_problems: bool, show_all: bool) -> bool:
    if verdict.confidence < SHOWN_FROM and not show_all:
        return False
    if verdict.label in PROBLEMS:
        return True
    return not only_problems and (show_all or verdict.label is not Label.UNVERIFIED)


def _blocks(report: Report) -> Iterator[_Block]:
    for text, verdicts, in_title in (
        (report.document.title or "", report.title_verdicts, True),
        (report.document.text, report.verdicts, False),
    ):
        spans: dict[tuple[int, int], list[Verdict]] = {}
        for verdict in verdicts:
            spans.setdefault((verdict.start, verdict.end), []).append(verdict)
        for excerpt, together in zip(cut_excerpts(text, spans), spans.values(), strict=True):
            yield _Block(tuple(sorted(together, key=_weight)), excerpt, in_title)


def _weight(verdict: Verdict) -> tuple[int, int, bool]:
    """Sorts by severity, then label, then what the table proves before what the text alone shows."""
    return _SEVERITIES.index(verdict.severity), _LABELS.index(verdict.label), verdict.evidence is None


def _lines(block: _Block, lang: Lang, colour: bool) -> Iterator[Text]:
    words, verdict = WORDS[lang], block.first
    look = LOOKS[verdict.label]
    style = f"bold {look.colour}" if colour else ""
    tags = [verdict.rule]
    tags += [words.title] if block.in_title else []
    tags += [words.quoted] if verdict.voice is Voice.QUOTED else []
    yield Text.assemble((f"{look.symbol} {look.one[lang]}", style), f" ({', '.join(tags)})")
    excerpt = block.excerpt
    figure = (excerpt.figure, f"underline {style}") if colour else f"[{excerpt.figure}]"
    yield Text.assemble(_INDENT, excerpt.before, figure, excerpt.after)
    for other in block.verdicts:
        message = other.message_fr if lang == "fr" else other.message_en
        yield Text(_INDENT + (message if other is verdict else f"{words.also} ({other.rule}) : {message}"))
    if verdict.suggestion and verdict.label in PROBLEMS:
        yield Text.assemble(_INDENT, words.write, (verdict.suggestion, "bold" if colour else ""))
    if verdict.evidence:
        yield from _proof(verdict.evidence, lang, brief=verdict.label not in PROBLEMS)


def _explained(block: _Block, lang: Lang) -> Iterator[Text]:
    for verdict in block.verdicts:
        card = proof_object(verdict.proof) if verdict.proof else None
        yield from (Text(f"{_INDENT}· {line}") for line in card_lines(card, lang))


def _proof(evidence: Evidence, lang: Lang, *, brief: bool) -> Iterator[Text]:
    """The fact and its sources; one source is enough for a figure that nobody has to correct."""
    words = WORDS[lang]
    if not brief:
        since = f"{words.since}{say_day(evidence.since, lang)}"
        yield Text(f"{_INDENT}{words.fact}{evidence.label}, {since} ({evidence.fact})")
    for source in evidence.sources[: 1 if brief else None]:
        day = say_day(source.published, lang) if source.published else words.undated
        yield Text(f"{_INDENT}{words.source}{source.publisher}, {day}")
        yield Text(f"{_INDENT}{source.url}", no_wrap=True)


def _print(console: Console, line: Text) -> None:
    """Prints a line wrapped under its own indent; an address stays whole, to be clicked or copied."""
    indent = _INDENT if line.plain.startswith(_INDENT) else ""
    body = line[len(indent) :]
    wrapped = [body] if line.no_wrap else body.wrap(console, console.width - len(indent))
    for part in wrapped:
        part.rstrip()
        console.print(Text.assemble(indent, part), soft_wrap=True)


def _print_unverified(console: Console, blocks: list[_Block], lang: Lang) -> None:
    number = sum(block.first.label is Label.UNVERIFIED for block in blocks)
    if number:
        words, look = WORDS[lang], LOOKS[Label.UNVERIFIED]
        line = f"{look.symbol} {look.one[lang]} : {count(number, words.figure, lang)} {words.unverified}"
        _print(console, Text(line))
        console.print()


def _coverage(report: Report, blocks: list[_Block], lang: Lang) -> Text:
    words = WORDS[lang]
    parts = [count(report.figures, words.figure, lang), count(report.checked, words.checked, lang)]
    wrong = 0
    for label in (label for label in LOOKS if label in PROBLEMS):
        number = sum(block.first.label is label for block in blocks)
        wrong += number
        if number:
            parts.append(count(number, (LOOKS[label].one[lang], LOOKS[label].several[lang]), lang))
    return Text(", ".join(parts if wrong else [*parts, words.nothing_wrong]))
