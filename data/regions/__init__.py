"""Regions as codes and names, and the matching of any written form to one."""

from data.regions.gazetteer import LEVELS, Level, Region, Regions, load
from data.regions.matching import CODE_SYSTEMS, Candidate, CodeSystem, Match, match

__all__ = [
    "CODE_SYSTEMS",
    "LEVELS",
    "Candidate",
    "CodeSystem",
    "Level",
    "Match",
    "Region",
    "Regions",
    "load",
    "match",
]
