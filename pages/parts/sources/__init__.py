"""The page of sources and method, section by section."""
