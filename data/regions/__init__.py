"""Regions as codes and names, and the matching of any written form to one."""

from data.regions.matching import Candidate, Match, match
from data.regions.register import Region, Regions, load

__all__ = ["Candidate", "Match", "Region", "Regions", "load", "match"]
