"""What a reader with other eyes or another language needs: all that axe finds in a page, its themes, its language."""

from pathlib import Path

from playwright.sync_api import expect

from tests.support.waits import wait_until_still

AXE = (Path(__file__).parent.parent / "browser" / "axe" / "axe.min.js").read_text(encoding="utf-8")
AXE_VIOLATIONS_JS = """async () => {
  const results = await axe.run(document, {rules: {'target-size': {enabled: true}}, resultTypes: ['violations']});
  return results.violations.map(v => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}"""
CONTRAST_VIOLATIONS_JS = """async () => {
  const results = await axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']});
  return results.violations.flatMap(v => v.nodes.map(n => `${n.html.slice(0, 160)}: ${n.any[0].message}`));
}"""
PAPER_COLOURS = {"light": "rgb(251, 250, 247)", "contrast": "rgb(255, 255, 255)", "dark": "rgb(16, 24, 35)"}
LANGUAGE_BUTTONS = {"id": "Bahasa Indonesia", "en": "English"}


def find_contrast_violations(page):
    """Return every text of a page, Streamlit's own included, that cannot be read on what it stands on."""
    return page.evaluate(CONTRAST_VIOLATIONS_JS)


def find_violations(frame):
    """Return all that axe finds in a whole document, Streamlit's own parts included, once no answer dims any of it."""
    wait_until_still(frame)
    frame.evaluate(AXE)
    return frame.evaluate(AXE_VIOLATIONS_JS)


def open_all_sections(page):
    """Open all that can be unfolded on a page, from below: what arrives in one pushes down none that is still to be opened."""
    closed_sections = page.locator('[data-testid="stExpander"] details:not([open]) > summary')
    for remaining_count in reversed(range(closed_sections.count())):
        closed_sections.last.click()
        expect(closed_sections).to_have_count(remaining_count)


def wait_for_theme(visit, theme):
    """Wait until the page stands on the paper of a theme."""
    visit.page.wait_for_function(
        "paper => getComputedStyle(document.querySelector('.stApp')).backgroundColor === paper",
        arg=PAPER_COLOURS[theme],
    )


def switch_language(visit, lang):
    """Have the page in a language, by its button where it is in another, and wait until it is."""
    if visit.page.locator("html").get_attribute("lang") != lang:
        visit.press(LANGUAGE_BUTTONS[lang])
    visit.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
