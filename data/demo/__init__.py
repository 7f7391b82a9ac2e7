"""The demo register: fictitious people and companies, calibrated to the published totals of Bangka Belitung.

published figures and what is assumed beside them (assumptions, published_calibration) -> permits over the years
(permit_generator) of fictitious
people (people) -> cells as offices spell them (spelling), some of them faulty (faults) -> spreadsheets (sheets) -> the
ordinary import into a store of its own (loader, store_location). Everything in it has the status ``fictitious``.
"""
