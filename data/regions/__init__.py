"""Regions as codes and names, and the matching of any written form to one."""

from data.regions.gazetteer import Region, Regions, load
from data.regions.matching import Candidate, Match, match

__all__ = ["Candidate", "Match", "Region", "Regions", "load", "match"]
