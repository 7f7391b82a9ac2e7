"""The raw XML of presentations: the one adapter for what python-pptx has no public surface for.

Private attributes of python-pptx (``_element``, ``_tc``, ``_tbl``, ``_sldIdLst``, ``_blob``) are read here alone;
``tests/meeting/test_ooxml.py`` fails when an upgrade takes one of them away or changes what it does.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from lxml import etree
from pptx.chart.axis import DateAxis
from pptx.chart.chart import Chart
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.picture import Picture
from pptx.slide import Slide, SlideLayout
from pptx.table import Table, _Cell

Cell = _Cell
"""A cell of a table; python-pptx has no public name for its class."""

SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
LINK_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PLAIN_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without fills and lines."""

MARKERLESS_POINT_XML = (
    f'<c:dPt {nsdecls("c", "a")}><c:idx val="{{index}}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/>'
    '<c:spPr><a:ln w="{line_width}"><a:solidFill><a:schemeClr val="accent{accent}"/></a:solidFill></a:ln></c:spPr></c:dPt>'
)
"""A point of a line chart without a marker, on the line of its series."""


def _element(proxy: Any) -> Any:
    """Return the lxml element of an object of python-pptx; its element classes are untyped, hence Any."""
    return proxy._element


def set_description(shape: BaseShape, text: str) -> None:
    """Give a picture, chart or table its alternative text."""
    _element(shape).xpath(".//p:cNvPr")[0].set("descr", text)


def has_own_position(shape: BaseShape) -> bool:
    """Return whether a shape has a position of its own rather than that of its layout."""
    return bool(_element(shape).xpath(".//a:xfrm"))


def remove_shape(shape: BaseShape) -> None:
    """Remove a shape from its slide."""
    element = _element(shape)
    element.getparent().remove(element)


def remove_shape_style(shape: BaseShape) -> None:
    """Remove the theme's style of a drawn shape: its fill, line and text are those that are set on it."""
    element = _element(shape)
    element.remove(element.find(qn("p:style")))


def embed_svg(slide: Slide, picture: Picture, svg: bytes) -> None:
    """Add vectors to a picture: programs that read SVG show them, others the pixels of the picture."""
    package = slide.part.package
    name = PackURI(str(package.next_partname("/ppt/media/map%d.svg")))
    link = slide.part.relate_to(Part(name, "image/svg+xml", package, svg), RT.IMAGE)
    blip = _element(picture).blipFill.find(f"{{{MAIN_NAMESPACE}}}blip")
    extension_list = etree.SubElement(blip, f"{{{MAIN_NAMESPACE}}}extLst")
    extension = etree.SubElement(extension_list, f"{{{MAIN_NAMESPACE}}}ext", uri=SVG_EXTENSION)
    attributes = {f"{{{LINK_NAMESPACE}}}embed": link}
    etree.SubElement(extension, f"{{{SVG_NAMESPACE}}}svgBlip", attributes, nsmap={"asvg": SVG_NAMESPACE})


def remove_table_style(table: Table) -> None:
    """Give a table the style without fills and lines."""
    element: Any = table._tbl
    element.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE_STYLE


def draw_bottom_border(cell: Cell, line_width: int) -> None:
    """Draw a line below a cell in the theme's text colour, ``line_width`` EMU wide."""
    border_xml = f'<a:lnB {nsdecls("a")} w="{line_width}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnB>'
    element: Any = cell._tc
    element.get_or_add_tcPr().append(parse_xml(border_xml))


def replace_chart_workbook(chart: Chart, content: bytes) -> None:
    """Replace the workbook of a chart; its references to cells stay as they are."""
    part: Any = chart.part
    part.chart_workbook.update_from_xlsx_blob(content)


def label_every_category(chart: Chart) -> None:
    """Have every category of a chart labelled, also where an office program would leave some out."""
    axis = _element(chart.category_axis)
    skip_element = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    next_elements = axis.xpath("./c:noMultiLvlLbl | ./c:tickMarkSkip")
    next_elements[0].addprevious(skip_element) if next_elements else axis.append(skip_element)


def set_day_units(axis: DateAxis, step: int, unit: Literal["months", "years"]) -> None:
    """Have an axis of days labelled every ``step`` months or years."""
    element = _element(axis)
    for tag, value in {"baseTimeUnit": "days", "majorUnit": str(step), "majorTimeUnit": unit}.items():
        for old_element in element.xpath(f"./c:{tag}"):
            element.remove(old_element)
        element.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def hide_markers(series: Any, indexes: Iterable[int], line_width: int, accent: int) -> None:
    """Remove the markers of some points of a line series; its line is ``line_width`` EMU wide, in colour ``accent`` (1 to 6)."""
    first_data_element = _element(series).xpath("./c:cat | ./c:val")[0]
    for index in indexes:
        point_xml = MARKERLESS_POINT_XML.format(index=index, line_width=line_width, accent=accent)
        first_data_element.addprevious(parse_xml(point_xml))


def remove_slides(presentation: Presentation) -> Presentation:
    """Return a presentation with masters and layouts alone; sections and custom shows that name its slides go too."""
    slide_list: Any = presentation.slides._sldIdLst
    for entry in list(slide_list):
        slide_list.remove(entry)
        presentation.part.drop_rel(entry.rId)
    root: Any = presentation.part._element
    for element in root.xpath("./p:custShowLst | ./p:extLst"):
        root.remove(element)
    return presentation


def is_title_only(layout: SlideLayout) -> bool:
    """Return whether a layout is of the type "title only"."""
    return bool(_element(layout).get("type") == "titleOnly")


def replace_theme_parts(presentation: Presentation, replacements: Mapping[bytes, bytes]) -> None:
    """Replace pieces of the XML of the master's theme: typefaces and colours."""
    theme: Any = presentation.slide_master.part.part_related_by(RT.THEME)
    for old_piece, new_piece in replacements.items():
        theme._blob = theme._blob.replace(old_piece, new_piece)
