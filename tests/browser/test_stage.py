"""A meeting on the stage, by keyboard and clicker: every scene legible from the back, and back at its scene after a mishap."""

import msgspec
import pytest

from meeting import repository
from meeting.model import Line
from tests.support.browser import ROOT, Visit, run_app, serve
from tests.support.meeting.crowded_scenes import FULL_FACTS, FULL_LAW, FULL_MAP, TWO_PERIODS
from tests.support.meeting.examples import BARS, DECK, EMPTY_SCENE, FACTS, LAW, LINES, MAP, RATES, TREND
from tests.support.waits import assert_stays, wait_until_unchanged

PICTURES = ROOT / ".pictures"
SIZES = [(1366, 768), (1024, 768), (1920, 1080)]
SHOWN_SCENES = [LAW, FACTS, MAP, RATES, TREND, BARS, FULL_MAP, FULL_FACTS, TWO_PERIODS, FULL_LAW, LINES]
HEADLINE_TIMEOUT_MS = 20_000

TEXT_SIZES_JS = """() => {
  const scene = document.querySelector('.stage-scene.is-current'), texts = [];
  const walker = document.createTreeWalker(document.querySelector('.stage'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, box = node.parentElement;
    if (!node.textContent.trim() || box.closest('.stage-table, [hidden]')) continue;
    if (!scene.contains(box) && !box.closest('.stage-foot')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect();
    const size = Number.parseFloat(getComputedStyle(box).fontSize);
    const inside = place.left >= 0 && place.top >= 0 && place.right <= innerWidth + 1 && place.bottom <= innerHeight + 1;
    texts.push([node.textContent.trim().slice(0, 60), size, inside]);
  }
  return texts;
}"""

# The smallest letter of a picture, which is drawn with 24 of its own pixels; a browser takes those for points.
SMALLEST_LETTER_JS = """node => {
  const box = node.getBoundingClientRect();
  return 24 * Math.min(box.width / node.naturalWidth, box.height / node.naturalHeight) / 0.75;
}"""

ARE_PICTURES_LOADED_JS = """wide => [...document.querySelectorAll('.stage-picture img')].every(
  image => image.complete && image.naturalWidth && image.naturalWidth * 0.75 <= wide)"""

COUNT_OVERLAPS_JS = """() => {
  const inside = '.stage-scene.is-current > *:not(.stage-table, .stage-body), .stage-scene.is-current > .stage-body > *';
  const parts = [...document.querySelectorAll(inside), document.querySelector('.stage-foot')];
  const boxes = parts.map(part => part.getBoundingClientRect());
  return boxes.slice(1).filter((box, at) => box.top < boxes[at].bottom - 1).length;
}"""


def make_store_address(folder) -> str:
    """Return a store in a folder."""
    return f"duckdb://{folder / 'register.duckdb'}"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Return the environment of the app of these tests: a store and a key of its own."""
    folder = tmp_path_factory.mktemp("stage")
    return {"PETA_STORE": make_store_address(folder), "XDG_DATA_HOME": str(folder)}


@pytest.fixture(scope="module")
def served(home):
    """Return the address of the app of these tests."""
    with run_app(home) as root:
        yield root


@pytest.fixture
def frozen_deck(home, monkeypatch):
    """Keep a deck of every kind of scene, frozen, where the app finds it, and no other."""
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PETA_DECKS", raising=False)
    for existing_deck in repository.load_decks():
        repository.remove_deck(existing_deck.deck_id)
    scenes = [*SHOWN_SCENES[:-1], EMPTY_SCENE, LINES]
    deck = msgspec.structs.replace(DECK, deck_id=repository.generate_id(), frozen_at="2024-06-13", scenes=scenes)
    return repository.save_deck(deck)


@pytest.fixture
def address(frozen_deck, served):
    """Return the address of the deck on the stage."""
    return f"{served}/paparan?deck={frozen_deck.deck_id}&show=1"


def open_stage(visit, address):
    """Open the stage and wait for its first scene, as its style sheet shows it."""
    visit.page.goto(address)
    visit.page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
    visit.page.wait_for_function("document.querySelector('.stage link').sheet !== null")
    return visit


def read_title(visit) -> str:
    return visit.page.locator(".stage-scene.is-current .stage-title").inner_text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_whole_meeting_by_keyboard_is_legible_and_nothing_is_cut(browser, address, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="id-ID")
    visit = open_stage(Visit(context.new_page()), address)
    visit.page.wait_for_function(
        ARE_PICTURES_LOADED_JS, arg=size[0], timeout=60_000
    )  # a narrow screen has its drawings made anew
    PICTURES.mkdir(exist_ok=True)
    for number, scene in enumerate(SHOWN_SCENES, 1):
        assert read_title(visit) == scene.title
        texts = visit.page.evaluate(TEXT_SIZES_JS)
        assert [text for text, size_px, _ in texts if size_px < 24] == []
        assert [text for text, _, is_inside in texts if not is_inside] == []
        assert visit.page.evaluate(COUNT_OVERLAPS_JS) == 0
        if scene in (LAW, LINES):  # few lines stand larger
            action_list = visit.page.locator(".stage-scene.is-current .stage-lines")
            assert float(action_list.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 34
        for figure in scene.figures if scene.kind == "facts" else []:
            number_shown = visit.page.locator(".stage-scene.is-current .stage-number", has_text=figure.value_text).first
            assert float(number_shown.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 96
        if scene.picture is not None:
            image = visit.page.locator(".stage-scene.is-current img")
            assert image.evaluate("node => node.complete && node.naturalWidth > 0")
            assert image.evaluate(SMALLEST_LETTER_JS) >= 24 - 0.05
            assert image.get_attribute("alt") == (scene.sentence or scene.title)
        assert visit.page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
        visit.page.screenshot(path=PICTURES / f"stage-{size[0]}x{size[1]}-{number}.png")
        visit.page.keyboard.press("PageDown")
    assert read_title(visit) == SHOWN_SCENES[-1].title
    assert EMPTY_SCENE.title not in visit.page.locator(".stage").inner_text()
    assert visit.page.locator("header[data-testid=stHeader]").evaluate(
        "node => document.elementFromPoint(innerWidth - 40, 20).closest('.stage') !== null"
    )
    assert visit.foreign_urls == []
    context.close()


def test_a_window_of_another_shape_draws_the_picture_anew(visit, address):
    visit.page.set_viewport_size({"width": 1366, "height": 768})
    open_stage(visit, address)
    for _ in range(2):
        visit.page.keyboard.press("PageDown")
    assert read_title(visit) == MAP.title
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    narrow_image = visit.page.locator(".stage-scene.is-current img")
    visit.page.wait_for_function(ARE_PICTURES_LOADED_JS, arg=1024, timeout=30_000)
    assert read_title(visit) == MAP.title
    assert narrow_image.evaluate(SMALLEST_LETTER_JS) >= 24 - 0.05


def test_the_keys_of_a_presenter(visit, address):
    open_stage(visit, address)
    press = visit.page.keyboard.press
    for key in ("ArrowRight", "Space", "PageDown"):
        press(key)
    assert read_title(visit) == RATES.title
    for key in ("ArrowLeft", "PageUp"):
        press(key)
    assert read_title(visit) == FACTS.title
    press("b")
    assert visit.page.locator(".stage-blackout").is_visible()
    press("b")
    assert not visit.page.locator(".stage-blackout").is_visible()
    press("?")
    assert visit.page.get_by_role("dialog", name="Tombol").is_visible()
    press("Escape")
    assert not visit.page.get_by_role("dialog", name="Tombol").is_visible()
    press("f")
    visit.page.wait_for_function("document.fullscreenElement !== null")
    press("Escape")
    visit.page.wait_for_function("document.fullscreenElement === null")
    assert visit.page.locator(".stage-progress li.is-current").count() == 1
    press("Escape")
    visit.page.locator(".peta-headline", has_text=DECK.title).wait_for(timeout=HEADLINE_TIMEOUT_MS)
    visit.page.wait_for_function("!document.querySelector('.stage')")
    assert "show=1" not in visit.page.url


def test_a_deck_is_read_out_in_its_own_language(visit, address):
    open_stage(visit, f"{address}&lang=en")
    visit.page.wait_for_function("document.documentElement.lang === 'en'")
    assert visit.page.locator(".stage-exit").inner_text() == "End (Esc)"
    assert visit.page.locator(".stage-scene.is-current").get_attribute("lang") == DECK.lang == "id"


def test_a_change_of_scene_asks_the_server_nothing(visit, address):
    message_sizes = []
    visit.page.on("websocket", lambda socket: socket.on("framesent", lambda data: message_sizes.append(len(data))))
    open_stage(visit, address)
    wait_until_unchanged(visit.page, lambda: len(message_sizes), 1_500)
    message_count = len(message_sizes)
    for _ in SHOWN_SCENES[1:]:
        visit.page.keyboard.press("PageDown")
    assert read_title(visit) == LINES.title
    assert_stays(
        visit.page, lambda: len(message_sizes) == message_count, 500, "a change of scene is the browser's alone"
    )


def test_a_reload_and_a_server_that_is_started_again_come_back_to_the_scene(visit, frozen_deck, home):
    process, root = serve(home)
    try:
        open_stage(visit, f"{root}/paparan?deck={frozen_deck.deck_id}&show=1")
        visit.page.keyboard.press("PageDown")
        visit.page.keyboard.press("PageDown")
        assert read_title(visit) == MAP.title
        visit.page.reload()
        visit.page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
        assert read_title(visit) == MAP.title
        process.kill()
        process.wait(10)
        visit.page.keyboard.press("PageDown")
        assert read_title(visit) == RATES.title
        process, _ = serve(home, port=int(root.rpartition(":")[2]))
        visit.page.reload()
        visit.page.locator(".stage-scene.is-current").wait_for(timeout=60_000)
        assert read_title(visit) == RATES.title
    finally:
        process.kill()
        process.wait(10)
    assert len(repository.load_decks()) == 1


def test_the_presenter_sees_notes_and_the_next_scene_and_both_windows_move_together(visit, address):
    open_stage(visit, address)
    with visit.page.expect_popup() as popup:
        visit.page.keyboard.press("p")
    notes = popup.value
    notes.locator(".stage-notes").wait_for(timeout=60_000)
    notes.locator(".stage-next", has_text=FACTS.title).wait_for()
    visit.page.keyboard.press("PageDown")
    notes.locator(".stage-note", has_text=FACTS.notes).wait_for()
    notes.keyboard.press("PageDown")
    visit.page.locator(".stage-scene.is-current .stage-title", has_text=MAP.title).wait_for()
    assert "Bacakan angka" not in visit.page.locator(".stage").inner_text()
    assert len(repository.load_decks()) == 1


def wait_for_other_deck(visit, deck_id):
    """Wait until the address of a page names another deck than this one."""
    visit.page.wait_for_function("id => !location.search.includes(id)", arg=deck_id, timeout=30_000)


def test_of_two_browsers_that_were_never_here_one_opens_a_copy(browser, frozen_deck, served):
    deck_address = f"{served}/paparan?deck={frozen_deck.deck_id}"
    first_visit, second_visit = (Visit(browser.new_context(locale="id-ID").new_page()) for _ in range(2))
    first_visit.open(deck_address).wait_for_text("Tayangkan")
    second_visit.open(deck_address).wait_for_text("terbuka di peramban lain")
    wait_for_other_deck(second_visit, frozen_deck.deck_id)
    assert len(repository.load_decks()) == 2
    copy = second_visit.page.url
    second_visit.page.go_back()
    second_visit.page.wait_for_function("copy => location.href === copy", arg=copy)
    assert len(repository.load_decks()) == 2

    first_visit.page.reload()
    first_visit.wait_for_text("Tayangkan")
    notes = open_stage(Visit(first_visit.page.context.new_page()), f"{deck_address}&show=1&presenter=1")
    assert frozen_deck.deck_id in notes.page.url
    assert frozen_deck.deck_id in first_visit.page.url
    first_visit.page.context.close()
    second_visit.page.context.close()


PAGE_COLOURS_JS = (
    "node => { const { backgroundColor, color } = getComputedStyle(node); return [backgroundColor, color]; }"
)


def test_the_key_of_the_look_goes_through_three_and_each_is_white_on_paper(visit, address):
    open_stage(visit, address)
    themes = []
    for _ in range(3):
        look = visit.page.locator(".stage").get_attribute("data-look")
        themes.append(look)
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".stage").evaluate(PAGE_COLOURS_JS) == ["rgb(255, 255, 255)", "rgb(27, 42, 65)"]
        visit.page.emulate_media(media="screen")
        visit.page.keyboard.press("t")
        visit.page.locator(f".stage:not([data-look={look}])").wait_for(timeout=60_000)
    assert themes == ["light", "contrast", "dark"]
    assert visit.page.locator(".stage").count() == 1


def test_hostile_words_are_text_on_the_stage(visit, frozen_deck, address):
    hostile_text = '<img src=x onerror="document.body.dataset.owned = 1">`${1}` \u202eabc'
    scene = msgspec.structs.replace(
        LINES,
        title=hostile_text,
        annotation=hostile_text,
        notes=hostile_text,
        lines=[Line(hostile_text, hostile_text, "2024-07-01")],
        source=hostile_text,
    )
    repository.save_deck(msgspec.structs.replace(frozen_deck, title=hostile_text, scenes=[scene]))
    open_stage(visit, address)
    assert read_title(visit).startswith("<img src=x onerror=")
    assert visit.page.evaluate("document.body.dataset.owned") is None
    assert [
        error for error in visit.errors if "404" not in error and "requested does not seem to exist" not in error
    ] == []
