"""The permit register: messy lists in, clean rows out, nobody's name kept, nothing lost.

file -> grids (reading) -> a list with headings (headings; what each means: meanings) -> our fields (cleaning: texts, dates,
     values, indexes, locating), every change recorded (notebook) -> kept, rejected and to be reviewed, with all reasons
     (checking; guarding) -> counts that close (importing)

Names, passport numbers and all else that ``columns.csv`` calls personal never leave :mod:`data.register.cleaning.pseudonyms`: they
become one keyed pseudonym and an age band before anything is checked, counted or written.
"""
