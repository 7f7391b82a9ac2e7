"""The version stands in one place, in the form that the change log has it."""

import re
from pathlib import Path

from data.version import APP_NAME, app_label, app_version

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_project_file_and_the_newest_of_the_change_log():
    project_text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "(.+)"$', project_text, re.MULTILINE).group(1) == app_version()
    change_log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\d+\.\d+\.\d+)", change_log, re.MULTILINE)[0] == app_version()
    assert app_label() == f"{APP_NAME} {app_version()}"


def test_no_other_file_of_the_program_writes_the_version():
    files = [
        path
        for room in ("data", "geo", "meeting", "views", "pages", "static/peta", "app.py")
        for path in [ROOT / room, *(ROOT / room).rglob("*")]
        if path.suffix in {".py", ".js", ".css"}
    ]
    pattern = re.compile(rf"[\"']{re.escape(app_version())}[\"']")
    assert [path for path in files if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_change_log_has_versions_and_sections_of_the_usual_names():
    change_log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\S+)", change_log, re.MULTILINE)
    assert versions[-1] == "0.1.0"
    assert versions == sorted(versions, key=lambda text: [int(part) for part in text.split(".")], reverse=True)
    sections = set(re.findall(r"^### (.+)$", change_log, re.MULTILINE))
    assert sections <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
