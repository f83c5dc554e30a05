"""What speaks against letters as an acronym."""

from collections.abc import Container, Iterable

from matching.resolving import EVERYDAY_LETTERS


def doubts(letters: str, *, meant: str, words_of_names: Container[str], phrases: Iterable[str]) -> list[str]:
    """Sentences to read before letters are taken for an organisation wherever they stand in capitals.

    `meant` is what they stand for already, if anything; `words_of_names` the words in the directory's names, and
    `phrases` those that tell what an item is about, both in small letters.
    """
    word = letters.lower()
    found = [f"“{letters}” already stands for {meant}. It will no longer be read as that."] if meant else []
    if letters in EVERYDAY_LETTERS or word in phrases:
        found.append(f"“{letters}” has a meaning of its own in many declarations and papers.")
    elif word in words_of_names:
        found.append(f"“{letters}” is also a word in the names of other organisations.")
    return found
