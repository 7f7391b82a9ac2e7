"""A deck as a page would capture it, with the published figures of Bangka Tengah."""

import msgspec

from meeting.model import (
    Bar,
    BarsPicture,
    Deck,
    Event,
    Figure,
    Line,
    MapPicture,
    Mark,
    Part,
    Point,
    Scene,
    Series,
    Stack,
    StackPicture,
    Step,
    TrendPicture,
)

SOURCE = "Sumber: ANTARA News Bangka Belitung, 2024-06-13. Batas indikatif."
BADGES = ["ANGKA TERBIT", "RAPAT"]


def make_figure(number, measure, label, value_text, value, **overrides):
    fields = {
        "figure_id": f"P{number}",
        "area_code": "19.04",
        "area": "Kabupaten Bangka Tengah",
        "measure": measure,
        "label": label,
        "unit": "person",
        "unit_label": "orang",
        "kind": "stock",
        "period_text": "per 13 Juni 2024",
        "as_of": "2024-06-13",
        "value_text": value_text,
        "value": value,
        "publisher": "ANTARA News Bangka Belitung",
        "url": "https://example.org/berita",
    }
    return Figure(**(fields | overrides))


FACTS = Scene(
    "00000001",
    "situation",
    "facts",
    "Bangka Tengah: 22 ITAS darat dan 6 ITAP",
    subtitle="Pemegang izin tinggal (orang, stok), per 13 Juni 2024",
    sentence="Kabupaten Bangka Tengah: 22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA News Bangka Belitung.",
    source=SOURCE,
    badges=BADGES,
    figures=[
        make_figure(1, "itas_land_holders", "ITAS darat", "22", 22.0),
        make_figure(2, "itap_holders", "ITAP", "6", 6.0),
    ],
    notes="Bacakan angka dan tanggalnya.",
)

MAP = Scene(
    "00000002",
    "situation",
    "map",
    "Kepulauan Bangka Belitung: terbanyak di Kabupaten Bangka Tengah, 22 ITAS darat",
    subtitle="Pemegang ITAS darat (orang, stok), simbol: jumlah, terakhir diketahui",
    sentence="2 dari 7 wilayah mempunyai angka terbit.",
    source=SOURCE,
    badges=BADGES,
    figures=[make_figure(1, "itas_land_holders", "ITAS darat", "22", 22.0)],
    picture=MapPicture(
        area="19.04",
        layer="regencies",
        province="",
        show="symbols",
        legend="ITAS darat (orang)",
        unit="orang",
        marks=[
            Mark("19.01", "Kabupaten Bangka", "none"),
            Mark("19.02", "Kabupaten Belitung", "band", value_text="1–4"),
            Mark("19.03", "Kabupaten Bangka Selatan", "masked", value_text="disamarkan"),
            Mark("19.04", "Kabupaten Bangka Tengah", "symbol", value=22.0, value_text="22"),
            Mark("19.05", "Kabupaten Bangka Barat", "zero", value=0.0, value_text="0"),
            Mark("19.06", "Kabupaten Belitung Timur", "none"),
            Mark("19.71", "Kota Pangkal Pinang", "symbol", value=134.0, value_text="134"),
        ],
        steps=[],
        sizes=[100.0, 25.0, 5.0],
        off_map_lines=["ITAS perairan: Kepulauan Bangka Belitung 47 orang, per 2022"],
        attribution="Batas indikatif: cahyadsn/wilayah_boundaries (MIT), Agustus 2026; daratan: Natural Earth",
    ),
)

RATES = Scene(
    "00000003",
    "situation",
    "map",
    "Kepulauan Bangka Belitung: tertinggi di Kota Pangkal Pinang",
    subtitle="per 100.000 penduduk",
    source=SOURCE,
    badges=["FIKTIF", *BADGES],
    figures=[make_figure(3, "tka", "TKA", "134", 134.0, area_code="19.71", area="Kota Pangkal Pinang", per_100k=58.2)],
    picture=MapPicture(
        area="19",
        layer="regencies",
        province="",
        show="rate",
        legend="TKA (orang per 100.000 penduduk)",
        unit="orang per 100.000 penduduk",
        marks=[
            Mark("19.01", "Kabupaten Bangka", "class", 0, 4.0, "4,0"),
            Mark("19.02", "Kabupaten Belitung", "class", 1, 20.5, "20,5"),
            Mark("19.03", "Kabupaten Bangka Selatan", "none"),
            Mark("19.04", "Kabupaten Bangka Tengah", "class", 1, 13.4, "13,4"),
            Mark("19.05", "Kabupaten Bangka Barat", "zero", value=0.0, value_text="0"),
            Mark("19.06", "Kabupaten Belitung Timur", "masked", value_text="disamarkan"),
            Mark("19.71", "Kota Pangkal Pinang", "class", 2, 58.2, "58,2"),
        ],
        steps=[Step("0,1 – 10,0", "#c7e9b4", 1), Step("10,1 – 30,0", "#41b6c4", 2), Step("30,1 – 60,0", "#225ea8", 1)],
        attribution="Batas indikatif: cahyadsn/wilayah_boundaries (MIT), Agustus 2026; daratan: Natural Earth",
    ),
)

TREND = Scene(
    "00000004",
    "situation",
    "trend",
    "Pulau Bangka: izin tinggal terbit dari 1.939 ke 1.573",
    subtitle="Izin tinggal diterbitkan (izin; arus, selama periode)",
    source=SOURCE,
    badges=BADGES,
    figures=[
        make_figure(10 + n, "stay_permits_issued", "izin tinggal terbit", value_text, value, kind="flow", period_text=f"selama {year}",
               area_code="pulau:bangka", area="Pulau Bangka", as_of="", period_start=f"{year}-01-01",
               period_end=f"{year}-12-31", unit="permit", unit_label="izin")
        for n, (year, value_text, value) in enumerate([(2022, "1.939", 1939.0), (2023, "1.934", 1934.0), (2024, "1.573", 1573.0)])
    ],
    picture=TrendPicture(
        kind="flow",
        unit="izin",
        series=[
            Series("Pulau Bangka", [
                Point("2022-01-01", "2022-12-31", "1.939", 1939.0),
                Point("2023-01-01", "2023-12-31", "1.934", 1934.0),
                Point("2024-01-01", "2024-12-31", "1.573", 1573.0),
            ])
        ],
        events=[Event("2024-10-21", "Kementerian Imigrasi dan Pemasyarakatan dibentuk")],
    ),
)  # fmt: skip

BARS = Scene(
    "00000005",
    "situation",
    "bars",
    "Terbanyak dari Tiongkok: 300 TKA",
    subtitle="TKA menurut kewarganegaraan (orang), per 31 Desember 2023",
    source=SOURCE,
    badges=BADGES,
    figures=[
        make_figure(20, "tka", "TKA", "300", 300.0, breakdown="nationality", category="CHN", category_label="Tiongkok")
    ],
    picture=BarsPicture(
        "orang",
        [Bar("Tiongkok", "300", 300.0), Bar("Thailand", "41", 41.0), Bar("Jepang", "1–4"), Bar("India", "0", 0.0)],
    ),
)

STACK = Scene(
    "00000009",
    "situation",
    "bars",
    "312 dari 455 baris yang dibaca ada di register",
    subtitle="Baris per sumber, impor yang berlaku",
    sentence="Dari 455 baris dalam daftar kantor, 312 disimpan, 41 ditolak, dan 102 menunggu peninjauan.",
    badges=BADGES,
    picture=StackPicture(
        "baris",
        "Dibaca",
        ["Disimpan", "Ditinjau", "Ditolak"],
        [
            Stack("Kanim Pangkalpinang", "420", [Part("300", 300.0), Part("100", 100.0), Part("20", 20.0)]),
            Stack("Disnaker", "35", [Part("12", 12.0), Part("2", 2.0), Part("21", 21.0)]),
        ],
    ),
)

STOCK = msgspec.structs.replace(
    TREND,
    picture=TrendPicture(
        "stock",
        "orang",
        [
            Series(
                "Kabupaten Bangka Tengah",
                [
                    Point("2019-12-31", "2019-12-31", "31", 31.0),
                    Point("2020-12-31", "2020-12-31", "28", 28.0),
                    Point("2022-12-31", "2022-12-31", "19", 19.0),
                    Point("2023-06-30", "2023-06-30", "1–4"),
                    Point("2024-06-13", "2024-06-13", "22", 22.0),
                ],
            )
        ],
        [Event("2020-04-02", "Pembatasan masuk"), Event("2021-02-02", "UU Cipta Kerja berlaku, izin lewat OSS")],
    ),
)
PANELS = msgspec.structs.replace(
    TREND, picture=msgspec.structs.replace(TREND.picture, series=[TREND.picture.series[0]] * 7)
)

LINES = Scene(
    "00000006",
    "operation",
    "lines",
    "Operasi gabungan di Koba, 14 Juni 2024",
    lines=[Line("Cocokkan daftar TKA dengan Disnaker", "Kanim Pangkalpinang", "2024-07-01"), Line("Periksa <kapal> isap & awaknya", "Lanal")],
)  # fmt: skip

LAW = Scene(
    "00000007",
    "law",
    "law",
    "Dasar hukum: Permenkumham 50/2016",
    source="Sumber: peraturan.go.id",
    lines=[Line("UU 6/2011 tentang Keimigrasian, Pasal 69(1)"), Line("Permenkumham 50/2016 tentang Tim Pengawasan Orang Asing")],
)  # fmt: skip

EMPTY_SCENE = Scene(
    "00000008", "vulnerability", "facts", "Kerawanan", missing_reason="Tidak ada data tentang kerawanan di wilayah ini."
)

DECK = Deck(
    deck_id="abcdef01",
    title="Rapat TIMPORA Bangka Tengah",
    area_code="19.04",
    lang="id",
    mode="meeting",
    k=5,
    held_on="2024-06-13",
    place="Hotel Soll Marina",
    scenes=[LAW, FACTS, MAP, RATES, TREND, BARS, EMPTY_SCENE, LINES],
)
