"""Scenes that leave little room: long words, large numbers, many lines, letters of other scripts, hostile text, full maps."""

import msgspec

from meeting.model import Bar, BarsPicture, Line, Mark, Point, Series, Step
from tests.support.meeting.examples import BARS, FACTS, LAW, LINES, MAP, RATES, TREND, make_figure

replace = msgspec.structs.replace

TITLE = (
    "Bangka Tengah: pertanggungjawaban penyelenggaraan kewarganegaraan dan ketenagakerjaan di Kabupaten Bangka Tengah, "
    "Provinsi Kepulauan Bangka Belitung"
)
HOSTILE = replace(
    FACTS,
    scene_id="000000c1",
    title="<img src=x onerror=alert(1)> $x^2$ =HYPERLINK(1) a\u202eb",
    subtitle="<b>tebal</b> & %n \\frac{1}{2}",
    annotation="@SUM(1+1)*cmd|' /C calc'!A0",
)
SCRIPTS = replace(
    BARS,
    scene_id="000000c2",
    title="陈伟 dan 王芳, Đặng Văn Hùng, Łukasz, Ξένος, Иван",
    picture=BarsPicture(
        "orang",
        [Bar("中国 (Tiongkok)", "300", 300.0), Bar("Việt Nam", "41", 41.0), Bar("Российская Федерация", "7", 7.0)],
    ),
)
LONG_LINES = replace(
    LINES,
    scene_id="000000c3",
    title=TITLE,
    lines=[
        Line("Mempertanggungjawabkan ketidakbersinambungan pengadministrasian " * 3,
             "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu dan Tenaga Kerja", "2024-07-01", "done"),
        Line("Keberlangsungan", "Kanim", "", "dropped"),
    ] * 3,
)  # fmt: skip
LARGE_FIGURES = replace(
    FACTS,
    scene_id="000000c4",
    title=TITLE,
    figures=[
        replace(base_figure, figure_id=f"X{place}", value_text=f"1.234.5{place}7")
        for place, base_figure in enumerate(FACTS.figures * 3)
    ],
)
MANY_FIGURES = replace(
    FACTS,
    scene_id="000000c5",
    figures=[
        make_figure(100 + n, "tka", "TKA", f"1.0{n + 10}", 1010.0 + n, area=f"Kabupaten Penyelenggara {n}")
        for n in range(12)
    ],
)
FULL_FACTS = replace(
    FACTS,
    scene_id="000000d1",
    title="Bali: 3.699 TKA, 35.703 ITAS dan 6.266 ITAP",
    sentence="Bali: 3.699 TKA, 35.703 ITAS, 6.266 ITAP, per 14 Oktober 2024, sumber Bali Post (Kanwil Kemenkumham Bali). "
    "Angka ini berumur 2 tahun. Jumlah perusahaan dan sebaran kecamatan tidak ada di sumber kami.",
    figures=[
        make_figure(201, "tka", "TKA", "3.699", 3699.0, period_text="per 14 Oktober 2024"),
        make_figure(202, "itas_holders", "ITAS", "35.703", 35703.0, period_text="per 14 Oktober 2024"),
        make_figure(203, "itap_holders", "ITAP", "6.266", 6266.0, period_text="per 14 Oktober 2024"),
    ],
)
TWO_PERIODS = replace(
    FACTS,
    scene_id="000000d2",
    block="actions",
    title="Kanim Pangkalpinang: 19 deportations and 3 criminal proceedings",
    subtitle="during 1 January 2025 – 30 December 2025; ANTARA News Bangka Belitung; not TAK: criminal proceedings",
    sentence="Kantor Imigrasi Kelas I TPI Pangkalpinang: 19 deportations, 3 criminal proceedings, during 1 January 2025 – "
    "30 December 2025, source ANTARA News Bangka Belitung. The figure is 11 months old.",
    figures=[
        make_figure(
            204, "deportations", "deportations", "19", 19.0, period_text="during 1 January 2025 – 30 December 2025"
        ),
        make_figure(
            205,
            "pro_justitia",
            "criminal proceedings",
            "3",
            3.0,
            period_text="during 1 January 2025 – 30 December 2025",
        ),
    ],
)
FULL_LAW = replace(
    LAW,
    scene_id="000000d3",
    title="Legal basis of the data as of 26 February 2020: Ministerial regulation 50/2016 on the foreigner supervision team",
    source="Source: Kanim Pangkalpinang; BNN Kota Jakarta Timur; Scribd (naskah peraturan); pasal.id.",
    lines=[Line("Government regulation 31/2013 implementing the immigration law. Articles 194 and 197–201: " * 2)] * 3
    + [Line("In force today, 26 November 2026: Ministerial regulation 2/2025 on immigration supervision.")],
)
SEVERAL_SERIES = replace(
    TREND,
    scene_id="000000c6",
    title="Dua pulau",
    picture=replace(
        TREND.picture,
        series=[
            TREND.picture.series[0],
            Series("Pulau Belitung", [Point("2022-01-01", "2022-12-31", "212", 212.0), Point("2024-01-01", "2024-12-31", "298", 298.0)]),
        ],
    ),
)  # fmt: skip
MANY_BARS = replace(
    BARS,
    scene_id="000000c7",
    title="Tujuh belas kewarganegaraan",
    picture=BarsPicture(
        "orang", [Bar(f"Kewarganegaraan {n} yang panjang", f"{900 - n * 50}", 900.0 - n * 50) for n in range(17)]
    ),
)
SMALL_COUNTS = replace(
    BARS,
    scene_id="000000ca",
    title="Empat kewarganegaraan, enam disamarkan",
    sentence=TITLE,
    picture=BarsPicture(
        "orang",
        [Bar(name, f"{120 - n * 20}", 120.0 - n * 20) for n, name in enumerate(("Tiongkok", "Filipina", "Malaysia", "Thailand"))]
        + [Bar("Jepang", "1–4")]
        + [Bar(name, "disamarkan") for name in ("Korea Selatan", "Amerika Serikat", "Britania Raya", "Australia", "Papua Nugini")],
    ),
)  # fmt: skip
HIDDEN_MARKS = [Mark(f"19.0{n}", f"Kabupaten {n}", kind, value_text=value_text) for n, kind, value_text in (
    (1, "band", "1–4"), (2, "masked", "disamarkan"), (3, "zero", "0"), (5, "none", ""))]  # fmt: skip
CLASSED_MARK = Mark("19.71", "Kota Pangkal Pinang", "class", 8, 9_000_000.0, "9.000.000,5")
ASIDE_LINES = [f"Tanpa tempat di darat, kelompok {n}: {n}.234 orang, per 31 Desember 2023" for n in range(1, 8)]
FULL_MAP = replace(
    RATES,
    scene_id="000000c8",
    title=TITLE,
    subtitle="Pemegang izin tinggal terbatas per 100.000 penduduk menurut kabupaten dan kota, terakhir diketahui",
    picture=replace(
        RATES.picture,
        legend="Pemegang izin tinggal terbatas dan tetap yang tinggal di darat (orang per 100.000 penduduk, terakhir diketahui)",
        marks=[*HIDDEN_MARKS, CLASSED_MARK],
        steps=[Step(f"{n}.234.567,1 – {n + 1}.234.567,0", f"#2{n}5ea{n}", n * 100) for n in range(9)],
        off_map_lines=ASIDE_LINES,
    ),
)
FULL_SYMBOLS = replace(
    MAP,
    scene_id="000000c9",
    title=TITLE,
    picture=replace(
        MAP.picture,
        legend=FULL_MAP.picture.legend,
        sizes=[1_000_000.0, 500_000.0, 100_000.0, 50_000.0, 10_000.0],
        off_map_lines=ASIDE_LINES,
        marks=[
            *HIDDEN_MARKS,
            Mark("19.71", "Kota Pangkal Pinang", "symbol", value=1_000_000.0, value_text="1.000.000"),
        ],
    ),
)
SLIDES = [
    HOSTILE,
    SCRIPTS,
    LONG_LINES,
    LARGE_FIGURES,
    MANY_FIGURES,
    SEVERAL_SERIES,
    MANY_BARS,
    SMALL_COUNTS,
    FULL_MAP,
    FULL_SYMBOLS,
]
