"""The words that stand by a printed number, each with what it says."""

from metrics.ingest.text.parse_result import MULTIPLE
from metrics.ingest.text.tokens import phrases, words
from metrics.quantities.figures import Bound

# What the words say of the number after them, and whether it is close to it.
BEFORE = phrases(
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
AFTER = phrases(
    [
        ("or more | + | - plus", (Bound.AT_LEAST, False)),
        ("or less | or fewer | or better", (Bound.AT_MOST, False)),
        ("or so", (Bound.NEAREST, True)),
    ]
)
SCALES = phrases(
    [
        ("thousand | k", "thousand"),
        ("million | mn | mln | m", "million"),
        ("billion | bn | bln | b", "billion"),
        ("trillion | tn | trn | trln", "trillion"),
    ]
)
SECOND_SCALES = phrases([("hundred | thousand | million | billion | trillion | bn | mn | and a half", True)])
SHORT_SCALES = frozenset("mb")  # metres and bytes, unless money or goods are counted
PERCENT = phrases([("% | percent | per cent | pct", "percent")])
NOUNS = phrases(
    [
        ("firm | firms | company | companies | enterprise | enterprises | business | businesses", "firm"),
        ("joint ventures | joint venture", "firm"),
        ("train | trains", "train"),
        ("tonne | tonnes | metric ton | metric tons | metric tonnes", "tonne"),
    ]
)
UNFIT = phrases(
    [
        ("ton | tons", "a ton may be metric or short; write tonnes if it is metric"),
        (
            "percentage point | percentage points | basis point | basis points",
            "points are a difference of two percentages, and no measure holds one; give the percentage",
        ),
        ("lakh | crore", "a scale is thousand to trillion, got lakh or crore; convert it"),
    ]
)
FOLD = phrases([("fold | - fold | times", MULTIPLE)])
MULTIPLES = phrases(
    [
        ("double | doubled | doubles | doubling | twice", "2"),
        ("triple | tripled | triples | tripling | treble | trebled | trebling | thrice", "3"),
        ("quadruple | quadrupled | quadruples | quadrupling", "4"),
        ("halve | halved | halves | halving", "0.5"),
    ]
)
MORE = phrases([("more | higher | larger | bigger | greater", True)])
YEARLY = phrases(
    [("a year | per year | per annum | annually | yearly | each year | every year | / year", True)]
)
NOT_YEARLY = words("ago earlier later before on over")
ON_YEAR = phrases(
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
TRENDS = phrases([(RISES, 1), (FALLS, -1)])
TRENDS_AFTER = phrases([(f"{RISES} | higher | more", 1), (f"{FALLS} | lower | less | fewer", -1)])
EARLIER = phrases(
    [("from | up from | down from | , up from | , down from | , from | compared with | compared to", True)]
)
SPANS = phrases(
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
REFERENCES = words(
    "page pages p pp no number article chapter section figure fig table part volume vol hs route flight"
)
_SIZES = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "ten")
_MANY = " | ".join(f"{size}s of" for size in (*_SIZES, "score"))
_FEW = " | ".join(
    f"{few} {size}" for few in ("several", "a few", "many", "a couple", "some few") for size in _SIZES
)
_DIGITS = "double - digit | double digits | single - digit | single digits"
VAGUE = phrases([(f"{_MANY} | {_FEW} | {_DIGITS}", True)])
# Said of a figure without giving one; no number is in sight, so only a text that is all figure is told.
SAYS_NOTHING = phrases([("record high | record low | record | all - time high | negative | positive", True)])
# Between a number and the noun it counts may stand what sort it is, but none of these.
BREAKS = words(
    "of in on and or the to from by with for as at than while are is were was has have had worth that which "
    "between over a an its their but who year years percent per"
)
