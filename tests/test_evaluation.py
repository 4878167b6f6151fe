from __future__ import annotations

import pytest
from samples import report, verdict

from bot.errors import InputError
from bot.evaluation import Answers, Gold, Outcome, compare, count, to_gold
from bot.model import Label, Verdict

TEXT = "Stargate pèse 500 milliards d’euros. Le plan français atteint 109 milliards d’euros, ou 7 milliards."
WRONG, RIGHT, UNKNOWN = "500 milliards d’euros", "109 milliards d’euros", "7 milliards"


def label(figure: str, label: str, **more: object) -> dict[str, object]:
    start = TEXT.index(figure)
    return {"start": start, "end": start + len(figure), "label": label, **more}


def gold(*claims: dict[str, object], complete: bool = True, title: str | None = None) -> Gold:
    return to_gold({"id": "g1", "text": TEXT, "title": title, "claims": list(claims), "complete": complete})


def outcomes(labelled: Gold, *verdicts: Verdict, title: tuple[Verdict, ...] = ()) -> list[Outcome]:
    return [
        result.outcome
        for result in compare(labelled, Answers.of(report(labelled.document, *verdicts, title=title)))
    ]


def told(figure: str, label: Label, rule: str = "wrong-currency") -> Verdict:
    return verdict(TEXT, figure, label, rule)


EXPECTED_WRONG = label(WRONG, "contradicted", rule="wrong-currency")


@pytest.mark.parametrize(
    ("claim", "verdicts", "outcome"),
    [
        (EXPECTED_WRONG, [told(WRONG, Label.CONTRADICTED)], Outcome.RIGHT),
        (EXPECTED_WRONG, [told(WRONG, Label.CONTRADICTED, "wrong-amount")], Outcome.WRONG_RULE),
        (
            {**EXPECTED_WRONG, "accept_rules": ["wrong-amount"]},
            [told(WRONG, Label.CONTRADICTED, "wrong-amount")],
            Outcome.RIGHT,
        ),
        (label(WRONG, "contradicted"), [told(WRONG, Label.CONTRADICTED, "wrong-owner")], Outcome.RIGHT),
        (EXPECTED_WRONG, [told(WRONG, Label.SUPPORTED)], Outcome.TOLD_SUPPORTED),
        (EXPECTED_WRONG, [told(WRONG, Label.UNVERIFIED)], Outcome.ABSTAINED),
        (EXPECTED_WRONG, [], Outcome.ABSTAINED),
        (EXPECTED_WRONG, [told(WRONG, Label.IMPRECISE)], Outcome.OTHER_LABEL),
        ({**EXPECTED_WRONG, "accept": ["unverified"]}, [], Outcome.RIGHT),
        (label(RIGHT, "supported"), [told(RIGHT, Label.SUPPORTED, "supported")], Outcome.RIGHT),
        (label(RIGHT, "supported"), [told(RIGHT, Label.CONTRADICTED)], Outcome.FALSE_ALARM),
        (label(RIGHT, "supported"), [told(RIGHT, Label.OUTDATED)], Outcome.FALSE_ALARM),
        (label(RIGHT, "supported"), [told(RIGHT, Label.IMPRECISE)], Outcome.OTHER_LABEL),
        (label(RIGHT, "supported"), [], Outcome.ABSTAINED),
        (label(UNKNOWN, "unverified"), [], Outcome.RIGHT),
        (label(UNKNOWN, "unverified"), [told(UNKNOWN, Label.CONTRADICTED)], Outcome.FALSE_ALARM),
    ],
)
def test_a_labelled_figure_ends_in_one_outcome(
    claim: dict[str, object], verdicts: list[Verdict], outcome: Outcome
) -> None:
    assert outcomes(gold(claim), *verdicts) == [outcome]


def test_the_exact_span_and_the_table_come_first_among_overlapping_verdicts() -> None:
    wider = told("Stargate pèse 500 milliards d’euros", Label.SUPPORTED)
    itself = told(WRONG, Label.CONTRADICTED, "self-contradiction")
    assert outcomes(gold(EXPECTED_WRONG), wider, itself, told(WRONG, Label.CONTRADICTED)) == [Outcome.RIGHT]
    assert outcomes(gold(EXPECTED_WRONG), wider, itself) == [Outcome.WRONG_RULE]


def test_an_alarm_outside_the_labels_is_false_only_where_every_figure_is_labelled() -> None:
    alarm = told(WRONG, Label.CONTRADICTED)
    assert outcomes(gold(), alarm) == [Outcome.FALSE_ALARM]
    assert outcomes(gold(complete=False), alarm) == [Outcome.UNLABELLED]
    assert outcomes(gold(), told(WRONG, Label.IMPRECISE), told(RIGHT, Label.SUPPORTED)) == []


def test_an_alarm_in_the_title_is_listed_apart() -> None:
    title = "Stargate : 500 milliards d’euros"
    alarm = verdict(title, WRONG, Label.CONTRADICTED)
    assert outcomes(gold(title=title), title=(alarm,)) == [Outcome.UNLABELLED]


def test_a_miss_shows_its_sentence() -> None:
    labelled = gold(EXPECTED_WRONG)
    (result,) = compare(labelled, Answers.of(report(labelled.document)))
    assert (result.text, result.sentence) == (WRONG, "Stargate pèse 500 milliards d’euros.")


def test_counts_are_by_what_was_expected() -> None:
    labelled = gold(
        EXPECTED_WRONG, label(RIGHT, "supported"), label(UNKNOWN, "unverified", accept=["imprecise"])
    )
    checked = report(
        labelled.document,
        told(WRONG, Label.CONTRADICTED, "wrong-amount"),
        told(RIGHT, Label.OUTDATED),
        told("Stargate", Label.CONTRADICTED),
        told(UNKNOWN, Label.IMPRECISE),
    )
    assert count(compare(labelled, Answers.of(checked))) == {
        "problems": {
            "total": 1, "caught": 1, "right_rule": 0, "told_supported": 0, "abstained": 0, "other_label": 0,
        },
        "supported": {"total": 1, "accepted": 0, "abstained": 0, "other_label": 0, "false_alarms": 1},
        "unverified": {"total": 1, "accepted": 1, "told_supported": 0, "other_label": 0, "false_alarms": 0},
        "false_alarms": {"total": 2, "outside": 1, "unlabelled": 0},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (None, "« claims » doit être une liste."),
        ([3], "étiquette 1 de « claims » inutilisable (un objet est attendu)."),
        ([{"start": 0, "end": 3}], "étiquette 1 de « claims » inutilisable ('label')."),
        ([{"start": 0, "end": 3, "label": "faux"}], "'faux' is not a valid Label"),
        ([{"start": 9, "end": 3, "label": "supported"}], "start 9, end 3 hors du texte"),
        ([{"start": 0, "end": 9999, "label": "supported"}], "hors du texte"),
    ],
)
def test_a_bad_label_is_explained(claims: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        to_gold({"id": "g", "text": TEXT, "claims": claims})
    assert message in caught.value.fr
