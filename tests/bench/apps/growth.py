"""What the applications beside the dashboard chart: a level that grows, year by year."""

FIRST, LAST, LEVEL = 2023, 2060, 41


def path(growth: float) -> dict[str, list[float]]:
    """``year`` and ``value`` at ``growth`` percent a year."""
    years = range(FIRST, LAST + 1)
    return {
        "year": list(years),
        "value": [LEVEL * (1 + growth / 100) ** (year - FIRST) for year in years],
    }
