"""The spellings that an office adds to the shipped tables: added, removed, refused with a reason."""

from data.aliases.conflicts import KINDS
from data.aliases.editor import add, label, list_aliases, refresh, remove

__all__ = ["KINDS", "add", "label", "list_aliases", "refresh", "remove"]
