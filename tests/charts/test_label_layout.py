"""Labels of a plot: those that matter more stand, the others only where there is room."""

from dataclasses import replace

from metrics.charts.label_layout import LINE_HEIGHT, Label, placement_mask

FIRST = Label("first label", 0.5, 0.5, turned=False, width=400)
HEIGHT = 256


def test_a_label_on_another_is_dropped_and_one_above_it_stays() -> None:
    close, above = (
        replace(FIRST, text="other", up=0.5 + up / HEIGHT) for up in (LINE_HEIGHT - 1, LINE_HEIGHT)
    )
    assert placement_mask([FIRST, close, above], HEIGHT) == [True, False, True]


def test_a_label_that_ends_at_a_point_leaves_the_other_side_free() -> None:
    assert placement_mask([FIRST, replace(FIRST, turned=True)], HEIGHT) == [True, True]


def test_a_label_that_would_leave_the_plot_is_dropped() -> None:
    outside = [
        replace(FIRST, across=0.95),
        replace(FIRST, across=0.05, turned=True),
        replace(FIRST, up=0.99),
        replace(FIRST, up=-0.01),
    ]
    assert placement_mask(outside, HEIGHT) == [False] * 4
    assert placement_mask([replace(FIRST, across=0.95, turned=True)], HEIGHT) == [True]


def test_room_is_judged_on_the_narrowest_plot_of_a_label() -> None:
    beside = replace(FIRST, text="beside", across=0.75)
    assert placement_mask([FIRST, beside], HEIGHT) == [True, True]
    narrow = [replace(label, width=200) for label in (FIRST, beside)]
    assert placement_mask(narrow, HEIGHT) == [True, False]
