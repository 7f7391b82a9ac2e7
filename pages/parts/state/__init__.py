"""The state of a page: the address, its validation, and the reader of a run."""
