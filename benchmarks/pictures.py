"""Take the README's pictures: ``python -m benchmarks.pictures [FOLDER]`` (default docs/)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.browser import ROOT, Visit, launch, serve

SHOTS = {
    "peta": "peta?area=19",
    "bangka-tengah": "peta?area=19.04",
    "indonesia-per-100000": "peta?area=id&show=rate&level=regency",
    "tren": "tren?area=19.04&measure=stay_permits_issued&areas=kanim:pangkalpinang",
    "wilayah": "wilayah?area=19.04",
}


def main(folder: Path) -> None:
    """Open every view at 1366 x 768 and save what is on the screen."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as decks_folder, sync_playwright() as playwright:
        process, address = serve({"PETA_STORE": f"duckdb://{decks_folder}/register.duckdb"})
        page = launch(playwright).new_page(viewport={"width": 1366, "height": 768})
        for name, query in SHOTS.items():
            visit = Visit(page).open(f"{address}/{query}")
            if query.startswith("peta"):
                visit.map.locator(".peta-legend").wait_for()
            page.wait_for_timeout(1500)
            page.screenshot(path=folder / f"{name}.png")
            print(f"{name}.png: {visit.headline()}")
        print(f"paparan.png: {capture_presentation(page, address, folder / 'paparan.png')}")
        process.terminate()
        process.wait(10)


def capture_presentation(page: Page, address: str, path: Path) -> str:
    """Begin a meeting of Bangka Tengah, save its map as it stands on the stage, and return its title."""
    Visit(page).open(f"{address}/paparan?area=19.04")
    page.locator(".st-key-begin button").click()
    page.wait_for_url("**deck=*")
    page.goto(f"{page.url}&show=1")
    page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
    for _ in range(2):
        page.keyboard.press("PageDown")
    page.wait_for_timeout(1500)
    page.screenshot(path=path)
    return page.locator(".stage-scene.is-current .stage-title").inner_text()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
