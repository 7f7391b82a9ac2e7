"""Any list to grids of cells, within bounds, or a sentence."""
