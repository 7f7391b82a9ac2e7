"""Words and numbers of the reader's language."""
