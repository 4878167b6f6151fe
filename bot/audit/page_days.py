"""The day a web page says it came out: neither that of its header's clock, nor of what stands beside it."""

from __future__ import annotations

_NAMES = "translate(concat(@class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_BESIDE = " or ".join(
    f"contains({_NAMES}, '{name}')"
    for name in (
        *("comment", "related", "sidebar", "widget", "recommend", "masthead", "topbar", "site-header"),
        *("footer", "lire-aussi", "most-read", "newsletter"),
    )
)
_UNDATING = (
    "//header[not(ancestor::article or ancestor::main or .//h1)]",
    "//nav | //aside | //footer",
    "//meta[contains(concat(@property, @name, @itemprop), 'odified') or contains(@property, 'updated')]",
    "//*[@itemprop = 'dateModified']",
    f"//body//*[not(.//h1 or .//article)][{_BESIDE}]",
)
"""What holds other days than the article's: today's, that of another, that of a correction."""


def day_of_page(page: str) -> str | None:
    """Returns the ISO day a page gives for its article, None where it gives none that is surely its own."""
    from htmldate import find_date
    from lxml.html import HTMLParser, document_fromstring

    # Encoded again: lxml refuses text that declares an encoding.
    tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    for path in _UNDATING:
        for element in tree.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    found: str | None = find_date(tree, extensive_search=False, original_date=True, outputformat="%Y-%m-%d")
    return found
