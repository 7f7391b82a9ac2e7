"""Sentences made from figures: the title of a page and the line that can be read aloud."""

import pandas as pd

from data import figures, regions
from views.map.dataset import LATEST, Drawn, units
from views.text.translator import Words


def quantity(row, say: Words) -> str:
    """Say a figure with its measure: "22 ITAS darat"."""
    return f"{say.told(row)} {figures.about(row.measure)[f'short_{say.lang}']}"


MOST_SERIES, MOST_PARTS = 12, 12
"""Series of a trend, and parts of a composition, that are drawn on a page."""


MOST_PUBLISHED = 3
"""Published figures that are told beside a register's trend."""


def cut_off(known: int, most: int, say: Words) -> str:
    """Say, behind what a chart shows, that it shows the largest alone: "; 12 terbesar dari 16"; nothing where it shows all."""
    return say.t("; the {most} largest of {known}", most=most, known=known) if known > most else ""


def published(rows: pd.DataFrame, say: Words) -> str:
    """Say the newest figures that are published beside a register's trend, whose they are; nothing where there are none."""
    told = [f"{say.told(row)}, {say.when(row)}, {row.publisher}" for row in rows.tail(MOST_PUBLISHED).itertuples()]
    return f"{say.t('Published: {told}', told='; '.join(told))}." if told else ""


def source_of(row, say: Words) -> str:
    """Say whose figure it is: a publisher, or the office whose lists it was counted from, and that there are others."""
    first, *others = str(row.publisher).split("; ") if row.standing == "register" else [row.publisher]
    return say.t("{name} and other offices", name=first) if others else first


def known(rows: pd.DataFrame, say: Words) -> str:
    """Say the first group of an area's headline figures: "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA ..."."""
    first = rows.iloc[0]
    group = together(rows)
    said = ", ".join(quantity(row, say) for row in group.itertuples())
    return f"{said}, {say.when(first)}, {say.t('source')} {source_of(first, say)}"


def together(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the headline figures that share the first one's date and publisher (at most three)."""
    first = rows.iloc[0]
    same = (rows["date"] == first["date"]) & (rows["publisher"] == first["publisher"]) & (rows["kind"] == first["kind"])
    return rows[same].head(3)


def map_title(pick, drawn: Drawn, rows: pd.DataFrame, whole: pd.DataFrame, headlines: pd.DataFrame, say: Words) -> str:
    """Return the map's message: a regency's own headline, else the unit with the largest value, else the whole area's."""
    name = regions.load().known_as(pick.area)
    own = rows[rows["area_code"] == pick.area]
    label = figures.about(pick.measure)[f"short_{say.lang}"]
    said = together(headlines) if "." in pick.area and len(headlines) else headlines.iloc[:0]
    if len(own) and own.iloc[0]["figure_id"] not in set(said["figure_id"]):
        return f"{name}: {shown(own.iloc[0], drawn, label, say)}"
    if len(said):
        return f"{name}: {say.listing([quantity(row, say) for row in said.itertuples()])}"
    if rows.empty and len(whole):
        total = f"{say.told(whole.iloc[0])} {label}"
        return say.t(
            "{area}: {value}, not known by {units}", area=name, value=total, units=units_word(drawn.level, say)
        )
    if rows.empty or "." in pick.area:
        return say.t("{area}: no data on {measure}", area=name, measure=label)
    top = rows.iloc[0]
    if not top["shown"] > 0:
        return f"{name}: {say.told(whole.iloc[0])} {label}" if len(whole) else none_told(name, label, say)
    unit = regions.load().get(top["area_code"]).full_name
    most = (
        say.t("{area}: highest in {unit}, {value}")
        if drawn.show == "rate"
        else say.t("{area}: most in {unit}, {value}")
    )
    message = say.t("{area}: most of what is told in {unit}, {value}") if may_exceed(rows) else most
    return message.format(area=name, unit=unit, value=shown(top, drawn, label, say))


def none_told(area: str, measure: str, say: Words) -> str:
    """Say that no region's count may be told, or that all are zero."""
    return say.t("{area}: no number of {measure} above zero that may be told", area=area, measure=measure)


def may_exceed(rows: pd.DataFrame) -> bool:
    """Say whether a masked count may be larger than the largest that is shown; a band is smaller than any."""
    return bool((rows["disclosure"] == "masked").any())


def units_word(level: str, say: Words) -> str:
    """Return the word for the units of a level."""
    return {"province": say.t("province"), "regency": say.t("regency or city"), "district": say.t("district")}[level]


def shown(row: pd.Series, drawn: Drawn, word: str, say: Words) -> str:
    """Say the shown value of a drawn row with its word: "134 TKA", or a rate "39,7 TKA per 100.000 penduduk"."""
    if drawn.show == "rate" and row["disclosure"] == "shown":
        return say.t("{rate} {word} per 100,000 residents", rate=say.number(row["per_100k"], 1), word=word)
    return f"{say.told(row)} {word}"


def map_sentence(
    pick, drawn: Drawn, rows: pd.DataFrame, whole: pd.DataFrame, headlines: pd.DataFrame, say: Words
) -> str:
    """Return the sentence below the map: how many units have a figure, where most are, and the whole area's own figure."""
    area = regions.load().get(pick.area)
    if "." in pick.area:
        return regency_sentence(pick, drawn, rows, headlines, say)
    among = len(units(pick.area, drawn.level))
    about = figures.about(pick.measure)
    label = about[f"short_{say.lang}"]
    if rows.empty:
        text = say.t("No figure on {measure} names a region of {area} at this time.", measure=label, area=area.name)
        return f"{text} {whole_sentence(whole, say)}".strip()
    top = rows.iloc[0]
    if not top["shown"] > 0:
        return f"{none_told(area.name, label, say)}. {whole_sentence(whole, say)}".strip()
    unit = figures.unit_after(top["shown"], about["unit"], say.lang)
    message = (
        say.t(
            "{known} of {all} regions of {area} are named by the lists on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}."
        )
        if top["standing"] == "register"
        else say.t(
            "{known} of {all} regions of {area} have a published figure on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}."
        )
    )
    text = message.format(
        known=say.number(len(rows)),
        all=say.number(among),
        area=area.name,
        measure=label,
        most=say.t("highest in") if drawn.show == "rate" else say.t("most in"),
        unit_name=regions.load().get(top["area_code"]).full_name,
        value=shown(top, drawn, unit, say),
        when=say.when(top),
        publisher=source_of(top, say),
    )
    rest = "" if len(rows) == among else say.t("The other regions have no data, which does not mean zero.")
    return " ".join(part for part in (text, rest, whole_sentence(whole, say)) if part)


def whole_sentence(whole: pd.DataFrame, say: Words) -> str:
    """Say the whole area's own published figure (never a sum of its regions), or "" where there is none."""
    if whole.empty:
        return ""
    row = whole.iloc[0]
    area = regions.load().get(row["area_code"])
    return say.t(
        "Total for {area}: {value} {unit}, {when}, source {publisher}.",
        area=say.t("the province") if area.level == "province" else area.name,
        value=say.told(row),
        unit=figures.unit_after(row["value"], figures.about(row["measure"])["unit"], say.lang),
        when=say.when(row),
        publisher=source_of(row, say),
    )


def map_subtitle(pick, rows: pd.DataFrame, say: Words) -> str:
    """Return measure, way of showing and time, below the title; of the latest known the years that they span."""
    about = figures.about(pick.measure)
    how = {
        "symbols": say.t("symbols: number"),
        "rate": say.t("per 100,000 residents"),
        "count": say.t("colour: number"),
    }[pick.show]
    unit = figures.unit_label(about["unit"], say.lang)
    time = latest_years(rows, say) if pick.time == LATEST else pick.time
    kind = say.t("stock") if about["kind"] == "stock" else say.t("flow")
    return f"{about[f'label_{say.lang}']} ({unit}, {kind}), {how}, {time}"


def latest_years(rows: pd.DataFrame, say: Words) -> str:
    """Say that each region's latest figure is meant, and over which years these spread."""
    years = sorted(set(rows["date"].dt.year)) if len(rows) else []
    text = say.t("latest known of each region")
    return f"{text} ({years[0]}–{years[-1]})" if len(years) > 1 else text


def cited(pick, rows: pd.DataFrame, whole: pd.DataFrame, headlines: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a map page shows or says: a regency's headline, what is drawn, then the whole area's figure."""
    said = together(headlines) if "." in pick.area and len(headlines) else headlines.iloc[:0]
    parts = [part for part in (said, rows, whole) if len(part)]
    return pd.concat(parts, ignore_index=True).drop_duplicates("figure_id") if parts else rows


def regency_sentence(pick, drawn: Drawn, rows: pd.DataFrame, headlines: pd.DataFrame, say: Words) -> str:
    """Return the sentence of one regency: what is known of it, and its place among its fellows where that is honest."""
    name = regions.load().get(pick.area).full_name
    own = rows[rows["area_code"] == pick.area]
    parts = []
    if len(headlines):
        parts.append(say.t("{area}: {known}.", area=name, known=known(headlines, say)))
    else:
        parts.append(say.t("No figure is known for {area}.", area=name))
    if len(own) and len(rows) > 1 and own.iloc[0]["disclosure"] == "shown" and not may_exceed(rows):
        rank = int((rows["shown"] > own.iloc[0]["shown"]).sum()) + 1
        parts.append(say.t("Rank {rank} of the {n} regions with a figure on this measure.", rank=rank, n=len(rows)))
    elif own.empty and drawn.level != "district":
        label = figures.about(pick.measure)[f"short_{say.lang}"]
        parts.append(say.t("On {measure} there is no data at this time.", measure=label))
    return " ".join(parts)


def change(before, after, say: Words, is_broken: bool = False) -> str:
    """Say a change: the difference first, a percentage only on a base of 20 or more; nothing of what is hidden.

    Over a break of the series a percentage would compare what is not alike.
    """
    if before.disclosure != "shown" or after.disclosure != "shown":
        return say.t("not told, for one of the two is hidden")
    step = figures.change(before.value, after.value)
    text = say.signed(step.absolute)
    return text if step.percent is None or is_broken else f"{text} ({say.signed(step.percent, 1)}%)"
