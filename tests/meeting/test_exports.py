"""A deck taken home: the numbers of the screen in every format, hidden ones in none, the same bytes every time."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Emu
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from meeting import __main__ as command
from meeting import deck_file, exports, repository
from meeting.errors import DeckError
from meeting.exports import reproducible_zip, workbook
from meeting.model import Bar, BarsPicture, Event, Line, Point, Scene, Series
from tests.support.meeting.examples import BARS, DECK, FACTS, LAW, LINES, MAP, STACK, STOCK, TREND
from views.text.translator import translator

replace = msgspec.structs.replace
ROOT = Path(__file__).parent.parent.parent
SECRET_SCENE = replace(
    FACTS,
    scene_id="000000aa",
    block="operation",
    title="Sasaran rahasia 987654",
    is_sensitive=True,
    figures=[replace(FACTS.figures[0], value_text="987.654", value=987654.0, area="PT Rahasia")],
)
MASKED_SCENE = replace(
    BARS,
    scene_id="000000bb",
    title="Sebagian disamarkan",
    figures=[
        replace(BARS.figures[0], value_text="disamarkan", value=None, disclosure="masked", category_label="Jepang"),
        replace(BARS.figures[0], value_text="1–4", value=None, disclosure="band", category_label="India"),
    ],
    picture=BarsPicture("orang", [Bar("Jepang", "disamarkan"), Bar("India", "1–4"), Bar("Thailand", "41", 41.0)]),
)
WHOLE_DECK = replace(DECK, scenes=[*DECK.scenes, STOCK, SECRET_SCENE, MASKED_SCENE])
OFFICE_FORMATS = ("pptx", "pdf", "xlsx")


def extract_slide_text(slide):
    """Return all that a slide shows: its shapes' text, tables' cells, charts' labels."""
    texts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            texts.append(" ".join(shape.chart._chartSpace.xpath(".//a:t/text() | .//c:v/text()")))
    return "\n".join(texts)


def extract_text(content, ending):
    """Return all text of an export."""
    if ending == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if ending == "xlsx":
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
        return "\n".join(str(cell) for row in rows for cell in row)
    slides = Presentation(BytesIO(content)).slides
    return "\n".join(extract_slide_text(slide) + "\n" + slide.notes_slide.notes_text_frame.text for slide in slides)


@pytest.fixture(scope="module")
def exported_files():
    """Every export of the whole deck, and its text."""
    files = {ending: exports.export_deck(WHOLE_DECK, ending) for ending in exports.FORMATS}
    return {
        ending: (content, extract_text(content, ending) if ending in OFFICE_FORMATS else "")
        for ending, content in files.items()
    }


@pytest.mark.parametrize("ending", OFFICE_FORMATS)
def test_every_number_of_every_shown_scene_is_told(exported_files, ending):
    text = exported_files[ending][1]
    for scene in WHOLE_DECK.shown_scenes:
        for figure in scene.figures:
            assert figure.value_text in text
            assert figure.period_text in text
            assert figure.unit_label in text


@pytest.mark.parametrize("scene", [TREND, STOCK, BARS, FACTS], ids=lambda scene: scene.scene_id)
def test_numbers_stand_on_their_own_slide_as_on_the_screen(scene):
    slides = Presentation(BytesIO(exports.export_deck(replace(DECK, scenes=[scene]), "pptx"))).slides
    text = extract_slide_text(slides[0])
    numbers = [figure.value_text for figure in scene.figures]
    if scene.picture is not None:
        parts = scene.picture.bars if scene is BARS else scene.picture.series[0].points
        numbers = [part.value_text for part in parts]
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize("ending", OFFICE_FORMATS)
def test_scenes_that_are_not_shown_appear_nowhere(exported_files, ending):
    content, text = exported_files[ending]
    assert "Rahasia" not in text
    assert "rahasia" not in text
    assert "987" not in text
    assert "Kerawanan" not in text
    if ending != "pdf":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert not [name for name in archive.namelist() if b"987.654" in archive.read(name)]
    confirmed_deck = replace(WHOLE_DECK, scenes=[replace(SECRET_SCENE, is_confirmed=True)])
    assert "987.654" in extract_text(exports.export_deck(confirmed_deck, ending), ending)


@pytest.mark.parametrize("ending", OFFICE_FORMATS)
def test_a_hidden_number_has_no_value_anywhere(ending):
    masked_scene = replace(
        MASKED_SCENE, figures=[replace(figure, value=777333.0, per_100k=777333.0) for figure in MASKED_SCENE.figures]
    )
    content = exports.export_deck(replace(DECK, scenes=[masked_scene]), ending)
    text = extract_text(content, ending)
    assert "disamarkan" in text
    assert "1–4" in text
    assert "777333" not in text
    if ending == "pptx":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            book = next(name for name in archive.namelist() if name.endswith(".xlsx"))
            rows = CalamineWorkbook.from_filelike(BytesIO(archive.read(book))).get_sheet_by_index(0).to_python()
        assert [row[1] for row in rows[1:]] == [41.0]


@pytest.mark.parametrize("ending", list(exports.FORMATS))
def test_the_same_deck_gives_the_same_bytes(exported_files, ending):
    assert exports.export_deck(WHOLE_DECK, ending) == exported_files[ending][0]


def test_another_process_gives_the_same_bytes(tmp_path):
    deck = replace(DECK, scenes=[FACTS, TREND, BARS, LINES])
    (tmp_path / "rapat.paparan").write_bytes(deck_file.encode_deck(deck))
    code = "from meeting.__main__ import main; import sys; [main(['export', sys.argv[1], out]) for out in sys.argv[2:]]"
    outs = [tmp_path / f"rapat.{ending}" for ending in exports.FORMATS]
    subprocess.run(
        [sys.executable, "-c", code, tmp_path / "rapat.paparan", *outs],
        cwd=ROOT,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert [out.read_bytes() == exports.export_deck(deck, out.suffix[1:]) for out in outs] == [True] * len(outs)


@pytest.mark.parametrize("ending", OFFICE_FORMATS)
def test_badges_are_burnt_into_every_part(exported_files, ending):
    content, text = exported_files[ending]
    assert "FIKTIF" in text
    assert "RAPAT" in text
    if ending == "pptx":
        assert all("RAPAT" in extract_slide_text(slide) for slide in Presentation(BytesIO(content)).slides)
    if ending == "pdf":
        assert all("RAPAT" in page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_deck_of_the_internal_mode_leaves_only_when_asked():
    internal_deck = replace(DECK, mode="internal", scenes=[FACTS])
    with pytest.raises(DeckError, match="full") as error_info:
        exports.export_deck(internal_deck, "pdf")
    assert "angkanya lengkap" in translator("id").translate(error_info.value)
    assert "INTERNAL" in extract_text(exports.export_deck(internal_deck, "pdf", is_internal=True), "pdf")


def test_a_deck_without_anything_to_show_is_said_so():
    with pytest.raises(DeckError, match="no scene"):
        exports.export_deck(replace(DECK, scenes=[SECRET_SCENE]), "pptx")


def test_a_slide_a_scene_with_title_alt_text_and_notes(exported_files):
    slides = Presentation(BytesIO(exported_files["pptx"][0])).slides
    assert len(slides) == len(WHOLE_DECK.shown_scenes)
    for slide, scene in zip(slides, WHOLE_DECK.shown_scenes, strict=True):
        assert slide.shapes.title.text_frame.text == scene.title
        assert scene.notes in slide.notes_slide.notes_text_frame.text
        picture_shapes = [
            shape
            for shape in slide.shapes
            if shape.shape_type is not None and (shape.has_chart or shape.has_table or hasattr(shape, "image"))
        ]
        descriptions = [shape._element.xpath(".//p:cNvPr/@descr") for shape in picture_shapes]
        assert all(word and scene.title in word[0] for word in descriptions)
    assert "Bacakan angka dan tanggalnya." in slides[1].notes_slide.notes_text_frame.text
    assert (
        "ITAS darat 22 orang, per 13 Juni 2024 (ANTARA News Bangka Belitung"
        in slides[1].notes_slide.notes_text_frame.text
    )


def test_charts_and_tables_can_be_edited(exported_files):
    kinds = {
        scene.scene_id: {name for shape in slide.shapes for name in ("chart", "table") if getattr(shape, f"has_{name}")}
        for slide, scene in zip(
            Presentation(BytesIO(exported_files["pptx"][0])).slides, WHOLE_DECK.shown_scenes, strict=True
        )
    }
    assert (kinds[TREND.scene_id], kinds[BARS.scene_id]) == ({"chart"}, {"chart"})
    assert (kinds[LINES.scene_id], kinds[LAW.scene_id], kinds[FACTS.scene_id]) == ({"table"}, {"table"}, set())


STEPPED_SCENE = replace(
    STOCK,
    title="Dua wilayah",
    picture=replace(
        STOCK.picture,
        series=[
            STOCK.picture.series[0],
            Series(
                "=HYPERLINK(1)",
                [
                    Point("2020-06-30", "2020-06-30", "12", 12.0),
                    Point("2021-12-31", "2021-12-31", "18", 18.0),
                    Point("2024-06-13", "2024-06-13", "15", 15.0),
                ],
            ),
        ],
    ),
)


def export_chart(scene):
    """Return the chart of a scene's slide, and the cells of its sheet."""
    (slide,) = Presentation(BytesIO(exports.export_deck(replace(DECK, scenes=[scene]), "pptx"))).slides
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    return chart, openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def test_a_stock_holds_until_the_eve_of_its_next_figure_and_breaks_where_none_is_told():
    _, sheet = export_chart(STOCK)
    assert {str(day.value.date()): value.value for day, value in sheet.iter_rows(2)} == {
        "2019-01-01": None,
        "2019-12-31": 31,
        "2020-12-30": "=B3",
        "2020-12-31": 28,
        "2022-12-30": None,
        "2022-12-31": 19,
        "2023-06-29": None,
        "2023-06-30": None,
        "2024-06-12": None,
        "2024-06-13": 22,
        "2025-01-01": None,
    }
    chart, _ = export_chart(STOCK)
    (series,) = chart.plots[0].series
    assert list(series.values) == [None, 31, 31, 28, None, 19, None, None, None, 22, None]
    assert chart._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]


def test_several_stocks_are_steps_of_their_own_and_a_name_is_no_formula():
    chart, sheet = export_chart(STEPPED_SCENE)
    first_series, second_series = chart.plots[0].series
    assert list(second_series.values) == [*[None] * 3, 12, 12, 12, 12, 18, *[None] * 5, 15, None]
    assert list(first_series.values) == [None, 31, 31, 31, 31, 28, *[None] * 3, 19, *[None] * 3, 22, None]
    assert [cell.data_type for cell in sheet[1]] == ["n", "s", "s"]
    assert sheet["C1"].value == "=HYPERLINK(1)"
    assert [cell.value for cell in sheet["C"][4:9]] == [12, "=C5", "=C5", "=C5", 18]
    assert first_series.marker.style != second_series.marker.style


def test_only_figures_have_a_mark_and_a_number_clear_of_its_step():
    chart, _ = export_chart(STOCK)
    (series,) = chart.plots[0].series
    unmarked_points = chart._chartSpace.xpath(".//c:dPt[c:marker/c:symbol/@val='none']/c:idx/@val")
    assert unmarked_points == ["2"]
    labels_by_index = {
        int(label.xpath("./c:idx/@val")[0]): ("".join(label.xpath(".//a:t/text()")), label.xpath("./c:dLblPos/@val")[0])
        for label in series._element.xpath(".//c:dLbl")
    }
    assert labels_by_index == {1: ("31", "t"), 3: ("28", "b"), 5: ("19", "t"), 9: ("22", "t")}


@pytest.mark.parametrize(("last", "labels"), [(15.0, ["22", "15"]), (21.0, ["22"])])
def test_the_last_numbers_of_several_stocks_do_not_stand_on_each_other(last, labels):
    other_series = STEPPED_SCENE.picture.series[1]
    ended_series = replace(
        other_series, points=[*other_series.points[:2], Point("2024-06-13", "2024-06-13", f"{last:.0f}", last)]
    )
    series = [STEPPED_SCENE.picture.series[0], ended_series]
    chart, _ = export_chart(replace(STEPPED_SCENE, picture=replace(STEPPED_SCENE.picture, series=series)))
    assert ["".join(label.xpath(".//a:t/text()")) for label in chart._chartSpace.xpath(".//c:dLbl")] == labels


def test_a_map_is_vectors_with_pixels_beside():
    content = exports.export_deck(replace(DECK, scenes=[MAP]), "pptx")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        slide = archive.read("ppt/slides/slide1.xml")
        svg = next(name for name in archive.namelist() if name.endswith(".svg"))
        assert b"svgBlip" in slide
        assert svg.encode().split(b"/")[-1] in archive.read("ppt/slides/_rels/slide1.xml.rels")
        assert ElementTree.fromstring(archive.read(svg)).tag.endswith("svg")
        assert "image/svg+xml" in archive.read("[Content_Types].xml").decode()
    picture = next(shape for shape in Presentation(BytesIO(content)).slides[0].shapes if hasattr(shape, "image"))
    assert picture.image.size[0] / Emu(picture.width).inches > 200


def test_bars_of_parts_are_vectors_with_every_number_in_words():
    deck = replace(DECK, scenes=[STACK])
    (slide,) = Presentation(BytesIO(exports.export_deck(deck, "pptx"))).slides
    (description,) = [shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in slide.shapes if hasattr(shape, "image")]
    assert "Kanim Pangkalpinang: Dibaca 420, Disimpan 300, Ditinjau 100, Ditolak 20" in description
    assert "Disnaker: Dibaca 35, Disimpan 12, Ditinjau 2, Ditolak 21" in description
    pdf_text = extract_text(exports.export_deck(deck, "pdf"), "pdf")
    assert [n for n in ("420", "300", "100", "20", "35", "12", "21") if n not in pdf_text] == []


def test_headline_numbers_on_slides_can_be_read_from_afar():
    slide = Presentation(
        BytesIO(exports.export_deck(replace(DECK, scenes=[replace(FACTS, figures=FACTS.figures * 3)]), "pptx"))
    ).slides[0]
    runs = [run for shape in slide.shapes if shape.name == "Figure" for run in shape.text_frame.paragraphs[0].runs]
    assert len(runs) == 6
    assert min(run.font.size.pt for run in runs) >= 96 * 540 / 768 - 0.1


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_nothing_on_a_slide_lies_outside_or_over_another(ratio):
    slides = Presentation(BytesIO(exports.export_deck(WHOLE_DECK, "pptx", exports.Options(ratio))))
    assert round(slides.slide_width / slides.slide_height, 2) == {"16:9": 1.78, "4:3": 1.33}[ratio]
    for slide in slides.slides:
        boxes = [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in slide.shapes]
        slack = 6 * 12_700
        assert all(x0 >= 0 and top >= 0 for x0, top, _, _ in boxes)
        assert all(x1 <= slides.slide_width and bottom <= slides.slide_height for _, _, x1, bottom in boxes)
        overlaps = [
            (box, other_box)
            for place, box in enumerate(boxes)
            for other_box in boxes[place + 1 :]
            if box[0] < other_box[2] - slack
            and other_box[0] < box[2] - slack
            and box[1] < other_box[3] - slack
            and other_box[1] < box[3] - slack
        ]
        assert overlaps == []


def test_the_shapes_of_pages():
    for ratio, points in exports.PAGE_SIZES.items():
        page = PdfReader(
            BytesIO(exports.export_deck(replace(DECK, scenes=[FACTS]), "pdf", exports.Options(ratio)))
        ).pages[0]
        assert [round(float(side)) for side in (page.mediabox.width, page.mediabox.height)] == [
            round(side) for side in points
        ]


def test_fonts_of_a_pdf_are_embedded(exported_files):
    reader = PdfReader(BytesIO(exported_files["pdf"][0]))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].get_object().values()]
    embedded_fonts = [
        font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font for font in fonts
    ]
    assert embedded_fonts
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in embedded_fonts)
    assert any("Inter" in font["/BaseFont"] for font in fonts)


def test_an_xlsx_says_what_its_numbers_are(exported_files):
    book = CalamineWorkbook.from_filelike(BytesIO(exported_files["xlsx"][0]))
    assert book.sheet_names == ["Angka", "Keterangan"]
    rows = book.get_sheet_by_name("Angka").to_python()
    assert len(rows) == 1 + sum(len(scene.figures) for scene in WHOLE_DECK.shown_scenes)
    first_row = dict(zip(rows[0], rows[1], strict=True))
    assert (first_row["Kode"], first_row["Angka"], first_row["Nilai"], first_row["Satuan"]) == (
        "19.04",
        "22",
        22.0,
        "orang",
    )
    assert (first_row["Per tanggal"], first_row["Alamat"]) == ("2024-06-13", "https://example.org/berita")
    assert first_row["Data dan mode"] == "ANGKA TERBIT; RAPAT"
    metadata = dict(book.get_sheet_by_name("Keterangan").to_python())
    assert metadata["Ambang k"] == "5"
    assert len(metadata["Kode periksa isi"]) == 12
    assert "Pemegang izin tinggal terbatas yang tinggal di darat" in extract_text(exported_files["xlsx"][0], "xlsx")


def test_a_measure_that_is_gone_keeps_its_label():
    assert workbook.list_definitions([replace(FACTS.figures[0], measure="hilang")], "id") == ["ITAS darat (orang)"]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "$x^2$",
    '=HYPERLINK("http://x","y")',
    "a\u202eb\u0000c",
    "中文 عربي",
    "@SUM(1)",
]


def make_hostile_scenes(text):
    """Scenes in which everything is one hostile text."""
    figure = replace(
        FACTS.figures[0],
        value_text=text[:100],
        area=text,
        label=text,
        unit_label=text,
        period_text=text,
        publisher=text,
        url=text,
    )
    text_fields = {"title": text, "subtitle": text, "sentence": text, "source": text, "notes": text, "badges": [text]}
    scenes = [
        replace(FACTS, figures=[figure]),
        replace(BARS, picture=BarsPicture(text, [Bar(text, text, 2.0), Bar("b", text)]), figures=[figure]),
        replace(TREND, picture=replace(TREND.picture, unit=text), figures=[figure]),
        replace(LINES, lines=[Line(text, text, "", "done")] * 2),
        replace(LAW, lines=[Line(text)]),
    ]
    return [replace(scene, **text_fields) for scene in scenes]


@pytest.mark.parametrize("ending", list(exports.FORMATS))
def test_hostile_text_is_text(ending):
    map_scene = replace(
        MAP, picture=replace(MAP.picture, legend=HOSTILE[0], off_map_lines=HOSTILE, attribution=HOSTILE[1])
    )
    deck = replace(
        DECK, title=HOSTILE[0], scenes=[map_scene, *(scene for text in HOSTILE for scene in make_hostile_scenes(text))]
    )
    content = exports.export_deck(deck, ending)
    if ending == "svg":
        assert b"<img" not in content
    if ending in OFFICE_FORMATS:
        exported_text = extract_text(content, ending)
        clean_texts = [text.replace("\u202e", "\ufffd").replace("\x00", "\ufffd") for text in HOSTILE]
        expected_texts = [text for text in clean_texts if text.isascii()] if ending == "pdf" else clean_texts
        assert [text for text in expected_texts if text not in exported_text] == []
    if ending == "xlsx":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            sheet, strings = archive.read("xl/worksheets/sheet1.xml"), archive.read("xl/sharedStrings.xml").decode()
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
        assert "'=HYPERLINK(" in strings
        assert ">=HYPERLINK(" not in strings


def test_ten_thousand_letters_stay_on_their_pages():
    long_text = "kata " * 399
    deck = replace(DECK, scenes=[replace(scene, notes="catatan " * 1_250) for scene in make_hostile_scenes(long_text)])
    pages = PdfReader(BytesIO(exports.export_deck(deck, "pdf"))).pages
    assert len(pages) > len(deck.scenes)
    text = extract_text(exports.export_deck(replace(deck, scenes=deck.scenes[3:4]), "pptx"), "pptx")
    assert text.count("catatan") >= 1_250


@pytest.mark.parametrize("ending", ["pptx", "pdf"])
def test_what_the_presenter_wrote_on_a_scene_stands_on_it(ending):
    scenes = [replace(scene, annotation="Perlu dicek bersama Disnaker") for scene in (FACTS, TREND, LINES)]
    exported_text = extract_text(exports.export_deck(replace(DECK, scenes=scenes), ending), ending)
    assert (
        exported_text.count("Perlu dicek bersama Disnaker") == {"pptx": 6, "pdf": 3}[ending]
    )  # on slides, and in their notes


def test_a_total_is_not_told_as_a_category():
    total_scene = replace(FACTS, figures=[replace(FACTS.figures[0], category="total", category_label="semua")])
    deck = replace(DECK, scenes=[total_scene])
    assert "semua" not in extract_text(exports.export_deck(deck, "pdf"), "pdf")
    assert "semua" not in extract_text(exports.export_deck(deck, "pptx"), "pptx")


def test_numbers_of_a_native_chart_keep_apart_and_events_of_other_years_are_left_out():
    points = [
        *STOCK.picture.series[0].points[:3],
        Point("2024-06-10", "2024-06-10", "20", 20.0),
        STOCK.picture.series[0].points[-1],
    ]
    events = [Event("2010-01-01", "Dahulu"), Event("2020-04-02", "Pembatasan masuk")]
    dense_scene = replace(STOCK, picture=replace(STOCK.picture, series=[Series("x", points)], events=events))
    slide = Presentation(BytesIO(exports.export_deck(replace(DECK, scenes=[dense_scene]), "pptx"))).slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart._chartSpace.xpath(".//c:dLbl//a:t/text()") == ["31", "28", "19", "22"]
    assert "Pembatasan masuk" in extract_slide_text(slide)
    assert "Dahulu" not in extract_slide_text(slide)


def test_a_long_word_is_not_torn_by_spaces():
    word = "Pangkalpinang" * 12
    deck = replace(DECK, scenes=[replace(LINES, lines=[Line("x", word)])])
    assert word in extract_text(exports.export_deck(deck, "pptx", exports.Options("4:3")), "pptx")


def test_a_scene_that_is_not_there_is_said_so():
    assert exports.export_deck(DECK, "svg", exports.Options(scene_number=2)).startswith(b"<?xml")
    with pytest.raises(DeckError, match="from 1 to 7"):
        exports.export_deck(DECK, "png", exports.Options(scene_number=8))


def test_a_file_says_the_day_of_the_deck_and_no_other(exported_files):
    with zipfile.ZipFile(BytesIO(exported_files["pptx"][0])) as archive:
        assert archive.read("docProps/core.xml").count(b"2024-06-13T00:00:00Z") == 2
        assert {member.date_time for member in archive.infolist()} == {reproducible_zip.ZIP_TIMESTAMP}
    with zipfile.ZipFile(BytesIO(exports.export_deck(replace(DECK, held_on=""), "xlsx"))) as archive:
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_the_command_lists_and_writes(tmp_path, capsys):
    repository.save_deck(DECK)
    assert command.main(["list"]) == 0
    assert "abcdef01  Rapat TIMPORA Bangka Tengah (7 of 8 scenes, meeting)" in capsys.readouterr().out
    out = tmp_path / "peta.svg"
    assert command.main(["export", DECK.deck_id, str(out), "--scene", "3"]) == 0
    assert out.read_bytes() == exports.export_deck(DECK, "svg", exports.Options(scene_number=3))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "nope", "x.pdf"], "There is no deck"),
        (["export", "abcdef01", "x.doc"], "ends with no format"),
        (["export", "abcdef01", "x.pptx", "--template", "hilang.potx"], "hilang.potx: No such file"),
        (["export", "abcdef01", "x.png", "--scene", "99"], "Scene 99"),
        (["export", "abcdef01", "/hilang/x.svg"], "x.svg: No such file"),
    ],
)
def test_what_the_command_cannot_do_is_one_sentence(arguments, sentence, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    repository.save_deck(DECK)
    assert command.main(arguments) == 2
    assert sentence in capsys.readouterr().err


def test_an_empty_kind_of_scene_is_drawn():
    empty_scene = Scene("000000cc", "situation", "map", "Tanpa gambar")
    for ending in exports.FORMATS:
        assert len(exports.export_deck(replace(DECK, scenes=[empty_scene]), ending)) > 500
