"""Where sentences and paragraphs end: written with « | » between sentences and « ¶ » between paragraphs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sentences import sentences_around, split_sentences


def as_marked(text: str) -> str:
    """The text's sentences, « | » between two of a paragraph, « ¶ » between paragraphs."""
    marked, paragraph = "", None
    for sentence in split_sentences(text):
        if paragraph is not None:
            marked += " | " if sentence.paragraph == paragraph else " ¶ "
        marked += text[sentence.start : sentence.end]
        paragraph = sentence.paragraph
    return marked


@pytest.mark.parametrize(
    "marked",
    [
        "Le tour est bouclé. | La jeune pousse vaut un milliard.",
        "Qui paiera ? | Personne ! | Et pourtant… | Élise y croit.",
        "Il reste 3 M€. | 12 villes en veulent. | €500 n'y suffiront pas.",
        "M. Durand et Mme. Petit ont parlé. | Me Noir, lui, se tait.",
        "Le projet de J. R. R. Martin coûte cher.",
        "Elle gère env. 40 hôtels, cf. Annexe, p. 12, fig. 3, etc.",
        "L'accord du 3 févr. 2025 a tenu. | Celui de déc. 2024, non.",
        "Un budget de 3.5 millions. | Un autre de 1.200.000 euros.",
        "Le site www.exemple.fr est en panne. | Il rouvrira.",
        "«Nous paierons.» | La salle a ri.",
        "“Nous paierons. | Nous finirons.” | La salle a ri.",
        "« Nous paierons. » a promis la maire.",
        "Elle a dit « non ». | Il a dit “oui”. | Tous sont partis.",
        "(Le coût reste inconnu.) | « Trop cher », dit-on.",
        "Le coût a doublé.[3] | Nul ne sait pourquoi.",
        "Il a tout vendu... | Puis il a tout racheté.",
        "Il a attendu... et il a vendu.",
        "Yahoo! a été vendu. | Le prix est tu.",
        "Le plan est prêt. | – Combien ? | – Trois milliards.",
        "Le plan est prêt. | #Budget, @Mairie : 3 M€.",
        "500 milliards de dollars. Voilà ce que coûtera le tunnel. | Rien de moins.",
        "Trois milliards ! Le tunnel s'offre une rallonge.",
        "Le tunnel coûte 3 milliards. | Le pont, deux.",
        "Combien ? | 3 milliards ? | Le tunnel en vaut plus.",
        "12 février. | Le tunnel rouvre.",
        "Le plan. ¶ La suite.",
        "Un titre sans point ¶ Le texte commence ici. | Il continue.",
        "Trois chantiers : ¶ - le port ; ¶ - le pont ; ¶ - la gare.",
        "• Lyon : 3 M€ ¶ • Nice : 4 M€",
        "Un chapeau court ¶ et sa suite en minuscules.",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    text = marked.replace(" | ", " ").replace(" ¶ ", "\n")
    assert as_marked(text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param(
            "La région a voté mardi matin une belle enveloppe de\n40 millions. Elle sera versée en juin.",
            "La région a voté mardi matin une belle enveloppe de\n40 millions. | Elle sera versée en juin.",
            id="lines wrapped by a narrow page are one paragraph",
        ),
        pytest.param(
            "Le conseil régional a voté mardi une enveloppe de\n\n40 millions d'euros.",
            "Le conseil régional a voté mardi une enveloppe de ¶ 40 millions d'euros.",
            id="a blank line always parts",
        ),
        pytest.param(
            "Le conseil régional a voté mardi une enveloppe.\nelle sera versée en juin.",
            "Le conseil régional a voté mardi une enveloppe. ¶ elle sera versée en juin.",
            id="a line that ends in a full stop does not go on",
        ),
        pytest.param(
            "La région a voté mardi une très belle enveloppe\nLa mairie attendra",
            "La région a voté mardi une très belle enveloppe ¶ La mairie attendra",
            id="a line that begins with a capital does not go on",
        ),
        pytest.param(
            "Un chiffre : 20 millions. C'est ce que vaut le pont. Lui : 3 millions. Il rouille.",
            "Un chiffre : 20 millions. C'est ce que vaut le pont. | Lui : 3 millions. | Il rouille.",
            id="a figure that the next sentence tells goes with it",
        ),
        pytest.param("  \n\t Un.   Deux. \n \n Trois. ", "Un. | Deux. ¶ Trois.", id="blanks belong to none"),
        pytest.param(" \n\n ", "", id="nothing but blank space"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_where_paragraphs_end(text: str, marked: str) -> None:
    assert as_marked(text) == marked


@pytest.mark.parametrize("piece", ["a", "mot ", "5 € et "])
def test_a_line_without_end_is_cut(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    sentences = split_sentences(text)
    assert len(sentences) > 3
    assert max(sentence.end - sentence.start for sentence in sentences) <= 3_000
    assert {sentence.paragraph for sentence in sentences} == {0}
    words = [text[sentence.start : sentence.end].strip() for sentence in sentences]
    assert piece == "a" or all(word.endswith(("mot", "€", "et", "5")) for word in words)


WORDS = ["Paris", "lyon", "M.", "etc.", "2025", "3,5", "€", "a" * 50, "b " * 1_600]
MARKS = ["?", "!", "…", "...", "»", "«", '"', "(", ")", "[1]", ":", ";", "-", "•", "\n", "\n\n", " ", "\t"]
ENDS = st.lists(st.sampled_from(WORDS + MARKS), max_size=25)


@given(st.one_of(st.text(), ENDS.map(" ".join), ENDS.map("".join)))
@settings(max_examples=300, deadline=None)
def test_sentences_hold_the_whole_text_once(text: str) -> None:
    sentences = split_sentences(text)
    kept, end, paragraph = "", 0, 0
    for sentence in sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        assert paragraph <= sentence.paragraph
        assert not text[end : sentence.start].strip(), "what stands between sentences is blank"
        kept += text[sentence.start : sentence.end]
        end, paragraph = sentence.end, sentence.paragraph
    assert not text[end:].strip()
    assert "".join(kept.split()) == "".join(text.split())


@given(st.one_of(ENDS.map(" ".join), ENDS.map("".join)))
@settings(max_examples=200, deadline=None)
def test_the_sentence_around_a_place_is_that_of_the_whole_text(text: str) -> None:
    sentences = split_sentences(text)
    places = range(len(text) + 1)
    for place, around in zip(places, sentences_around(text, places), strict=True):
        begun = [one for one in sentences if one.start <= place] or list(sentences[:1])
        assert around == (begun[-1] if begun else (place, place, 0))


@pytest.mark.parametrize("piece", ["…»", ". ", ".\n", "M. ", "a", " ", "\n", "« ", ".» A", "- ", ". -"])
def test_splitting_takes_time_as_long_as_the_text(piece: str) -> None:
    """Twice the text, about twice the time; four times would be a square."""

    def cpu(size: int) -> float:
        text = (piece * size)[:size]
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            split_sentences(text)
            best = min(best, time.process_time() - begun)
        return best

    assert cpu(40_000) < 4 * cpu(20_000) + 0.02
