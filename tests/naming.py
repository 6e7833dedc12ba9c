"""Which names of functions are neither nouns nor verbs."""

import re

PREPOSITION = re.compile(
    "about|above|across|after|again|against|along|among|around|at|back|before|behind|below|beside|between|beyond|"
    "by|down|during|elsewhere|for|from|in|inside|into|near|of|off|on|onto|out|outside|over|since|through|to|"
    "toward|under|until|up|upon|with|within|without"
)
# Participles without a regular ending, and adjectives.
PARTICIPLE = re.compile(
    "begun|born|broken|brought|built|chosen|done|drawn|found|given|gone|held|hidden|kept|known|left|made|meant|"
    "met|paid|said|seen|sent|shown|sold|stood|taken|told|written|[a-z]{3,}(ed|ing)"
)
ADJECTIVE = re.compile(
    "alike|apart|aside|bare|clear|empty|exact|few|full|great|high|large|late|latest|long|low|new|next|old|other|own|"
    "past|plain|present|raw|safe|same|short|small|sound|strange|true|usual|whole|wide"
)
# Nouns of the field, constructors after Python's convention, and names that commands and Streamlit give.
ALLOWED = {"drawing", "finding", "setting", "from_options", "new"}


def is_riddle(function: str) -> bool:
    """Whether a name begins or ends with a preposition, or is only a participle or an adjective."""
    words = function.strip("_").split("_")
    alone = len(words) == 1 and (PARTICIPLE.fullmatch(words[0]) or ADJECTIVE.fullmatch(words[0]))
    return function.strip("_") not in ALLOWED and bool(
        alone or PREPOSITION.fullmatch(words[0]) or PREPOSITION.fullmatch(words[-1])
    )
