"""The tables of the page of sources: sources, measures, series of residents; headings in the reader's language."""

import pandas as pd

from data import figures, population
from views.text.translator import Translator


def sources_table(observations: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return every source of observations with its address and how many figures it gave."""
    rows = figures.sources(observations)
    return pd.DataFrame(
        {
            i18n.gettext("Publisher"): rows["publisher"],
            i18n.gettext("Title"): rows["title"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Published on"): rows["published_on"],
            i18n.gettext("Figures"): rows["figures"].astype(int),
        }
    )


def measures_table(i18n: Translator) -> pd.DataFrame:
    """Return every measure with unit, stock or flow, domain, definition and what may be done with it."""
    rows = figures.measures().reset_index()
    yes_label, no_label = i18n.gettext("yes"), i18n.gettext("no")
    domains = {"land": i18n.gettext("land"), "sea": i18n.gettext("sea"), "all": i18n.gettext("land and sea")}
    kinds = {"stock": i18n.gettext("stock"), "flow": i18n.gettext("flow")}
    return pd.DataFrame(
        {
            i18n.gettext("Measure"): rows[f"label_{i18n.lang}"],
            i18n.gettext("Definition"): rows[f"definition_{i18n.lang}"],
            i18n.gettext("Unit"): [figures.unit_label(unit, i18n.lang) for unit in rows["unit"]],
            i18n.gettext("Kind"): rows["kind"].map(kinds),
            i18n.gettext("Domain"): rows["domain"].map(domains),
            i18n.gettext("May be mapped"): rows["is_mappable"].map({True: yes_label, False: no_label}),
            i18n.gettext("May be summed"): rows["is_summable"].map({True: yes_label, False: no_label}),
            i18n.gettext("May be rated"): rows["is_rateable"].map({True: yes_label, False: no_label}),
        }
    )


def populations_table(i18n: Translator) -> pd.DataFrame:
    """Return the population series and their sources."""
    rows = population.sources(i18n.lang)
    return pd.DataFrame(
        {
            i18n.gettext("Residents (series)"): rows["series_label"],
            i18n.gettext("Title"): rows["source"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Years"): rows["years"],
            i18n.gettext("Regions"): rows["regions"].astype(int),
        }
    )
