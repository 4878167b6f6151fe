from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rich.text import Text
from samples import STARGATE, report, verdict

from bot.model import DateSpan, Document, Kind, Label, Mention, Quantity, Relation, Report, Voice
from bot.report import render
from bot.report.json import _plain, mentions_to_json
from bot.report.words import LOOKS, SHOWN_FROM, say_day

TEXT = (
    "Washington voit grand. Le projet Stargate doit mobiliser 500 milliards d’euros en quatre ans ; "
    "c’est beaucoup.\n"
    "La France avance 109 milliards d’euros. Un fonds mettrait 50 milliards d’euros, un autre 7 milliards.\n"
)
DOCUMENT = Document(id="a1", text=TEXT, title="Stargate : 500 milliards d’euros", published=date(2025, 2, 10))
WRONG = verdict(TEXT, "500 milliards d’euros", Label.CONTRADICTED, suggestion="500 milliards de dollars")
AGAINST_ITSELF = verdict(
    TEXT,
    "500 milliards d’euros",
    Label.CONTRADICTED,
    "self-contradiction",
    evidence=None,
    message="Deux montants.",
)
RIGHT = verdict(TEXT, "109 milliards d’euros", Label.SUPPORTED, "supported", message="Confirmé.")
VAGUE = verdict(TEXT, "50 milliards d’euros", Label.IMPRECISE, "range-collapsed", message="De 30 à 50 Md€.")
UNKNOWN = verdict(TEXT, "7 milliards", Label.UNVERIFIED, "unverified", evidence=None, message="Aucun fait.")


def shown(*verdicts: object, **options: object) -> str:
    return render(report(DOCUMENT, *verdicts), "text", **options)  # type: ignore[arg-type]


def test_a_contradiction_shows_sentence_correction_and_source_without_colour() -> None:
    assert shown(WRONG) == (
        "✗ contredit (wrong-currency)\n"
        "    Le projet Stargate doit mobiliser [500 milliards d’euros] en quatre ans ;\n"
        "    c’est beaucoup.\n"
        "    Stargate : 500 Md$, pas 500 Md€.\n"
        "    Écrire : 500 milliards de dollars\n"
        "    Fait : investissement prévu sur quatre ans, en vigueur depuis le 21 janvier\n"
        "    2025 (ia/stargate#investissement)\n"
        "    Source : OpenAI, 21 janvier 2025\n"
        "    https://example.org/stargate\n"
        "\n"
        "1 chiffre, 1 vérifié, 1 contredit"
    )


def test_verdicts_are_grouped_worst_first_and_those_without_fact_only_counted() -> None:
    text = shown(UNKNOWN, RIGHT, VAGUE, WRONG)
    assert [line for line in text.splitlines() if line[:1] in "✗≈↺✓·" and line] == [
        "✗ contredit (wrong-currency)",
        "≈ imprécis (range-collapsed)",
        "✓ confirmé (supported)",
        "· sans fait : 1 chiffre que la table ne permet pas de juger (--all les montre)",
    ]
    assert text.endswith("\n4 chiffres, 3 vérifiés, 1 contredit, 1 imprécis")


def test_only_problems_hides_what_needs_no_hand_and_all_shows_everything() -> None:
    assert "confirmé" not in shown(WRONG, RIGHT, UNKNOWN, only_problems=True)
    assert "sans fait" not in shown(WRONG, RIGHT, UNKNOWN, only_problems=True)
    assert "un autre [7 milliards]." in shown(UNKNOWN, show_unverified=True)


def test_two_verdicts_on_one_figure_make_one_block_led_by_the_table() -> None:
    text = shown(AGAINST_ITSELF, WRONG)
    assert text.count("[500 milliards d’euros]") == 1
    assert text.startswith("✗ contredit (wrong-currency)\n")
    assert "    Stargate : 500 Md$, pas 500 Md€.\n    Aussi (self-contradiction) : Deux montants.\n" in text
    assert text.endswith("1 contredit")


def test_nothing_to_correct_is_said() -> None:
    assert shown().endswith("0 chiffre, 0 vérifié, rien à reprendre")


def test_a_quotation_and_a_title_are_told_apart() -> None:
    quoted = verdict(TEXT, "500 milliards d’euros", Label.CONTRADICTED, voice=Voice.QUOTED)
    title = verdict(DOCUMENT.title or "", "500 milliards d’euros", Label.CONTRADICTED)
    text = render(report(DOCUMENT, quoted, title=(title,)), "text")
    assert "(wrong-currency, propos rapporté)" in text
    assert "(wrong-currency, dans le titre)\n    Stargate : [500 milliards d’euros]\n" in text


def test_english_is_spoken_when_asked() -> None:
    text = shown(WRONG, UNKNOWN, lang="en")
    assert text.startswith("✗ contradicted (wrong-currency)")
    assert "Stargate is $500bn, not €500bn." in text
    assert "in force since 21 January 2025" in text
    assert text.endswith("2 figures, 1 checked, 1 contradicted")


@pytest.mark.parametrize("width", [30, 60, 120])
def test_lines_keep_to_the_width_but_an_address_stays_whole(width: int) -> None:
    lines = shown(WRONG, RIGHT, VAGUE, width=width).splitlines()
    assert all(len(line) <= width for line in lines if "https://" not in line)
    assert "    https://example.org/stargate" in lines


def test_colour_underlines_the_figure_and_plain_text_has_no_escape_codes() -> None:
    coloured = shown(WRONG, colour=True)
    assert "\x1b[1;4;31m500 milliards d’euros\x1b[0m" in coloured
    assert "\x1b" not in shown(WRONG, RIGHT, VAGUE, UNKNOWN)
    assert Text.from_ansi(coloured).plain.replace("\n", "") == shown(WRONG).replace("\n", "").replace(
        "[500 milliards d’euros]", "500 milliards d’euros"
    )


def test_every_label_has_its_own_symbol_and_word_and_a_colour_that_shows_on_any_background() -> None:
    assert set(LOOKS) == set(Label)
    assert len({look.symbol for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.one["fr"] for look in LOOKS.values()}) == len(LOOKS)
    assert not {look.colour for look in LOOKS.values()} & {"white", "black", "yellow", "bright_black"}


def test_a_text_cannot_draw_on_the_readers_terminal() -> None:
    hostile = "Avant \x1b[2Jle \u202eprojet\r\n[bold]de[/bold] 500 milliards d’euros.\x07"
    found = verdict(hostile, "500 milliards d’euros", Label.CONTRADICTED)
    text = render(report(Document(text=hostile), found), "text")
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(text)
    assert "[bold]de[/bold] [500 milliards d’euros]" in text


def test_an_endless_sentence_is_cut_around_the_figure() -> None:
    endless = "mot " * 500 + "500 milliards d’euros" + " mot" * 500
    text = render(
        report(Document(text=endless), verdict(endless, "500 milliards d’euros", Label.OUTDATED)), "text"
    )
    assert "    … mot" in text
    assert "mot …\n" in text
    assert len(text) < 1500


@pytest.mark.parametrize(
    ("day", "words"), [(date(2025, 2, 1), "1er février 2025"), (date(2025, 2, 11), "11 février 2025")]
)
def test_days_read_as_french(day: date, words: str) -> None:
    assert say_day(day, "fr") == words


@pytest.mark.parametrize(
    ("amount", "digits"),
    [
        ("500e9", "500000000000"),
        ("2.50E+9", "2500000000"),
        ("97.40", "97.4"),
        ("0.05", "0.05"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    ],
)
def test_amounts_are_digits_without_exponent(amount: str, digits: str) -> None:
    assert _plain(Decimal(amount)) == digits


def test_the_json_report_is_the_contract() -> None:
    title = verdict(DOCUMENT.title or "", "500 milliards d’euros", Label.CONTRADICTED)
    found = json.loads(render(report(DOCUMENT, WRONG, UNKNOWN, title=(title,)), "json"))
    assert " ".join(found) == (
        "schema id published version facts_digest rules_digest coverage verdicts title_verdicts"
    )
    assert (found["schema"], found["id"], found["published"]) == ("vraichiffre/report/1", "a1", "2025-02-10")
    assert found["coverage"] == {"figures": 3, "checked": 2}
    wrong, unknown = found["verdicts"]
    assert list(wrong.items()) == [
        ("start", TEXT.index("500")),
        ("end", TEXT.index("500") + 21),
        ("text", "500 milliards d’euros"),
        ("label", "contradicted"),
        ("rule", "wrong-currency"),
        ("severity", "error"),
        ("subject", "Stargate"),
        ("attribute", "investissement"),
        ("attribution", "own-voice"),
        ("confidence", 0.98),
        (
            "stated",
            {
                "low": "500000000000",
                "high": "500000000000",
                "unit": "EUR",
                "modality": "exact",
                "period": None,
            },
        ),
        (
            "fact",
            {
                "id": "ia/stargate#investissement",
                "low": "500000000000",
                "high": "500000000000",
                "unit": "USD",
                "modality": "exact",
                "since": "2025-01-21",
                "sources": [
                    {
                        "title": "Announcing Stargate",
                        "publisher": "OpenAI",
                        "url": "https://example.org/stargate",
                        "published": "2025-01-21",
                        "quote": "$500 billion",
                    }
                ],
            },
        ),
        ("message", {"fr": "Stargate : 500 Md$, pas 500 Md€.", "en": "Stargate is $500bn, not €500bn."}),
        ("suggestion", "500 milliards de dollars"),
        ("proof", None),
    ]
    assert unknown["fact"] is None
    assert found["title_verdicts"][0]["start"] == 11


def test_a_vague_figure_has_no_bounds_and_an_undated_source_no_day() -> None:
    source = STARGATE.sources[0]
    undated = type(STARGATE)(
        STARGATE.fact,
        STARGATE.label,
        Quantity(None, None, None),
        STARGATE.since,
        (type(source)(source.title, source.publisher, source.url, None, source.quote),),
    )
    vague = verdict(TEXT, "7 milliards", Label.IMPRECISE, evidence=undated, amount=None)
    checked: Report = report(DOCUMENT, vague)
    found = json.loads(render(checked, "jsonl"))["verdicts"][0]
    assert (found["stated"]["low"], found["stated"]["high"]) == (None, None)
    assert found["fact"]["sources"][0]["published"] is None
    assert "Source : OpenAI, sans date" in render(checked, "text")


def test_jsonl_is_one_line_whatever_the_text_holds() -> None:
    text = "500 milliards d’euros\u2028puis\r\nrien"
    line = render(report(Document(text=text), verdict(text, text, Label.CONTRADICTED)), "jsonl")
    assert line.count("\n") == 0
    assert json.loads(line)["verdicts"][0]["text"] == text


@pytest.mark.parametrize(
    ("words", "kind", "value", "expected"),
    [
        (
            "2030",
            Kind.DATE,
            DateSpan(date(2030, 1, 1), date(2030, 12, 31), "2030", relation=Relation.UNTIL),
            {"low": "2030-01-01", "high": "2030-12-31", "value": "2030", "relation": "until"},
        ),
        (
            "le 10 février",
            Kind.DATE,
            DateSpan(None, None, "XXXX-02-10"),
            {"low": None, "high": None, "value": "XXXX-02-10", "relation": "exact"},
        ),
        ("l’Hexagone", Kind.COUNTRY, "FR", {"low": None, "high": None, "value": "FR", "relation": None}),
    ],
)
def test_a_date_and_a_country_are_told_as_codes(
    words: str, kind: Kind, value: DateSpan | str, expected: dict[str, object]
) -> None:
    (found,) = json.loads(mentions_to_json("a1", (Mention(0, len(words), words, kind, value),)))["mentions"]
    assert list(found) == [
        "start", "end", "text", "kind", "low", "high", "unit", "modality", "period", "value", "relation",
        "suggestion",
    ]  # fmt: skip
    assert {key: found[key] for key in expected} == expected
    assert (found["unit"], found["modality"], found["period"]) == (None, None, None)


def test_a_date_that_is_stated_has_its_days_for_bounds() -> None:
    day = DateSpan(date(2025, 2, 10), date(2025, 2, 10), "2025-02-10", weekday=1)
    stated = json.loads(render(report(DOCUMENT, replace(WRONG, stated=day)), "json"))["verdicts"][0]["stated"]
    assert stated == {
        "low": "2025-02-10",
        "high": "2025-02-10",
        "unit": None,
        "modality": "exact",
        "period": None,
    }


def test_a_verdict_that_is_not_sure_enough_only_shows_when_all_are_asked_for() -> None:
    doubtful = replace(WRONG, confidence=SHOWN_FROM - 0.01)
    assert "Écrire" not in render(report(DOCUMENT, doubtful), "text")
    assert "Écrire" in render(report(DOCUMENT, doubtful), "text", show_unverified=True)
    assert "Écrire" in render(report(DOCUMENT, replace(WRONG, confidence=SHOWN_FROM)), "text")
