"""LibreOffice as an office would open a deck: slides to pages, pages to pixels; what is not there is installed, or said."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support import debian

PROGRAMS = ("soffice", "pdftotext", "pdftoppm")
PACKAGES = ("libreoffice-impress", "poppler-utils", "fonts-liberation", "fonts-droid-fallback")
"""Liberation has the widths of Arial, in which the slides are set; Droid has Chinese letters."""

INSTALL_ADVICE = (
    "The tests open the slides in LibreOffice and read its pages with poppler; not found here: {}. Install them, on "
    f"Debian as root: apt-get install --no-install-recommends {' '.join(PACKAGES)}"
)
ARIAL_EQUIVALENTS = ("Arial", "Liberation Sans", "Arimo", "Nimbus Sans")
TIMEOUT_SECONDS = 180


def list_missing_programs() -> list[str]:
    """Return the programs that are not on the PATH, and the slides' typeface where no other has its widths."""
    return [name for name in PROGRAMS if shutil.which(name) is None] + ["a typeface as wide as Arial"] * (
        not has_arial()
    )


def has_arial() -> bool:
    """Say whether this machine sets Arial in it or in a typeface as wide; where nothing tells, as on a Mac, it has it."""
    if shutil.which("fc-match") is None:
        return True
    command = ["fc-match", "--format=%{family}", "Arial"]
    font_family = subprocess.run(command, capture_output=True, text=True, check=True, timeout=TIMEOUT_SECONDS).stdout
    return font_family.startswith(ARIAL_EQUIVALENTS)


def require_programs() -> None:
    """Install what is missing where that may be; fail with what to do where it is missing still."""
    if list_missing_programs() and not debian.install_packages(PACKAGES, lambda: not list_missing_programs()):
        pytest.fail(INSTALL_ADVICE.format(", ".join(list_missing_programs())), pytrace=False)


def convert_to_pdf(slides: Path) -> Path:
    """Return the pages that LibreOffice makes of slides, as a PDF beside them, with a profile of their own."""
    profile = (slides.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    process = subprocess.run(
        [*command, "--outdir", slides.parent, slides],
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    pages = slides.with_suffix(".pdf")
    assert pages.exists(), f"LibreOffice made no pages of {slides.name}: {process.stdout} {process.stderr}"
    return pages


def render_pages(pages: Path, dots: int) -> list[Path]:
    """Return a PNG of every page, ``dots`` an inch."""
    subprocess.run(
        ["pdftoppm", "-r", str(dots), "-png", pages, pages.with_suffix("")], check=True, timeout=TIMEOUT_SECONDS
    )
    return sorted(pages.parent.glob(f"{pages.stem}-*.png"))


def extract_word_boxes(pages: Path) -> bytes:
    """Return every word of every page with its box, as XHTML."""
    return subprocess.run(
        ["pdftotext", "-bbox", pages, "-"], capture_output=True, check=True, timeout=TIMEOUT_SECONDS
    ).stdout


@cache
def has_letter(letter: str) -> bool:
    """Say whether any typeface of this machine has a letter; where nothing lists them, as on a Mac, it is taken to."""
    if shutil.which("fc-list") is None:
        return True
    command = ["fc-list", f":charset={ord(letter):x}", "family"]
    return bool(subprocess.run(command, capture_output=True, check=True, timeout=TIMEOUT_SECONDS).stdout.strip())
