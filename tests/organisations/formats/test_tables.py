"""Tables of a normalised directory."""

from organisations.formats.tables import read_table
from tests.organisations.reports import write


def test_texts_that_look_like_nothing_stay_texts(tmp_path):
    path = write(tmp_path, "names.csv", '\ufeffcode,name\nX90001,None\nX90002,"N/A, or\nso"\n'.encode())

    assert list(read_table(path)) == [
        {"code": "X90001", "name": "None"},
        {"code": "X90002", "name": "N/A, or\nso"},
    ]


def test_a_long_paper_is_read_whole(tmp_path):
    path = write(tmp_path, "items.csv", [["item", "paper"], ["1", "p" * 500_000]])

    assert [len(row["paper"]) for row in read_table(path)] == [500_000]


def test_a_table_that_is_not_there_has_no_rows(tmp_path):
    assert list(read_table(tmp_path / "relations.csv")) == []
