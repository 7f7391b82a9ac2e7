"""The README's tree, commands, pages and packages are those of the files."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README_TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN_TEXT = "\n".join(README_TEXT.splitlines()[:30])


def test_the_two_commands_stand_on_the_first_screen():
    assert "python -m pip install -r requirements.txt && python -m streamlit run app.py" in FIRST_SCREEN_TEXT
    assert "python -m pip install -r requirements-dev.txt && python -m pytest" in FIRST_SCREEN_TEXT
    assert "python -m pip install --quiet -r requirements-dev.txt && python -m pytest" in (
        ROOT / ".ci" / "run"
    ).read_text(encoding="utf-8")


def test_the_tree_is_the_tree():
    tree = re.search(r"```\n(app\.py.*?)```", README_TEXT, re.DOTALL).group(1)
    named_paths = {line.split()[0].rstrip("/") for line in tree.splitlines()}
    assert all((ROOT / name).exists() for name in named_paths)
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name not in {"__pycache__", "venv", "node_modules"}
    }
    assert folders <= named_paths


def test_every_page_is_listed_with_its_address():
    app = (ROOT / "app.py").read_text(encoding="utf-8")
    for address in re.findall(r'url_path="(\w+)"', app):
        assert f"`/{address}`" in README_TEXT
    assert all(f"{page.name}" in README_TEXT for page in (ROOT / "pages").glob("*.py"))


def test_every_dependency_has_a_reason_and_a_next_major_excluded():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("-r"):
                continue
            package, bounds = re.match(r"([\w-]+)(?:\[[\w,]+\])?(.*)", line).groups()
            assert re.search(rf"^\|.*\b{package}\b.*\|.+\|$", README_TEXT, re.MULTILINE), package
            assert re.fullmatch(r">=[\d.]+,<\d+", bounds), line


def test_every_named_file_exists():
    documents = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    texts = [README_TEXT, *(path.read_text(encoding="utf-8") for path in documents if path.name != "DOMAIN.md")]
    for name in re.findall(r"`([\w./-]+\.(?:py|md|csv|po|js|png))`", "".join(texts)):
        if "NAME" in name or name.startswith(("APP/", "DATA/", "peta.")):  # placeholders of a recipe or of a folder
            continue
        matching_paths = [path for path in ROOT.rglob(Path(name).name) if path.as_posix().endswith(name)]
        assert matching_paths, name
    for picture in re.findall(r"\]\((docs/[\w-]+\.png)\)", README_TEXT):
        assert (ROOT / picture).stat().st_size > 10_000


def test_the_commands_answer():
    for module in ("geo", "data", "meeting", "benchmarks"):
        process = subprocess.run(
            [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
        )
        assert "usage: python -m" in process.stdout


def test_what_others_made_is_listed():
    licences_text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for folder in (
        "static/vendor/leaflet",
        "static/fonts",
        "static/geo",
        "tests/browser/axe",
        "geo/raw",
        "data/tables",
        "data/figures",
    ):
        assert folder in licences_text
    assert all(
        (ROOT / folder / "LICENSE").exists()
        for folder in ("static/vendor/leaflet", "static/fonts", "tests/browser/axe")
    )
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_nothing_reads_the_shared_folder_or_names_a_machine():
    files = subprocess.run(
        ["git", "ls-files", "*.py", "*.toml", "*.md", "*.js"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    for name in files:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "../" + "shared" not in text, name
        assert "/wo" + "rk/" not in text, name
