"""The page of data quality, section by section."""
