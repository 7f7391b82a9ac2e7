"""A real server and a real browser, for the journeys and the benchmarks; what cannot be had fails with what to do."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.support import debian
from tests.support.waits import wait_until_still

ROOT = Path(__file__).parent.parent.parent
BROWSER_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
BROWSER_PATHS = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
DISABLED_FEATURES = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup",
)  # fmt: skip
"""What of Chromium no test needs: Playwright's own list, whose place this takes, and the page below the address bar.

A process of its own draws that page in every new window, a seventh of what it costs to open a page.
"""

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    f"--disable-features={','.join(DISABLED_FEATURES)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
INSTALL_ADVICE = (
    "No browser was found for the tests. Install Chromium, Chrome or Edge, or name one in CHROMIUM=/path/to/browser, "
    "or run: python -m playwright install chromium"
)


def find_browser() -> str | None:
    """Return the browser that CHROMIUM names, or one that is installed, if any."""
    browser_path = os.environ.get("CHROMIUM")
    if browser_path:
        if not Path(browser_path).exists():
            pytest.fail(f"CHROMIUM names {browser_path!r}, which does not exist. {INSTALL_ADVICE}", pytrace=False)
        return browser_path
    command_paths = [shutil.which(name) for name in BROWSER_COMMANDS]
    return next((path for path in [*command_paths, *BROWSER_PATHS] if path and Path(path).exists()), None)


def launch(playwright):
    """Start a browser: an installed one, else Playwright's own, else Debian's; fail with the advice otherwise."""
    path = find_browser()
    if path:
        return playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
    if debian.run_step(sys.executable, "-m", "playwright", "install", "chromium"):
        try:
            return playwright.chromium.launch(args=BROWSER_FLAGS)
        except Error as error:
            reason = str(error).splitlines()[0]
            print(f"Playwright's own Chromium does not start ({reason}); trying Debian's.")
    if debian.install_packages(("chromium",), find_browser):
        return playwright.chromium.launch(executable_path=find_browser(), args=BROWSER_FLAGS)
    return pytest.fail(INSTALL_ADVICE, pytrace=False)


def free_port() -> int:
    """Return a port that is free on the loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(
    extra: dict[str, str] | None = None,
    script: str = "app.py",
    port: int | None = None,
    root: Path = ROOT,
    path: str = "",
):
    """Start the app of a tree on a port, a free one if none is given; return its process and address once it answers.

    ``path`` is what the server's own setting has it answer below.
    """
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    process = subprocess.Popen(
        command, cwd=root, env=os.environ | (extra or {}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}{path}"
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return process, address
        except OSError:
            time.sleep(0.1)
    process.terminate()
    return pytest.fail(f"The app did not answer on {address} within 20 seconds.", pytrace=False)


@contextmanager
def run_app(extra: dict[str, str] | None = None, **serve_options):
    """Start the app as :func:`serve` does, yield its address, and end it after."""
    process, address = serve(extra, **serve_options)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(10)


class Visit:
    """One reader's page: its console errors and its requests to other hosts are kept; the browser finds no other host."""

    def __init__(self, page):
        """Watch ``page``."""
        self.page = page
        self.errors: list[str] = []
        self.foreign_urls: list[str] = []
        page.on("console", self._record_error)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._record_foreign_request)

    def _record_error(self, message) -> None:
        # Streamlit's page looks for its server under the address of a page first, and then where it is.
        is_search = "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not is_search:
            self.errors.append(message.text)

    def _record_foreign_request(self, request) -> None:
        if not request.url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "blob:")):
            self.foreign_urls.append(request.url)

    @property
    def map(self):
        """Return the frame of the map once it is painted."""
        frame = self.page.frame_locator('iframe[title="streamlit_folium.st_folium"]')
        frame.locator(".peta-legend .peta-title").wait_for(timeout=20_000)
        return frame

    def frame(self):
        """Return the map's frame object, to evaluate in."""
        self.map.locator(".peta-legend").wait_for()
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def open(self, address: str) -> "Visit":
        """Go to an address and wait for its message."""
        self.page.goto(address)
        self.page.locator(".peta-headline").first.wait_for(timeout=30_000)
        return self

    def headline(self) -> str:
        """Return the title of the page."""
        return self.page.locator(".peta-headline").inner_text()

    def click(self, code: str) -> None:
        """Click a region on the map where its label point is, once the map stands still."""
        frame = self.frame()
        wait_until_still(frame)
        x, y = frame.evaluate(
            "code => { const p = peta.state.regionLayers.get(code).feature.properties;"
            " const q = peta.state.map.latLngToContainerPoint([p.y, p.x]); return [q.x, q.y]; }",
            code,
        )
        box = self.page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def press(self, label: str) -> None:
        """Press a button of the page once the page stands still."""
        wait_until_still(self.page)
        self.page.get_by_role("button", name=label, exact=True).click()

    def press_theme(self) -> None:
        """Press the key of the themes once the page has its button, which comes last and brings the key."""
        self.page.locator(".st-key-theme button").wait_for(state="attached")
        wait_until_still(self.page)
        self.page.keyboard.press("t")

    def toggle_section(self, label: str) -> None:
        """Open or close what can be unfolded on the page, once the page stands still."""
        wait_until_still(self.page)
        self.page.get_by_text(label).click()

    def save_download(self, label: str, folder: Path) -> Path:
        """Take a file out by its button, and return where it lies."""
        self.page.get_by_role("button", name=label, exact=True).wait_for(timeout=30_000)
        wait_until_still(self.page)
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=label, exact=True).click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def wait_for_area(self, code: str) -> None:
        """Wait until the map shows an area."""
        self.frame().wait_for_function(
            "code => peta.state.view && peta.state.view.area === code", arg=code, timeout=15_000
        )

    def wait_for_text(self, text: str) -> None:
        """Wait until the page says some words."""
        self.page.get_by_text(text).first.wait_for(timeout=15_000)
