"""Templates of an office as bytes: made, and changed member by member."""

import zipfile
from io import BytesIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches


def make_template(slides=2, **changes):
    """A dark template of an office of 10 x 6 inches with light letters, slides of its own and a title at its own place."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(10), Inches(6)
    presentation.slide_master.background.fill.solid()
    presentation.slide_master.background.fill.fore_color.rgb = RGBColor(1, 2, 3)
    colours = presentation.slide_master._element.xpath("./p:clrMap")[0].attrib
    colours.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    layout = presentation.slide_layouts[5]
    layout.name = "Kanim"
    layout.placeholders[0].left, layout.placeholders[0].top = Inches(1), Inches(0.25)
    layout.placeholders[0].width, layout.placeholders[0].height = Inches(8), Inches(0.9)
    for _ in range(slides):
        presentation.slides.add_slide(presentation.slide_layouts[1]).shapes.title.text = "RAHASIA KANTOR"
    out = BytesIO()
    presentation.save(out)
    return edit_archive(out.getvalue(), changes)


def edit_archive(content, changes):
    """A copy of an archive with some members changed by functions of their content."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source_archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as edited_archive,
    ):
        for name in source_archive.namelist():
            data = source_archive.read(name)
            edited_archive.writestr(name, changes[name](data) if name in changes else data)
        for name in changes.keys() - set(source_archive.namelist()):
            edited_archive.writestr(name, changes[name](b""))
    return out.getvalue()


def convert_to_potx(content):
    return edit_archive(
        content, {"[Content_Types].xml": lambda data: data.replace(b"presentation.main+xml", b"template.main+xml")}
    )
