"""Invented organisations and the texts that name them."""

from matching.resolving import Resolver
from organisations.actions.invented import invented_directory, invented_papers, invented_texts


def test_the_same_directory_is_invented_each_time():
    assert list(invented_directory(500)) == list(invented_directory(500))
    assert len(invented_directory(500)) == 500


def test_most_of_its_texts_name_something_it_holds():
    directory = invented_directory(500)
    resolver = Resolver(directory)
    found = [resolver.resolve(text, areas=[area]) for text, area in invented_texts(directory, 100)]

    assert len(list(filter(None, found))) > 80
    assert {len(paper.split()) >= 150 for paper, _ in invented_papers(directory, 5)} == {True}
