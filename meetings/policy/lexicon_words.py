"""The lexicon in words for people: what its themes, kinds and lists are called, and how a phrase is written."""

from matching.keys import in_words
from matching.lexicon import Place

# Kinds of theme, in the order in which they are shown.
KINDS = {
    "ct": "Contract types",
    "sv": "Services",
    "sc": "Schemes",
    "gp": "All practices",
    "se": "Sectors",
    "w": "Places and wards",
    "pr": "Premises",
}
# Lists of one theme.
OF_A_THEME = {
    "phrases": "Phrases that tell it",
    "with_stake": "Phrases that tell it in a sentence about money or contracts",
    "with_topic": "Phrases that tell it in a paper about such matters",
    "blocks": "Longer phrases that hold one of these and mean something else",
    "not_beside": "Words that show, in the same sentence, that something else is meant",
    "letters": "Letters that stand for it",
    "things": "Things called by its letters that are something else",
}
# Those that any theme may have, whether it has them yet or not.
FOR_ANY_THEME = ("phrases", "with_stake", "not_beside")
# Lists that hold for every item.
OF_EVERY_ITEM = {
    "stakes": "Words of money and contracts",
    "bearing": "Words of rules and changes",
    "topics": "What papers about all practices are about",
    "many": "Words of many rather than one",
    "broad": "Words of many, unless the paper singles some out",
    "everyone": "Words for all practices, in what is decided",
    "few": "Words that look like all practices and mean a few",
    "elsewhere": "Words that show an item is about something else",
    "routine": "Titles of items that every meeting has",
    "other_sectors": "Titles that are not about general practice",
    "noting": "Words that show an item is only to be noted",
    "no_decision": "Words that show nothing is to be decided",
    "not_noting": "What looks like noting and is not",
    "telling": "Titles of what is told rather than decided",
    "deciding": "Words that ask for a decision",
    "venue": "Words before the place where people meet",
    "venue_after": "Words after the place where people meet",
}
HOW_TO_WRITE = (
    "In a phrase “*” is any ending and “~” up to five words between:"
    " “rent* ~ practice*” finds “rents paid by each practice”. Capitals make no difference."
)


def list_in_words(place: Place) -> str:
    """What a list of phrases is for."""
    return (OF_A_THEME if place.kind else OF_EVERY_ITEM).get(place.list, in_words(place.list).capitalize())


def kind_in_words(kind: str) -> str:
    """A kind of theme, or the lists of every item."""
    return KINDS.get(kind, "Others") if kind else "Every item"
