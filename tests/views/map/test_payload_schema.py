"""The view that the server sends has one shape, written in Python and in JavaScript; the two agree key by key, type by type."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from geo import static_files
from tests.support.payload_shape import misfits
from views.map import payload_schema
from views.map.payload_schema import MapPayload

SCRIPT = static_files.FOLDER / "peta" / "map" / "payload.js"
SIMPLE = {str: "string", bool: "boolean", int: "number", float: "number", NoneType: "null"}
TYPEDEF = re.compile(r"@typedef \{Object\} (\w+)(.*?)(?=@typedef|\*/)", re.DOTALL)
PROPERTY = re.compile(r"@property \{((?:[^{}]|\{[^{}]*\})+)\} (\[?\w+\]?)")


def javascript(hint: object) -> str:
    """Return a Python type as JSDoc writes it."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if is_dataclass(hint):
        return hint.__name__
    if origin is UnionType:
        return " | ".join(javascript(part) for part in inner)
    if origin is Mapping:
        return f"Record<{javascript(inner[0])}, {javascript(inner[1])}>"
    if origin is tuple and inner[-1] is not ...:
        return f"[{', '.join(javascript(part) for part in inner)}]"
    assert origin in (list, tuple), hint
    element = javascript(inner[0])
    return f"({element})[]" if " | " in element else f"{element}[]"


def python_shape(kind: type) -> dict[str, str]:
    """Return the keys of a dataclass with their types as JSDoc; a key in brackets may be missing."""
    hints = get_type_hints(kind)
    shape = {}
    for field in fields(kind):
        hint = hints[field.name]
        if field.default is MISSING:
            shape[field.name] = javascript(hint)
        else:
            (present_type,) = (part for part in get_args(hint) if part is not NoneType)
            shape[f"[{field.name}]"] = javascript(present_type)
    return shape


def javascript_shapes() -> dict[str, dict[str, str]]:
    """Return the type definitions of the script."""
    text = SCRIPT.read_text(encoding="utf-8")
    return {name: {key: kind for kind, key in PROPERTY.findall(body)} for name, body in TYPEDEF.findall(text)}


def python_shapes() -> dict[str, dict[str, str]]:
    """Return the dataclasses of the schema."""
    kinds = [kind for kind in vars(payload_schema).values() if isinstance(kind, type) and is_dataclass(kind)]
    return {kind.__name__: python_shape(kind) for kind in kinds}


def test_python_and_javascript_write_the_same_shape():
    assert javascript_shapes() == python_shapes()


def test_a_view_of_another_shape_is_seen():
    hints = get_type_hints(MapPayload)
    assert not list(misfits({"k": "1", "v": [1, None], "n": [0, None]}, payload_schema.StopCells))
    assert list(misfits({"k": "1", "v": ["1"], "n": [0]}, payload_schema.StopCells)) == [
        "payload.v[0]: '1' is none of float | None"
    ]
    assert list(misfits({"k": "1", "v": [], "x": 1}, payload_schema.StopCells)) == [
        "payload.n is missing",
        "payload.x is unknown",
    ]
    assert list(misfits({"measure": ["tka"], "k": "5"}, hints["choices"])) == ["payload.k: '5' is no list"]
    assert list(misfits([0, True], hints["bounds"])) == [f"payload[1]: True is no {float}"]
