"""Where decoded JSON has not the shape of a dataclass."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import get_args, get_origin, get_type_hints


def misfits(value: object, hint: object, place: str = "payload") -> Iterator[str]:
    """Yield where a decoded view has not the shape of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        if all(list(misfits(value, part, place)) for part in inner):
            yield f"{place}: {value!r} is none of {hint}"
    elif is_dataclass(hint):
        yield from misfit_keys(value, hint, place)
    elif origin is Mapping:
        for key, item in value.items():
            yield from misfits(item, inner[1], f"{place}.{key}")
    elif origin in (list, tuple) and not isinstance(value, list):
        yield f"{place}: {value!r} is no list"
    elif origin in (list, tuple):
        element_types = (
            inner * len(value) if origin is list else inner if inner[-1] is not ... else inner[:1] * len(value)
        )
        if len(value) != len(element_types):
            yield f"{place}: {len(value)} values in place of {len(element_types)}"
        for index, (item, part) in enumerate(zip(value, element_types, strict=False)):
            yield from misfits(item, part, f"{place}[{index}]")
    elif not (isinstance(value, hint) or (hint is float and type(value) is int)) or (
        isinstance(value, bool) and hint is not bool
    ):
        yield f"{place}: {value!r} is no {hint}"


def misfit_keys(value: object, kind: type, place: str) -> Iterator[str]:
    """Yield which keys of a mapping are missing, unknown, or have another type than a dataclass says."""
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no {kind.__name__}"
        return
    hints = get_type_hints(kind)
    required = {field.name for field in fields(kind) if field.default is MISSING}
    yield from (f"{place}.{key} is missing" for key in sorted(required - value.keys()))
    yield from (f"{place}.{key} is unknown" for key in sorted(value.keys() - hints.keys()))
    for key in value.keys() & hints.keys():
        yield from misfits(value[key], hints[key], f"{place}.{key}")
