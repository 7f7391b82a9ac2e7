"""The permit register: messy lists in, clean rows out, nobody's name kept, nothing lost.

file -> grids of cells (reading) -> a list with headings and their fields (mapping) -> clean rows, every change recorded
     (cleaning) -> kept, rejected and to be reviewed, with all reasons (validation) -> counts that close (importing)
     -> batches (store) -> counts (queries)

What a field is, is declared once (:mod:`data.register.permit_fields`). Names, passport numbers and all else that is personal
never leave :mod:`data.register.cleaning.pseudonyms`: they
become one keyed pseudonym and an age band before anything is checked, counted or written.
"""
