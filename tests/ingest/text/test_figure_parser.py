"""A printed form is parsed with its value, bound and unit."""

import pytest

from metrics.quantities.figures import Bound
from tests.ingest.text.example_report import understood

NEAREST, AT_LEAST, AT_MOST = Bound.NEAREST, Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("text", "quoted", "bound", "unit"),
    [
        # numbers
        ("4,700", "4,700", NEAREST, "dimensionless"),
        ("4700 firms", "4700", NEAREST, "firm"),
        ("4 700", "4,700", NEAREST, "dimensionless"),
        ("4\u00a0700 firms", "4,700", NEAREST, "firm"),
        ("1\u202f234\u202f567", "1,234,567", NEAREST, "dimensionless"),
        ("4.7 thousand", "4.7", NEAREST, "thousand"),
        ("1.5 million", "1.5", NEAREST, "million"),
        ("0.759 million tonnes", "0.759", NEAREST, "million_tonne"),
        ("6.346 billion USD", "6.346", NEAREST, "billion_USD"),
        ("18.0 percent", "18.0", NEAREST, "percent"),
        # money
        ("US$41.02bn", "41.02", NEAREST, "billion_USD"),
        ("US$ 41 bn a year", "41", NEAREST, "billion_USD/year"),
        ("US $41 billion", "41", NEAREST, "billion_USD"),
        ("U.S.$41 billion", "41", NEAREST, "billion_USD"),
        ("41.02 billion U.S. dollars", "41.02", NEAREST, "billion_USD"),
        ("41.02 billion US dollars", "41.02", NEAREST, "billion_USD"),
        ("USD 31.1 million", "31.1", NEAREST, "million_USD"),
        ("31.1 million USD per year", "31.1", NEAREST, "million_USD/year"),
        ("a US$25-billion", "25", NEAREST, "billion_USD"),
        ("US$5m", "5", NEAREST, "million_USD"),
        ("1.2 trillion yuan", "1.2", NEAREST, "trillion_CNY"),
        ("RMB 50 billion", "50", NEAREST, "billion_CNY"),
        ("5 billion yen", "5", NEAREST, "billion_JPY"),
        ("€3.4 bn", "3.4", NEAREST, "billion_EUR"),
        ("£23 billion", "23", NEAREST, "billion_GBP"),
        ("41 billion tenge a year", "41", NEAREST, "billion_KZT/year"),
        ("3 billion lira", "3", NEAREST, "billion_TRY"),
        ("900 million rupees", "900", NEAREST, "million_INR"),
        ("900 million Pakistani rupees", "900", NEAREST, "million_PKR"),
        ("A$3 billion", "3", NEAREST, "billion_AUD"),
        ("HK$3 billion", "3", NEAREST, "billion_HKD"),
        ("-US$3 billion", "-3", NEAREST, "billion_USD"),
        # bounds
        ("over 4,700", "4,700", AT_LEAST, "dimensionless"),
        ("over 4,700 Chinese businesses", "4,700", AT_LEAST, "firm"),
        ("more than 12 trillion yuan", "12", AT_LEAST, "trillion_CNY"),
        ("at least 3", "3", AT_LEAST, "dimensionless"),
        ("4,700+ firms", "4,700", AT_LEAST, "firm"),
        ("500 or more state-owned companies", "500", AT_LEAST, "firm"),
        ("4,700 firms or more", "4,700", AT_LEAST, "firm"),
        ("no fewer than 500 companies", "500", AT_LEAST, "firm"),
        ("up to US$ 25 bn", "25", AT_MOST, "billion_USD"),
        ("less than 5%", "5", AT_MOST, "percent"),
        ("nearly US$10bn", "10", AT_MOST, "billion_USD"),
        ("almost 50,000 firms", "50,000", AT_MOST, "firm"),
        ("just over 30 percent", "30", AT_LEAST, "percent"),
        ("some 500 firms", "500", NEAREST, "firm"),
        ("about 5%", "5", NEAREST, "percent"),
        ("around 2000 companies", "2000", NEAREST, "firm"),
        ("rank 4", "4", NEAREST, "rank"),
        ("rank 4 or better", "4", AT_MOST, "rank"),
        # shares and changes
        ("32 percent", "32", NEAREST, "percent"),
        ("32 per cent", "32", NEAREST, "percent"),
        ("-4.5%", "-4.5", NEAREST, "percent"),
        ("\u22124.5\u00a0%", "-4.5", NEAREST, "percent"),
        ("minus 4.5 percent", "-4.5", NEAREST, "percent"),
        ("fell 12.3%", "-12.3", NEAREST, "percent"),
        ("a 12.3 percent decline", "-12.3", NEAREST, "percent"),
        ("up 32 percent", "32", NEAREST, "percent"),
        ("rose sharply by 32 percent", "32", NEAREST, "percent"),
        ("32 percent year-on-year increase", "32", NEAREST, "percent"),
        ("32 percent increase year-on-year", "32", NEAREST, "percent"),
        ("grew by more than a fifth", "20", AT_LEAST, "percent"),
        ("a third", "33", NEAREST, "percent"),
        ("more than a third", "33", AT_LEAST, "percent"),
        ("up to a third", "34", AT_MOST, "percent"),
        ("half", "50", NEAREST, "percent"),
        ("two-thirds", "67", NEAREST, "percent"),
        ("three quarters", "75", NEAREST, "percent"),
        # multiples
        ("doubled", "2", NEAREST, "dimensionless"),
        ("more than doubled", "2", AT_LEAST, "dimensionless"),
        ("tripled", "3", NEAREST, "dimensionless"),
        ("halved", "0.5", NEAREST, "dimensionless"),
        ("3.5-fold", "3.5", NEAREST, "dimensionless"),
        ("3.5 times", "3.5", NEAREST, "dimensionless"),
        ("twentyfold", "20", NEAREST, "dimensionless"),
        ("two and a half times", "2.5", NEAREST, "dimensionless"),
        # words
        ("three trains", "3", NEAREST, "train"),
        ("twenty-five billion euros", "25", NEAREST, "billion_EUR"),
        ("half a billion euros", "0.5", NEAREST, "billion_EUR"),
        ("a billion euros", "1", NEAREST, "billion_EUR"),
        ("two hundred and fifty firms", "250", NEAREST, "firm"),
        ("two thousand five hundred firms", "2,500", NEAREST, "firm"),
        ("half a dozen companies", "6", NEAREST, "firm"),
        ("half a percent", "0.5", NEAREST, "percent"),
        ("200-plus firms", "200", AT_LEAST, "firm"),
        ("(-4.5%)", "-4.5", NEAREST, "percent"),
        ("€-3 billion", "-3", NEAREST, "billion_EUR"),
        ("a dozen companies", "12", NEAREST, "firm"),
        ("500 Chinese-funded enterprises", "500", NEAREST, "firm"),
        ("28 m tonnes a year", "28", NEAREST, "million_tonne/year"),
        ("\u201cover 4,700\u201d.", "4,700", AT_LEAST, "dimensionless"),
    ],
)
def test_a_printed_form_is_understood(text: str, quoted: str, bound: Bound, unit: str) -> None:
    found = understood(text)
    assert (found.quoted, found.bound, found.unit) == (quoted, bound, unit)
    assert found.lower is None
