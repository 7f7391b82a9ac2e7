"""The spellings that an office adds to the shipped tables: added, removed, refused with a reason."""

from data.aliases.editing import add, label, listed, refresh, remove
from data.aliases.refusing import KINDS

__all__ = ["KINDS", "add", "label", "listed", "refresh", "remove"]
