"""Labels of a plot: those that matter more stand, the others only where there is room."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from metrics.charts import paths, precedents, theme
from metrics.charts.label_layout import GAP, LINE_HEIGHT, Label, placement_mask, text_width
from metrics.datasets import world_trade

FONT = TTFont(Path(__file__).parents[2] / "metrics/sharing/font_files/SourceSans3-SemiBold.ttf")
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


def drawn_width(text: str, size: float) -> float:
    """Pixels that a text takes in the shipped letters, by their own tables."""
    letters = FONT.getBestCmap()
    width: float = (
        sum(FONT["hmtx"][letters[ord(letter)]][0] for letter in text) * size / FONT["head"].unitsPerEm
    )
    return width


def test_a_name_takes_no_more_than_its_room_with_the_gap_and_the_widest_hardly_less() -> None:
    names = world_trade.economy_names()
    texts = [f"{names[one]} and {names[other]}" for one, other in world_trade.panel("turnover").pairs]
    size = theme.config(theme.PALETTES["light"])["text"]["fontSize"]
    widths = [(drawn_width(text, size), text_width(text)) for text in texts]
    assert all(drawn <= kept + GAP for drawn, kept in widths)
    assert max(drawn / kept for drawn, kept in widths) > 0.9


def test_a_wide_letter_takes_the_room_of_two() -> None:
    assert text_width("中国") == text_width("four")


def test_lines_of_labels_are_as_far_apart_as_those_of_titles() -> None:
    look = theme.config(theme.PALETTES["light"])
    above = {look["title"]["lineHeight"] - look["title"]["fontSize"]}
    above |= {look["title"]["subtitleLineHeight"] - look["title"]["subtitleFontSize"]}
    assert {LINE_HEIGHT - look["text"]["fontSize"]} == above


def test_labels_of_both_charts_of_the_class_stand_equally_far_from_their_points() -> None:
    drawn = [json.dumps(chart.grammar(theme.PALETTES["light"]).to_dict()) for chart in (paths, precedents)]
    far = [set(re.findall(r'"dx": \{"expr": "datum\.turned \? -(\d+) : (\d+)"\}', text)) for text in drawn]
    assert far[0] == far[1] == {(str(GAP), str(GAP))}


def test_a_box_lies_beside_its_point_on_the_side_it_is_turned_to() -> None:
    """The point is 200 pixels from the left of a plot of 400, and 128 from the bottom."""
    left, right, bottom, top = FIRST.box(400, HEIGHT)
    assert (left - 200, right - left) == pytest.approx((GAP, text_width(FIRST.text)))
    assert (bottom, top) == (128, 128 + LINE_HEIGHT)
    turned = replace(FIRST, turned=True).box(400, HEIGHT)
    assert (200 - turned[1], 200 - turned[0]) == pytest.approx((left - 200, right - 200))


def test_a_label_may_touch_the_edge_of_the_plot_and_of_another() -> None:
    room = GAP + text_width("edge")
    edge = Label("edge", 0.0, 0.0, turned=False, width=2 * room)
    corners = [
        replace(edge, across=0.5),
        replace(edge, across=0.5, turned=True),
        replace(edge, across=0.5, up=1 - LINE_HEIGHT / HEIGHT),
    ]
    assert placement_mask(corners, HEIGHT) == [True] * 3
    beside = replace(edge, across=(room - GAP) / 400, width=400)
    assert placement_mask([replace(edge, width=400), beside], HEIGHT) == [True, True]
    assert placement_mask([beside, replace(edge, width=400)], HEIGHT) == [True, True]
    assert placement_mask([replace(edge, up=LINE_HEIGHT / HEIGHT), edge], HEIGHT) == [True, True]


def test_a_label_that_has_no_room_takes_none() -> None:
    covered = replace(FIRST, text="a much longer label", across=0.45)
    free = replace(FIRST, across=0.7)
    assert placement_mask([FIRST, covered, free], HEIGHT) == [True, False, True]
