"""Choices that follow each other before the browser has the address of the first: none is lost, and Back is Back."""

from meeting import repository
from tests.support.pages import open_page
from tests.support.permits import PermitList
from tests.support.registers import store_list


def read_state(app):
    """Return the address, and what the widgets show."""
    return read_address(app), {key: app.selectbox(key=f"choose_{key}").value for key in ("measure", "show", "level")}


def read_address(app):
    """Return the address; what a page wrote comes back as lists."""
    return {name: value if isinstance(value, str) else value[0] for name, value in dict(app.query_params).items()}


def choose(app, name, value, browser_address=None):
    """Choose in one selectbox; ``browser_address`` is the address that the browser still has."""
    if browser_address is not None:
        app.query_params.clear()
        for key, values in browser_address.items():
            app.query_params[key] = values
    app.selectbox(key=f"choose_{name}").select(value).run()
    assert not app.exception


def test_a_second_choice_keeps_the_first():
    app = open_page(area="19")
    first_address = read_address(app)
    choose(app, "show", "rate")
    choose(app, "level", "district", browser_address=first_address)
    address, widgets = read_state(app)
    assert address == dict(area="19", show="rate", level="district")
    assert (widgets["show"], widgets["level"]) == ("rate", "district")


def test_so_does_a_third_whatever_the_browser_has_by_then():
    for address_index in (0, 1):
        app = open_page(area="19")
        addresses = [read_address(app)]
        choose(app, "show", "rate")
        addresses.append(read_address(app))
        choose(app, "level", "district", browser_address=addresses[0])
        choose(app, "measure", "itas_land_holders", browser_address=addresses[address_index])
        assert read_state(app)[0] == dict(area="19", show="rate", level="district", measure="itas_land_holders")


def test_who_goes_back_and_then_chooses_means_it():
    app = open_page(area="19")
    first_address = read_address(app)
    choose(app, "show", "rate")
    app.query_params.clear()
    app.query_params["area"] = "19"
    app.run()
    assert read_state(app)[0] == first_address
    choose(app, "level", "district")
    assert read_state(app)[0] == dict(area="19", level="district")


def test_what_is_added_right_after_another_choice_is_of_that_choice(own_decks, tmp_path):
    """A button acts before its page runs: it asks as the reader of this moment, not as that of the run before."""
    store_list(tmp_path, PermitList().with_people(12))
    app = open_page(data="register", area="19.04", measure="itas_land_holders")
    app.query_params["mode"] = "public"
    app.button(key="add-scene").click().run()
    assert not app.exception
    (deck,) = repository.load_decks()
    assert (deck.mode, deck.data) == ("public", "register")
    assert "PUBLIK – disamarkan, k=5" in deck.scenes[0].badges
