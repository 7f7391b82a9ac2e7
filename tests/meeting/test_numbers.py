"""Which numbers of a chart are written, and how a line of the minutes stands."""

import pytest

from meeting.exports.pptx.charts.chart_style import select_spaced_points
from meeting.model import Line
from meeting.render.page.blocks import describe_task


def test_the_last_the_first_and_the_largest_number_have_room_before_others():
    values = [608.0, 700.0, 900.0, 650.0, 577.0]
    places = [place / 4 for place in range(5)]
    labels = [f"{value:.0f}" for value in values]
    assert select_spaced_points([0, 1, 2, 3, 4], labels, values, places, width=180) == [4, 0, 2]
    assert sorted(select_spaced_points([0, 1, 2, 3, 4], labels, values, places, width=3_000)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("line", "line_text"),
    [
        (Line("x", "Disnaker", "2024-07-01"), "Disnaker · Tenggat 1 Juli 2024 · berjalan"),
        (Line("x", status="done"), "selesai"),
        (Line("UU 6/2011 tentang Keimigrasian"), ""),
    ],
)
def test_who_does_it_until_when_and_how_it_stands(line, line_text):
    assert describe_task(line, "id") == line_text
