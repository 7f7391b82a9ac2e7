"""The profile of a region as data and sentences: facts, composition, neighbours, employers, what is known around it."""
