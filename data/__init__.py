"""Regions as codes and names, residents, and the figures about foreigners: everything but geometry and screen."""
