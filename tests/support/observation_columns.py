"""Whether frames have the columns that are declared, and the frames that a disclosed register answers with."""


def assert_conforms(rows, columns, may_hide=False):
    """Assert that a frame has exactly the declared columns, in order, with their types and none missing that may not be."""
    types = {column.name: column.dtype for column in columns} | ({"value": "float64"} if may_hide else {})
    assert {name: str(dtype) for name, dtype in rows.dtypes.items()} == types
    assert list(rows.columns) == list(types)
    assert list(rows.index) == list(range(len(rows)))
    missing = {name for name in rows if rows[name].isna().any()}
    assert missing <= {column.name for column in columns if column.may_be_missing} | ({"value"} if may_hide else set())


def list_disclosed_frames(view):
    """Return the answers of a register in one mode: with rows, without, and of what it does not know."""
    return [
        *(view.totals(measure) for measure in ("itas_land_holders", "itas_issued", "itk_holders")),
        *(view.parts("itas_land_holders", breakdown) for breakdown in ("nationality", "purpose", "rptka")),
        *(view.of_area(code) for code in ("id", "19", "19.04", "31")),
        *(view.of_area("19", only_last=True), view.totals("itas_land_holders", only_last=True)),
        *(view.employers("19.04"), view.companies("19.04"), view.districts("19"), view.districts("19.04.01")),
    ]
