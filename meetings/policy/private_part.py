"""When business may be taken in private."""

import re

# Words that say only that people would rather not be heard, and words that join them into a sentence.
SAYS_NOTHING = re.compile(
    r"\b(?:awkward\w*|controversial|delicate|difficult\w*|embarrass\w*|private|privacy|sensitiv\w*|tricky"
    r"|uncomfortable|a|all|and|are|as|because|being|business|discussion|for|highly|in|is|it|item|its|just|matters?|may"
    r"|nature|of|on|or|paper|potentially|quite|rather|simply|so|some|somewhat|subject|that|the|these|this|to|topic"
    r"|too|very)\b",
    re.IGNORECASE,
)


def is_ground(text: str) -> bool:
    """Whether a text says more than that the business is sensitive or awkward, which justifies nothing (H3, 003:5270).

    A resolution to exclude the public states its reasons (Public Bodies (Admission to Meetings) Act 1960, s.1(2)).
    """
    return any(letter.isalpha() for letter in SAYS_NOTHING.sub("", text))
