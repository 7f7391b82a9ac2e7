"""Maps as vectors: projection, legend, labels, decorations."""
