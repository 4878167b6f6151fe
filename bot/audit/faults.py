"""What makes an item unreadable, with how to mend it: raised by readers, written to errors.jsonl."""

from __future__ import annotations

from bot.audit.model import Origin, Refusal


class Fault(Exception):
    """An item that cannot be read: why and how to mend it, in French and in English."""

    def __init__(self, fr: str, en: str, mend_fr: str, mend_en: str) -> None:
        super().__init__(fr)
        self.fr, self.en, self.mend_fr, self.mend_en = fr, en, mend_fr, mend_en

    def __reduce__(self) -> tuple[type[Fault], tuple[str, str, str, str]]:
        return Fault, (self.fr, self.en, self.mend_fr, self.mend_en)

    def at(self, origin: Origin) -> Refusal:
        """Returns it as the refusal of one item."""
        return Refusal(origin, self.fr, self.en, self.mend_fr, self.mend_en)


def too_large(limit: int) -> Fault:
    """An item of more bytes than one article can have; `limit` is in MiB."""
    return Fault(
        f"plus de {limit} Mio d’un seul tenant",
        f"more than {limit} MiB in one piece",
        "coupez l’élément, ou exportez un article par élément",
        "split the item, or export one article an item",
    )


def empty() -> Fault:
    """An item without any text."""
    return Fault(
        "aucun texte", "no text", "vérifiez l’export, ou ôtez l’élément", "check the export, or drop the item"
    )


def broken(what_fr: str, what_en: str) -> Fault:
    """An item that is not what it says it is, or is cut short."""
    return Fault(
        what_fr, what_en, "exportez ou copiez de nouveau le fichier", "export or copy the file again"
    )


def unknown(error: Exception) -> Fault:
    """An item on which a reader failed in a way nobody foresaw."""
    what = _told(error)
    return Fault(
        f"lecture impossible ({what})",
        f"cannot be read ({what})",
        "vérifiez l’élément ; s’il est bon, signalez-le",
        "check the item; if it is sound, report it",
    )


def internal(error: Exception) -> Fault:
    """An item that was read, and on which checking failed in a way nobody foresaw."""
    what = _told(error)
    return Fault(
        f"erreur interne ({what})",
        f"internal error ({what})",
        "signalez-la avec le texte",
        "report it with the text",
    )


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
