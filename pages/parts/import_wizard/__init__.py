"""The room of the permit register's pages: the import in steps, its history, the quality of what is stored, own spellings."""
