import pytest

from data import figures, regions
from data.figures import vocabulary
from views.text.translator import translator

rows = figures.load(known_areas=regions.load().codes).observations
remarks = {
    (remark.rule, remark.area_code, translator("id").translate(remark.message)) for remark in figures.remarks(rows)
}


def list_remark_texts(rule, area):
    return [text for rule_name, code, text in remarks if (rule_name, code) == (rule, area)]


def test_a_fall_called_a_rise_is_named():
    assert (
        "Izin tinggal diterbitkan: perubahan 1.939 ke 1.934 disebut +0,26% oleh sumber; yang benar −0,26%."
        in list_remark_texts("percentage", "kanim:pangkalpinang")
    )
    assert (
        "Izin tinggal diterbitkan: perubahan 1.580 ke 238 disebut −86,91% oleh sumber; yang benar −84,94%."
        in list_remark_texts("percentage", "kanim:pangkalpinang")
    )


@pytest.mark.parametrize(
    ("before", "after", "claimed", "right"),
    [(1939, 1934, 0.26, -0.26), (1580, 238, -86.91, -84.94), (100, 119, 19.0, None)],
)
def test_percentages_against_their_numbers(before, after, claimed, right):
    assert figures.check_percentage(before, after, claimed) == right


def test_a_base_of_zero_has_no_percentage():
    with pytest.raises(ValueError, match="base of 0"):
        figures.check_percentage(0, 5, 1)


def test_parts_that_exceed_their_total():
    assert list_remark_texts("parts_exceed", "19") == [
        "TKA di laut, 16 Oktober 2016: rincian menurut Republika berjumlah 511, lebih 1 dari totalnya 510."
    ]


def test_land_and_sea_agree():
    assert "total 608 sama dengan jumlah" in list_remark_texts("sum_agrees", "19")[0]


def test_holders_that_do_not_make_up_the_foreigners():
    messages = list_remark_texts("sum_differs", "19.71")
    assert len(messages) == 1
    assert "total 252" in messages[0]
    assert "berjumlah 43; selisih 209" in messages[0]


def test_permits_called_people_are_disputed():
    messages = list_remark_texts("disputed", "19:pulau-bangka")
    assert len(messages) == 3
    assert all("dokumen, bukan orang" in text for text in messages)


def test_conflicting_publishers_stand_side_by_side():
    assert any(
        "1.580 (KR Sumsel (Kanim Pangkalpinang))" in text and "1.573 (Kilas Babel)" in text
        for text in list_remark_texts("conflict", "kanim:pangkalpinang")
    )


def test_every_remark_speaks_both_languages():
    for remark in figures.remarks(rows):
        assert translator("id").translate(remark.message) != translator("en").translate(remark.message)
        assert "{" not in translator("en").translate(remark.message)


def test_a_total_of_people_is_not_the_sum_of_permits():
    messages = list_remark_texts("sum_units", "kanim:malang")
    assert len(messages) == 1
    assert "total 2.393 orang" in messages[0]
    assert "dihitung sebagai izin dan berjumlah 1.533" in messages[0]


@pytest.mark.parametrize(
    ("area", "part"),
    [
        ("kanim:jakarta utara", "pendetensian bukan TAK"),
        ("31", "10.086 untuk DKI Jakarta"),
        ("id", "77.011 pengesahan Januari–Juni, 111.818"),
        ("14.05", "hanya sembilan perusahaan dirinci dan jumlahnya 100"),
        ("64.74", "12 dan 27"),
    ],
)
def test_a_reviewed_note_stands_at_its_area(area, part):
    assert [part in text for text in list_remark_texts("noted", area)] == [True]


def test_reviewed_tables_name_figures_of_the_file():
    urls = rows.set_index("figure_id")["url"]
    figure_ids = [
        *((row.figure_ids.split()[0], row.url) for row in vocabulary.table("notes").itertuples()),
        *((row.after_id, row.url) for row in vocabulary.table("claims").itertuples()),
        *((row.figure_id, row.url) for row in vocabulary.table("disputed").itertuples()),
    ]
    assert [urls[figure_id] for figure_id, _ in figure_ids] == [url for _, url in figure_ids]
    assert {figure_id for row in vocabulary.table("notes").itertuples() for figure_id in row.figure_ids.split()} <= set(
        urls.index
    )


def test_the_figures_that_a_remark_names_give_its_numbers():
    value = rows.set_index("figure_id")["value"]
    sums = [remark for remark in figures.remarks(rows) if remark.rule in {"sum_differs", "sum_agrees", "sum_units"}]
    assert len(sums) == 26
    for remark in sums:
        total, *parts = (int(value[figure_id]) for figure_id in remark.figure_ids)
        assert (total, sum(parts)) == (remark.message.parameters["total"], remark.message.parameters["parts"])


def test_a_part_larger_than_its_total_is_named():
    pair = rows[rows["figure_id"].isin(list_republika_ids("tka", "tka_sea"))]
    swapped_rows = pair.assign(value=pair["measure"].map({"tka": 510, "tka_sea": 608}))
    messages = [translator("en").translate(remark.message) for remark in figures.remarks(swapped_rows)]
    assert messages == [
        "Foreign workers (TKA), 16 October 2016: its part (Foreign workers at sea 608) is 98 more than the total 510 according to Republika."
    ]
    assert figures.remarks(pair) == []


def list_republika_ids(*measures):
    report = rows[(rows["area_code"] == "19") & (rows["publisher"] == "Republika") & (rows["breakdown"] == "total")]
    return set(report.loc[report["measure"].isin(measures), "figure_id"])
