"""Disclosure control: small counts of the register as bands, and no way to reckon them from what else is shown.

Method: primary suppression of counts 1 to k-1, shown as the band "1-4"; complementary suppression over the whole cube
(:mod:`data.disclosure.network`). The cube is, for each measure and time, the counts of all regions, nested, and for each
breakdown the counts of its categories in every region. All counts of a cube come from one statement and add up.
"""

from data.disclosure.cube import COUNTRY, UNPLACED, Disclosure, parent, protect_parts, protect_totals
from data.disclosure.linked import protect_linked
from data.disclosure.modes import MODE_NAMES, Mode, ModeName, build_mode
from data.settings.values import THRESHOLDS

METHOD = "Primary suppression of counts 1 to k-1 as a band; complementary suppression on a network (Gusfield 1988)."

__all__ = [
    "COUNTRY",
    "METHOD",
    "MODE_NAMES",
    "THRESHOLDS",
    "UNPLACED",
    "Disclosure",
    "Mode",
    "ModeName",
    "build_mode",
    "parent",
    "protect_linked",
    "protect_parts",
    "protect_totals",
]
