"""What is frozen stays, and what has changed since is told figure by figure."""

from datetime import date

import msgspec

from meeting import frozen_deck
from tests.support.meeting.examples import DECK, FACTS, TREND

replace = msgspec.structs.replace


def replace_figure(scene, place, **values):
    figures = list(scene.figures)
    figures[place] = replace(figures[place], **values)
    return replace(scene, figures=figures)


def test_the_hash_is_of_the_figures_alone():
    deck_hash = frozen_deck.hash_content(DECK.scenes)
    assert len(deck_hash) == 12
    assert frozen_deck.hash_content([replace(scene, notes="x") for scene in DECK.scenes]) == deck_hash
    assert frozen_deck.hash_content(
        [replace_figure(FACTS, 0, value_text="23", value=23.0)]
    ) != frozen_deck.hash_content([FACTS])


def test_a_frozen_deck_says_since_when():
    deck = frozen_deck.freeze_deck(DECK, date(2024, 6, 13))
    assert deck.frozen_at == "2024-06-13"
    assert frozen_deck.unfreeze_deck(deck) == DECK


def test_nothing_has_changed_between_the_same_figures():
    assert frozen_deck.compare_facts(DECK.scenes, DECK.scenes) == []


def test_a_figure_that_is_told_otherwise_is_found_with_both():
    ((old_figure, new_figure),) = frozen_deck.compare_facts(
        [FACTS], [replace_figure(FACTS, 0, value_text="23", value=23.0)]
    )
    assert (old_figure.label, old_figure.value_text, new_figure.value_text) == ("ITAS darat", "22", "23")


def test_a_later_figure_of_the_same_fact_is_a_change_and_a_figure_gone_too():
    later_scene = replace_figure(FACTS, 1, value_text="9", period_text="per 1 Juli 2025", as_of="2025-07-01")
    ((old_figure, new_figure),) = frozen_deck.compare_facts([FACTS], [later_scene])
    assert (old_figure.period_text, new_figure.period_text) == ("per 13 Juni 2024", "per 1 Juli 2025")
    shorter_scene = replace(FACTS, figures=FACTS.figures[:1])
    assert [(b.value_text, a) for b, a in frozen_deck.compare_facts([FACTS], [shorter_scene])] == [("6", None)]


def test_a_series_is_compared_date_by_date():
    changed_scene = replace_figure(TREND, 0, value_text="1.940", value=1940.0)
    ((old_figure, new_figure),) = frozen_deck.compare_facts([TREND], [changed_scene])
    assert (old_figure.period_text, old_figure.value_text, new_figure.value_text) == ("selama 2022", "1.939", "1.940")


def add_date(figures, day, value):
    text = f"{value:.0f}"
    return [*figures, replace(FACTS.figures[0], as_of=day, period_text=f"per {day}", value_text=text, value=value)]


def list_changes(old_figures, new_figures):
    """Return what changed between two lists of figures as (date and number before, after)."""
    changes = frozen_deck.compare_facts([replace(FACTS, figures=old_figures)], [replace(FACTS, figures=new_figures)])
    return [tuple(figure and (figure.as_of, figure.value_text) for figure in change) for change in changes]


def test_a_series_that_gained_a_date_has_one_change_wherever_the_date_lies():
    days = ["2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"]
    for new_day in days:
        figures = []
        for index, day in enumerate(days):
            figures = figures if day == new_day else add_date(figures, day, 100 + index)
        assert list_changes(figures, add_date(figures, new_day, 7)) == [(None, (new_day, "7"))]
        assert list_changes(add_date(figures, new_day, 7), figures) == [((new_day, "7"), None)]


def test_a_series_that_gained_a_date_and_was_corrected_has_two_changes():
    before = add_date(add_date([], "2022-12-31", 100), "2023-12-31", 134)
    after = add_date(add_date(add_date([], "2022-12-31", 101), "2023-12-31", 134), "2024-12-31", 150)
    assert list_changes(before, after) == [
        (None, ("2024-12-31", "150")),
        (("2022-12-31", "100"), ("2022-12-31", "101")),
    ]


def test_a_latest_figure_in_the_place_of_another_is_one_change():
    assert list_changes(add_date([], "2023-12-31", 134), add_date([], "2024-12-31", 150)) == [
        (("2023-12-31", "134"), ("2024-12-31", "150"))
    ]


def test_an_old_date_that_is_gone_is_not_told_as_the_new_one():
    before = add_date(add_date([], "2017-12-31", 90), "2024-12-31", 150)
    after = add_date(add_date([], "2024-12-31", 150), "2025-12-31", 160)
    assert list_changes(before, after) == [(None, ("2025-12-31", "160")), (("2017-12-31", "90"), None)]
