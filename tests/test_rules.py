"""Every example of every rule is a test; every fault of a rule file is told with its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.check import Checker
from bot.claims import extract_claims
from bot.folders import RULES
from bot.mentions.dates import find_dates
from bot.mentions.places import find_countries
from bot.mentions.quantities import find_quantities
from bot.model import Document, Label
from bot.rules import RulesError, lint_words, load_rules
from bot.rules_schema import AttributeExample, AttributeRule, VerdictExample, VerdictRule
from bot.sentences import split_sentences

BOOK = load_rules()
VERDICTS = [(rule, example) for rule in BOOK.verdicts.values() for example in rule.examples]
ATTRIBUTES = [(rule, example) for rule in BOOK.attributes.values() for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), VERDICTS, ids=[f"{r.id}-{e.text}" for r, e in VERDICTS])
def test_verdict_example(checker: Checker, rule: VerdictRule, example: VerdictExample) -> None:
    report = checker.check(
        Document(text=example.plain, title=example.title or None, published=example.published)
    )
    told = [verdict for verdict in report.verdicts if (verdict.start, verdict.end) == example.span]
    dates = find_dates(example.plain, example.published)
    others = (*dates, *find_countries(example.plain))
    is_no_figure = example.span in {(mention.start, mention.end) for mention in others}
    assert told or is_no_figure, (
        f"nothing is read at {example.span}; read: {[v.text for v in report.verdicts]}"
    )
    match example.expect:
        case "fires":
            assert rule.id in {verdict.rule for verdict in told}, [verdict.message_fr for verdict in told]
        case "right":
            assert {verdict.label for verdict in told} <= {Label.SUPPORTED}, [v.message_fr for v in told]
        case "silent":
            assert {verdict.label for verdict in told} <= {Label.UNVERIFIED}, [v.message_fr for v in told]


@pytest.mark.parametrize(("rule", "example"), ATTRIBUTES, ids=[f"{r.id}-{e.text}" for r, e in ATTRIBUTES])
def test_attribute_example(rule: AttributeRule, example: AttributeExample) -> None:
    text = example.text.replace("[", "").replace("]", "")
    start = example.text.index("[")
    figures = find_quantities(text)
    claims = extract_claims(text, split_sentences(text), figures, (), BOOK)
    claim = next((claim for claim in claims if claim.figure.start == start), None)
    named = {cue.attribute for cue in claim.cues if cue.cost <= claim.cues[0].cost + 1} if claim else set()
    assert (rule.id in named) == example.names, named


def test_every_rule_has_its_title_in_both_languages() -> None:
    titles = [(rule.title.fr, rule.title.en) for rule in BOOK.verdicts.values()]
    assert len({fr for fr, _ in titles}) == len({en for _, en in titles}) == len(BOOK.verdicts)
    assert not [(fr, en) for fr, en in titles if fr == en]


def test_silent_examples_share_a_word_with_those_that_fire() -> None:
    """A near miss that resembles nothing could not fail (LanguageTool's lesson)."""
    for rule in BOOK.verdicts.values():
        fires = {word for e in rule.examples if e.expect == "fires" for word in e.plain.lower().split()}
        for example in rule.examples:
            if example.expect == "silent" and fires:
                shared = {word for word in example.plain.lower().split() if len(word) > 4} & fires
                assert shared, f"{rule.id}: «{example.plain}» shares no word with an example that fires"


@pytest.fixture
def rules_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "verdicts/wrong-currency.toml",
            'label = "contradicted"',
            'label = "faux"',
            "label : « faux » n'est pas prévu",
        ),
        ("verdicts/wrong-currency.toml", "priority = 20", "", "priority : clé absente"),
        ("verdicts/wrong-currency.toml", "severity =", "gravite =", "gravite : clé inconnue"),
        (
            "verdicts/wrong-currency.toml",
            'expect = "fires"',
            'expect = "right"',
            "il manque un exemple expect = fires",
        ),
        (
            "verdicts/wrong-currency.toml",
            'compare = "other_currency"',
            'compare = "autre"',
            "compare : « autre »",
        ),
        (
            "verdicts/wrong-currency.toml",
            "[500 milliards d'euros] sur",
            "500 milliards sur",
            "exemple sans chiffre entre crochets",
        ),
        ("verdicts/wrong-currency.toml", "title =", "title", "TOML invalide"),
        ("claims/levee.toml", "window_days = 120", "", "window_days va avec"),
        ("claims/levee.toml", "names = false", "names = true", "il faut un exemple"),
    ],
)
def test_a_fault_is_told_with_its_file(rules_copy: Path, file: str, old: str, new: str, told: str) -> None:
    path = rules_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RulesError) as error:
        load_rules(rules_copy)
    assert any(path.name in problem and told in problem for problem in error.value.problems), (
        error.value.problems
    )


def test_every_fault_of_every_file_is_told_at_once(rules_copy: Path) -> None:
    for name in ("verdicts/wrong-amount.toml", "claims/budget.toml"):
        (rules_copy / name).write_text("title = 3", encoding="utf-8")
    with pytest.raises(RulesError) as error:
        load_rules(rules_copy)
    assert {"wrong-amount", "budget"} <= {
        Path(problem.split(" : ")[0]).stem for problem in error.value.problems
    }


def test_a_word_list_that_is_no_toml_is_told_with_its_file(rules_copy: Path) -> None:
    lint_words(rules_copy)
    (rules_copy / "lexicon" / "stance.toml").write_text("x = = 1", encoding="utf-8")
    with pytest.raises(RulesError, match=r"stance\.toml : TOML invalide"):
        lint_words(rules_copy)


def test_the_digest_follows_the_content_and_not_the_place(rules_copy: Path) -> None:
    assert load_rules(rules_copy).digest == BOOK.digest
    words = rules_copy / "lexicon" / "stance.toml"
    words.write_text(words.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")
    assert load_rules(rules_copy).digest != BOOK.digest
