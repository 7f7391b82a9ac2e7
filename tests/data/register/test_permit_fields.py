"""A field of a permit is declared once: what is made of the table is what it was, and a row more suffices for a new field."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data import tables
from data.demo import sheets
from data.languages import LANGUAGES
from data.register import permit_fields
from data.register.cleaning import region_resolution, row_cleaning, values
from data.register.mapping import column_mapping
from data.register.store import schema

ROOT = Path(__file__).parents[3]
GOLDEN = json.loads((Path(__file__).parent / "golden" / "permit_fields.json").read_text(encoding="utf-8"))
"""What the five places held before they were made from the table."""

PLANTED_ROW = "education,text,0,education,135,SMA|S1|S2,Pendidikan,Education,pendidikan terakhir|pendidikan\n"
PLANTED_SECRET = "mother_name,text,1,,,,Nama ibu,Mother's name,nama ibu kandung\n"
PLANTED_LIST = """Nama,No. Paspor,Kewarganegaraan,Jenis Izin,Kab/Kota,Pendidikan Terakhir,Nama Ibu Kandung,Tgl Terbit,Berlaku s/d
ANI,P1,Jepang,ITAS,Koba, S1 ,RAHASIA,01/02/2024,31/01/2025
BUDI,P2,Jepang,ITAS,Koba,{second},RAHASIA,01/02/2024,31/01/2025
"""
EXAMINE_AND_STORE = """
import json, sys
from datetime import date
from pathlib import Path
from data import tables
tables.FOLDER = Path(sys.argv[1])
from data.errors import RegisterError
from data.register import importing, permit_fields
from data.register.store import permit_store, schema
try:
    result = importing.examine(Path(sys.argv[2]), date(2024, 12, 31))
except RegisterError as error:
    sys.exit(f"refused: {error}")
with permit_store.open_store(sys.argv[3]) as register:
    register.add(result, "Kanim", "penguji")
    stored_values = permit_store.run_query(register.permits().order_by("row"))["education"].tolist()
print(json.dumps({
    "headings": result.headings, "dropped": result.dropped_fields, "stored": stored_values,
    "columns": schema.PERMITS, "spell_columns": list(schema.SPELLS),
    "label": permit_fields.load_fields()["education"].labels["id"],
    "changes": result.changes[["column", "found"]].astype(str).to_numpy().tolist(),
    "fate": permit_fields.find_fate("mother_name"),
}))
"""


def test_the_schema_of_the_store_is_what_it_was():
    assert [list(column) for column in schema.PERMITS.items()] == GOLDEN["stored_columns"]


def test_what_a_stored_value_may_be_is_what_it_was():
    stored_fields = permit_fields.list_stored_fields()
    assert [[field.name, field.pattern] for field in stored_fields if field.pattern] == GOLDEN["patterns"]
    assert [field.name for field in stored_fields if field.column_type == "date"] == GOLDEN["date_columns"]


def test_each_field_is_cleaned_as_it_was_and_in_the_same_order():
    word_kinds = [kind for kind in values.CLEANERS if kind not in ("permit", "date")]
    assert [[field.name, field.kind] for field in row_cleaning.list_own_fields(*word_kinds)] == GOLDEN["cleaned_kinds"]
    assert [field.name for field in row_cleaning.list_own_fields("date")] == GOLDEN["date_fields"]
    assert [list(pair) for pair in permit_fields.pseudonym_columns()] == GOLDEN["pseudonym_columns"]
    assert sorted(permit_fields.personal_fields()) == GOLDEN["personal_fields"]


def test_headings_mean_what_they_meant():
    assert [list(pair) for pair in column_mapping.known_headings().items()] == GOLDEN["headings"]


def test_a_reader_sees_the_same_labels_in_the_same_order_and_the_same_fates():
    fields = permit_fields.list_cell_fields()
    assert [[field.name, *(field.labels[lang] for lang in LANGUAGES)] for field in fields] == GOLDEN["labels"]
    assert [[field.name, permit_fields.find_fate(field.name)] for field in fields] == GOLDEN["fates"]
    assert permit_fields.find_fate("") == "unused"


def test_every_row_of_the_table_is_whole():
    fields = permit_fields.load_fields()
    for field in fields.values():
        assert field.becomes in {"", *fields}, field.name
        assert not field.becomes or fields[field.becomes].is_stored, field.name
        assert bool(field.store_order) == field.is_stored, field.name
        assert all(field.labels.values()) if field.headings else field.is_stored, field.name
        assert not (field.is_personal and field.is_stored), field.name
    orders = [field.store_order for field in permit_fields.list_stored_fields()]
    assert len(set(orders)) == len(orders)


def test_what_names_a_region_is_declared_so():
    region_fields = {
        field.name for field in permit_fields.list_cell_fields() if field.becomes in ("region_code", "district_code")
    }
    assert region_fields == set(region_resolution.REGION_FIELDS)


@pytest.mark.parametrize("form", sheets.FORMS, ids=lambda form: form.name)
def test_the_demo_writes_declared_fields_under_headings_that_mean_them(form):
    upper_heading = ""
    for upper, lower, field in form.columns:
        upper_heading = upper or (upper_heading if lower else "")
        heading = column_mapping.LINE_SEPARATOR.join(filter(None, (upper_heading, lower)))
        assert not field or field in permit_fields.load_fields()
        assert column_mapping.find_field(heading) == field


def test_a_personal_field_that_would_be_stored_is_refused(monkeypatch):
    rows = tables.read("permit_fields")
    faulty_rows = rows.assign(is_personal=rows["is_personal"].mask(rows["field"] == "sex", "1"))
    monkeypatch.setattr(tables, "read", lambda name: faulty_rows)
    with pytest.raises(ValueError, match="sex: a personal field becomes a pseudonym"):
        permit_fields.load_fields.__wrapped__()


def test_a_field_of_an_unknown_kind_is_refused(monkeypatch):
    rows = tables.read("permit_fields")
    monkeypatch.setattr(tables, "read", lambda name: rows.assign(kind="colour"))
    with pytest.raises(ValueError, match="found the kind 'colour', wanted one of text, date"):
        permit_fields.load_fields.__wrapped__()


def run_with_planted_fields(tmp_path, second):
    """Return the process that imports a list with two fields more, each of them one row of the table."""
    folder = Path(shutil.copytree(tables.FOLDER, tmp_path / "tables"))
    with (folder / "permit_fields.csv").open("a", encoding="utf-8") as file:
        file.write(PLANTED_ROW + PLANTED_SECRET)
    (tmp_path / "daftar.csv").write_text(PLANTED_LIST.format(second=second), encoding="utf-8")
    arguments = [str(folder), str(tmp_path / "daftar.csv"), f"duckdb://{tmp_path / 'register.duckdb'}"]
    return subprocess.run(
        [sys.executable, "-c", EXAMINE_AND_STORE, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_one_row_more_is_a_field_that_is_recognised_cleaned_checked_stored_and_labelled(tmp_path):
    process = run_with_planted_fields(tmp_path, "S2")
    assert process.returncode == 0, process.stderr
    facts = json.loads(process.stdout)
    assert facts["headings"]["Pendidikan Terakhir"] == "education"
    assert facts["stored"] == ["S1", "S2"]
    assert facts["columns"]["education"] == "string"
    assert list(facts["columns"]).index("education") == list(facts["columns"]).index("position") + 1
    assert "education" in facts["spell_columns"]
    assert facts["label"] == "Pendidikan"
    assert facts["fate"] == "dropped"
    assert "mother_name" in facts["dropped"]
    assert "mother_name" not in facts["columns"]
    assert "RAHASIA" not in process.stdout


def test_a_value_that_the_new_field_may_not_have_is_refused(tmp_path):
    process = run_with_planted_fields(tmp_path, "tidak tamat")
    assert process.returncode != 0
    assert "refused: The column education of the clean rows" in process.stderr
    assert "tidak tamat" not in process.stderr
