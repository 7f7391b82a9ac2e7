"""Outlines of the regions, class breaks, palettes and the map's layers; knows no permits, no figures and no screen."""
