"""The region page, block by block."""
