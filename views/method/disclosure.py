"""How small counts of the register are hidden, by which method, and what that does not protect against."""

from views.text.translator import Translator


def list_disclosure_rules(k: int, i18n: Translator) -> list[str]:
    """Return the rules of disclosure control with the threshold ``k``, a sentence each."""
    return [
        i18n.gettext(
            "In the modes meeting and public a count from 1 to {last} is told as the band “1–{last}” (primary suppression, "
            "k = {k}; an office sets 3, 5 or 10). Zero is told as zero; an area that no list names has no data.",
            last=k - 1,
            k=k,
        ),
        i18n.gettext(
            "Where a band would follow from totals and other parts, further counts are told as “masked” (complementary "
            "suppression), the fewest persons first, until every small count could be another one and all that is shown "
            "would still add up. That is reckoned over districts, regencies, provinces and the country and every breakdown."
        ),
        i18n.gettext(
            "Method: cell suppression on a network of counts (Gusfield, SIAM J. Comput. 17, 1988; Kelly, Golden and Assad, "
            "Networks 22, 1992). An area whose own count is hidden tells no part of it; purposes and the state of an RPTKA "
            "are protected together."
        ),
        i18n.gettext(
            "Map, tooltip, legend, classes, rates, trend, composition, table, CSV and XLSX are all made from counts that are "
            "hidden already. Published figures are never hidden: they are known to all."
        ),
        i18n.gettext(
            "What this does not protect against: that all persons of an area are of one group; what follows from comparing two "
            "dates or two states of the lists; what a reader knows of single persons from elsewhere."
        ),
        i18n.gettext(
            "The internal mode shows full numbers. It is in no address: it is unlocked by a button on the machine itself, for "
            "one visit, and never where a proxy or another machine asks."
        ),
    ]
