"""The demo register: fictitious people and companies, calibrated to the published totals of Bangka Belitung.

published figures and what is assumed beside them (known, calibrating) -> permits over the years (issuing) of fictitious
people (people) -> cells as offices spell them (spelling), some of them faulty (faults) -> spreadsheets (sheets) -> the
ordinary import into a store of its own (loading). Everything in it has the status ``fictitious``.
"""
