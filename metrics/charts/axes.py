"""The axes that charts share, and how a layer names its table."""

import altair as alt

NARROW_PLOT_WIDTH = 460


AXIS_WIDTH = 34


def table_chart(data: str) -> alt.Chart:
    """A chart that reads the table of that name."""
    return alt.Chart(alt.NamedData(data))


def frame_domain(field: str) -> list[alt.ExprRef]:
    """The two values of ``field`` in the table ``frame``, as the domain of a scale.

    Spelled out, a domain is the same while they are; one taken from the tables counts as new
    whenever a table changes, and then every mark of the chart is drawn anew.
    """
    return [alt.ExprRef(f"data('frame')[{at}].{field}") for at in (0, 1)]


def year_axis(padding: int = 0, *, framed: bool = False) -> alt.X:
    """The calendar years, from the first to the last of the data, or of the table ``frame``."""
    ticks = alt.ExprRef(f"width < {NARROW_PLOT_WIDTH} ? 5 : 10")
    domain = frame_domain("year") if framed else alt.Undefined
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=domain, zero=False, nice=False, padding=padding),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=ticks),
    )


def value_axis(field: str = "value:Q", headroom: str = "", padding: int = 0) -> alt.Y:
    """Amounts from zero.

    ``headroom`` is a Vega expression for the pixels to keep free above the value of the
    table ``frame``, whatever the height of the plot; ``padding`` are pixels kept free beyond the
    values at both ends of an axis without headroom.
    """
    top = f"data('frame')[0].value * height / max(height - {headroom}, height / 3)"
    roomy = alt.Scale(domain=[0, alt.ExprRef(top)], nice=False)
    return alt.Y(
        field,
        scale=roomy if headroom else alt.Scale(padding=padding) if padding else alt.Undefined,
        axis=alt.Axis(minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, tickCount=6),
    )
