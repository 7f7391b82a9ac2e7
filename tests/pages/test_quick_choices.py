"""Choices that follow each other before the browser has the address of the first: none is lost, and Back is Back."""

from tests.pages.test_pages import opened


def shown(app):
    """Return the address, and what the widgets show."""
    return here(app), {key: app.selectbox(key=f"choose_{key}").value for key in ("measure", "show", "level")}


def here(app):
    """Return the address; what a page wrote comes back as lists."""
    return {name: value if isinstance(value, str) else value[0] for name, value in dict(app.query_params).items()}


def choose(app, name, value, sent=None):
    """Choose in one selectbox; ``sent`` is the address that the browser still has."""
    if sent is not None:
        app.query_params.clear()
        for key, values in sent.items():
            app.query_params[key] = values
    app.selectbox(key=f"choose_{name}").select(value).run()
    assert not app.exception


def test_a_second_choice_keeps_the_first():
    app = opened(area="19")
    first = here(app)
    choose(app, "show", "rate")
    choose(app, "level", "district", sent=first)
    address, widgets = shown(app)
    assert address == dict(area="19", show="rate", level="district")
    assert (widgets["show"], widgets["level"]) == ("rate", "district")


def test_so_does_a_third_whatever_the_browser_has_by_then():
    for late in (0, 1):
        app = opened(area="19")
        seen = [here(app)]
        choose(app, "show", "rate")
        seen.append(here(app))
        choose(app, "level", "district", sent=seen[0])
        choose(app, "measure", "itas_land_holders", sent=seen[late])
        assert shown(app)[0] == dict(area="19", show="rate", level="district", measure="itas_land_holders")


def test_who_goes_back_and_then_chooses_means_it():
    app = opened(area="19")
    first = here(app)
    choose(app, "show", "rate")
    app.query_params.clear()
    app.query_params["area"] = "19"
    app.run()
    assert shown(app)[0] == first
    choose(app, "level", "district")
    assert shown(app)[0] == dict(area="19", level="district")
