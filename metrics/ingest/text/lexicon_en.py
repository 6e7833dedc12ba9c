"""English words and phrases next to a printed number, each with its meaning."""

from metrics.ingest.text.parse_result import MULTIPLE
from metrics.ingest.text.tokens import phrase_table, word_set
from metrics.quantities.figures import Bound

# The bound on the number after the phrase, and whether the true value is close to it.
BOUNDS_BEFORE = phrase_table(
    [
        (
            (
                "over | well over | more than | above | exceeding | exceeded | exceeds | exceed | "
                "in excess of | at least | no less than | not less than | no fewer than | upwards of | "
                "topped | topping | "
                "surpassed | surpassing | surpass | greater than | a minimum of | > | ≥"
            ),
            (Bound.AT_LEAST, False),
        ),
        (
            (
                "just over | just above | slightly over | slightly more than | a little over | "
                "a little more than"
            ),
            (Bound.AT_LEAST, True),
        ),
        (
            (
                "up to | at most | no more than | not more than | less than | under | below | fewer than | "
                "a maximum of | as much as | as many as | < | ≤"
            ),
            (Bound.AT_MOST, False),
        ),
        (
            (
                "nearly | almost | close to | just under | just below | nearing | approaching | not quite | "
                "slightly less than | a little under | a little less than"
            ),
            (Bound.AT_MOST, True),
        ),
        (
            "some | about | around | roughly | approximately | circa | an estimated | estimated | ~ | ≈",
            (Bound.NEAREST, True),
        ),
    ]
)
BOUNDS_AFTER = phrase_table(
    [
        ("or more | + | - plus", (Bound.AT_LEAST, False)),
        ("or less | or fewer | or better", (Bound.AT_MOST, False)),
        ("or so", (Bound.NEAREST, True)),
    ]
)
SCALES = phrase_table(
    [
        ("thousand | k", "thousand"),
        ("million | mn | mln | m", "million"),
        ("billion | bn | bln | b", "billion"),
        ("trillion | tn | trn | trln", "trillion"),
    ]
)
SECOND_SCALES = phrase_table(
    [("hundred | thousand | million | billion | trillion | bn | mn | and a half", True)]
)
SHORT_SCALES = frozenset("mb")  # million and billion for money and goods, else metres and bytes
PERCENT = phrase_table([("% | percent | per cent | pct", "percent")])
NOUNS = phrase_table(
    [
        ("firm | firms | company | companies | enterprise | enterprises | business | businesses", "firm"),
        ("joint ventures | joint venture", "firm"),
        ("train | trains", "train"),
        ("tonne | tonnes | metric ton | metric tons | metric tonnes", "tonne"),
    ]
)
REJECTED_UNITS = phrase_table(
    [
        ("ton | tons", "a ton may be metric or short; write tonnes if it is metric"),
        (
            "percentage point | percentage points | basis point | basis points",
            "points are a difference of two percentages, and no measure holds one; give the percentage",
        ),
        ("lakh | crore", "a scale is thousand to trillion, got lakh or crore; convert it"),
    ]
)
MULTIPLE_SUFFIXES = phrase_table([("fold | - fold | times", MULTIPLE)])
MULTIPLES = phrase_table(
    [
        ("double | doubled | doubles | doubling | twice", "2"),
        ("triple | tripled | triples | tripling | treble | trebled | trebling | thrice", "3"),
        ("quadruple | quadrupled | quadruples | quadrupling", "4"),
        ("halve | halved | halves | halving", "0.5"),
    ]
)
COMPARATIVES = phrase_table([("more | higher | larger | bigger | greater", True)])
YEARLY = phrase_table(
    [("a year | per year | per annum | annually | yearly | each year | every year | / year", True)]
)
NOT_YEARLY = word_set("ago earlier later before on over")
YEAR_ON_YEAR = phrase_table(
    [("year on year | year - on - year | year - over - year | on - year | yoy | annual | annually", True)]
)
RISES = (
    "up | rose | rise | rises | risen | rising | grew | grow | grows | grown | growing | growth | "
    "growth rate | increase | increased | increases | increasing | jump | jumped | surge | surged | "
    "climbed | soared | gain | gained | expanded | expansion"
)
FALLS = (
    "down | fell | fall | falls | fallen | falling | drop | dropped | decline | declined | declining | "
    "decrease | decreased | decreases | slid | shrank | contracted | slumped | plunged | cut | reduction"
)
TRENDS = phrase_table([(RISES, 1), (FALLS, -1)])
TRENDS_AFTER = phrase_table([(f"{RISES} | higher | more", 1), (f"{FALLS} | lower | less | fewer", -1)])
EARLIER_VALUE_PHRASES = phrase_table(
    [("from | up from | down from | , up from | , down from | , from | compared with | compared to", True)]
)
TIME_UNITS = phrase_table(
    [
        (
            (
                "year | years | month | months | week | weeks | day | days | hour | hours | "
                "minute | minutes | decade | decades | quarter | quarters | century | centuries"
            ),
            True,
        )
    ]
)
REFERENCES = word_set(
    "page pages p pp no number article chapter section figure fig table part volume vol hs route flight"
)
_SIZES = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "ten")
_MANY = " | ".join(f"{size}s of" for size in (*_SIZES, "score"))
_FEW = " | ".join(
    f"{few} {size}" for few in ("several", "a few", "many", "a couple", "some few") for size in _SIZES
)
_DIGITS = "double - digit | double digits | single - digit | single digits"
VAGUE_AMOUNTS = phrase_table([(f"{_MANY} | {_FEW} | {_DIGITS}", True)])
# Phrases that describe a figure without a number; used for the reason when a whole text has none.
WORDS_WITHOUT_NUMBER = phrase_table(
    [("record high | record low | record | all - time high | negative | positive", True)]
)
# Words that end the search for the noun that a number counts; adjectives do not.
NOUN_BREAKS = word_set(
    "of in on and or the to from by with for as at than while are is were was has have had worth that which "
    "between over a an its their but who year years percent per"
)
