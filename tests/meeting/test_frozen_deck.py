"""What is frozen stays, and what has changed since is told figure by figure."""

from datetime import date

import msgspec

from meeting import frozen_deck
from tests.meeting.examples import DECK, FACTS, TREND

replace = msgspec.structs.replace


def told(scene, place, **values):
    figures = list(scene.figures)
    figures[place] = replace(figures[place], **values)
    return replace(scene, figures=figures)


def test_the_hash_is_of_the_figures_alone():
    whole = frozen_deck.content_hash(DECK.scenes)
    assert len(whole) == 12
    assert frozen_deck.content_hash([replace(scene, notes="x") for scene in DECK.scenes]) == whole
    assert frozen_deck.content_hash([told(FACTS, 0, told="23", value=23.0)]) != frozen_deck.content_hash([FACTS])


def test_a_frozen_deck_says_since_when():
    deck = frozen_deck.frozen(DECK, date(2024, 6, 13))
    assert deck.frozen_at == "2024-06-13"
    assert frozen_deck.thawed(deck) == DECK


def test_nothing_has_changed_between_the_same_figures():
    assert frozen_deck.differences(DECK.scenes, DECK.scenes) == []


def test_a_figure_that_is_told_otherwise_is_found_with_both():
    ((before, after),) = frozen_deck.differences([FACTS], [told(FACTS, 0, told="23", value=23.0)])
    assert (before.label, before.told, after.told) == ("ITAS darat", "22", "23")


def test_a_later_figure_of_the_same_fact_is_a_change_and_a_figure_gone_too():
    later = told(FACTS, 1, told="9", when="per 1 Juli 2025", as_of="2025-07-01")
    ((before, after),) = frozen_deck.differences([FACTS], [later])
    assert (before.when, after.when) == ("per 13 Juni 2024", "per 1 Juli 2025")
    gone = replace(FACTS, figures=FACTS.figures[:1])
    assert [(b.told, a) for b, a in frozen_deck.differences([FACTS], [gone])] == [("6", None)]


def test_a_series_is_compared_date_by_date():
    changed = told(TREND, 0, told="1.940", value=1940.0)
    ((before, after),) = frozen_deck.differences([TREND], [changed])
    assert (before.when, before.told, after.told) == ("selama 2022", "1.939", "1.940")
