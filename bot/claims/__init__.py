"""Claims: who is said to measure what, by how much, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence

from bot.claims.cues import find_cues, find_narrowings
from bot.claims.elsewhere import Elsewhere
from bot.claims.labels import find_label
from bot.claims.owners import find_owners
from bot.claims.parts import is_part
from bot.claims.roles import Roles
from bot.claims.stance import find_stance, find_voice, is_ago, is_forecast
from bot.claims.standing import find_standing
from bot.claims.view import View
from bot.model import Claim, Kind, Mention, Sentence
from bot.rules import RuleBook

__all__ = ["extract_bare_claims", "extract_claims"]


def extract_claims(
    text: str,
    sentences: Sequence[Sentence],
    figures: Sequence[Mention],
    names: Sequence[Mention],
    rules: RuleBook,
    places: Sequence[Mention] = (),
    subjects: Sequence[Mention] = (),
    told: Sequence[Mention] | None = None,
    topics: Sequence[Mention] = (),
) -> tuple[Claim, ...]:
    """Returns a claim for each of the figures, or of those `told` among them, in order.

    `names` are the table's subjects and all others, `places` the countries named, `subjects` all of the
    table's, also where the model did not read, `topics` the words that speak of one without naming it.
    """
    view = View(text, sentences, figures, names, places)
    roles = Roles(view)
    elsewhere = Elsewhere(view, subjects, topics)
    return tuple(
        Claim(
            figure=figure,
            sentence=view.sentence_number(figure),
            owners=(*find_label(view, figure, cues), *find_owners(view, roles, figure)),
            elsewhere=elsewhere.of(figure),
            cues=cues,
            narrowings=find_narrowings(view, figure, rules),
            before=view.before(figure),
            after=view.after(figure),
            is_part=is_part(view, figure),
            is_forecast=is_forecast(view, figure),
            is_ago=is_ago(view, figure),
            years=view.years(figure),
            places=view.places(figure),
            standing=find_standing(view, figure),
            stance=find_stance(view, figure),
            voice=find_voice(view, figure),
        )
        for figure in (figures if told is None else told)
        for cues in (find_cues(view, figure, rules),)
    )


def extract_bare_claims(
    text: str,
    sentences: Sequence[Sentence],
    figures: Sequence[Mention],
    told: Sequence[Mention],
    rules: RuleBook,
) -> tuple[Claim, ...]:
    """Returns a claim for each of the figures or dates `told`, in order, with all that needs no owner.

    It is for figures of texts that name no subject of the table, and for dates: nothing is held against a
    fact, so that neither names nor what they would be matched by is looked for.
    """
    view = View(text, sentences, figures, ())
    return tuple(
        Claim(
            figure=mention,
            sentence=view.sentence_number(mention),
            owners=(),
            elsewhere=(),
            cues=() if mention.kind is Kind.DATE else find_cues(view, mention, rules),
            narrowings=(),
            before="",
            after="",
            is_part=False,
            is_forecast=False,
            is_ago=False,
            years=(),
            places=(),
            standing=find_standing(view, mention),
            stance=find_stance(view, mention),
            voice=find_voice(view, mention),
        )
        for mention in told
    )
