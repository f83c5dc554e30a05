"""The rivals that need libraries of the group `bench`: rapidfuzz's cdist (numpy), and TF-IDF with sparse_dot_topn."""

import re
from collections.abc import Sequence

import numpy
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from matching.directory import Directory
from matching.resolving import Candidate, Grade
from meetings.actions.benchmarks.rivals import MOST_AN_ITEM, Rival, Scored

CORES = 2
CLAUSE = re.compile(r"[^.;:,()\n]+")
SAME_AREA = 0.05
CLAUSES_AT_ONCE = 2000


class TokenSet(Rival):
    """rapidfuzz's token_set_ratio of every title and every text, on both cores."""

    key, name, least = "token_set", "rapidfuzz token_set_ratio, cdist, 2 workers", 65.0

    def prepare(self) -> None:
        """Both sides in lower case and without punctuation, as it wants them."""
        self.held = [utils.default_process(text) for text in self.texts.values()]
        self.wanted = [utils.default_process(title) for title in self.titles.values()]

    def find(self) -> Scored:
        """All at once; what falls below `least` is nought."""
        alike = process.cdist(
            self.wanted, self.held, scorer=fuzz.token_set_ratio, score_cutoff=self.least, workers=CORES
        )
        rows, columns = numpy.nonzero(alike)
        return _scored(self, rows, columns, alike[rows, columns])

    def forget(self) -> None:
        """Let go of the texts."""
        self.held = []


class LinkedByGrams:
    """Stands where our resolver does, and links each clause of a text to the names it is most like by TF-IDF.

    What it links then goes the same way as what ours does: the same directory, keys and join. `least` may be moved
    after the texts were read once.
    """

    def __init__(self, directory: Directory, least: float) -> None:
        self.directory, self.least = directory, least
        names = [(each.code, each.area, each.name) for each in directory]
        names += [
            (each.code, each.area, other.text) for each in directory for other in directory.other_names(each.code)
        ]
        self.codes, self.areas, texts = zip(*names, strict=True)
        self.grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=numpy.float32)
        self.names = self.grams.fit_transform(texts).T.tocsr()
        self.known: dict[tuple[str, tuple[str, ...]], list[tuple[float, Candidate]]] = {}

    def resolve(self, text: str, *, areas: Sequence[str] = ()) -> list[Candidate]:
        """The best organisation of each clause, where it is alike enough."""
        asked = (text, tuple(areas))
        if asked not in self.known:
            self.known[asked] = list(self._link(text, areas)) if text.strip() else []
        return [candidate for score, candidate in self.known[asked] if score >= self.least]

    def _link(self, text: str, areas: Sequence[str]):
        clauses = [(0, len(text)), *(match.span() for match in CLAUSE.finditer(text))]
        for first in range(0, len(clauses), CLAUSES_AT_ONCE):
            some = clauses[first : first + CLAUSES_AT_ONCE]
            grams = self.grams.transform(text[start:end] for start, end in some)
            alike = sp_matmul_topn(grams, self.names, top_n=10, threshold=0.2, n_threads=CORES)
            for row, (start, end) in enumerate(some):
                yield from self._best(alike[row], start, end, areas)

    def _best(self, alike, start: int, end: int, areas: Sequence[str]):
        """The most alike; a name in one of the areas is preferred to one a little more alike elsewhere."""
        scored = [
            (score + SAME_AREA * (self.areas[number] in areas), self.codes[number])
            for number, score in zip(alike.indices.tolist(), alike.data.tolist(), strict=True)
        ]
        if scored:
            score, code = max(scored)
            yield score, Candidate(code, Grade.CERTAIN, (f"Alike by {score:.2f}",), start, end)


class CharacterGrams(Rival):
    """The cosine of character n-grams, weighed by how rare they are."""

    key, name, least = "tfidf", "TF-IDF char_wb 2-4, sparse_dot_topn, 2 threads", 0.3
    linker = LinkedByGrams

    def prepare(self) -> None:
        """The texts as rows of a sparse matrix; the titles too."""
        grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=numpy.float32)
        self.held = grams.fit_transform(self.texts.values()).T.tocsr()
        self.wanted = grams.transform(self.titles.values())

    def find(self) -> Scored:
        """The best products of the two."""
        most = min(MOST_AN_ITEM, len(self.texts))
        alike = sp_matmul_topn(self.wanted, self.held, top_n=most, threshold=self.least, n_threads=CORES).tocoo()
        return _scored(self, alike.row, alike.col, alike.data)

    def forget(self) -> None:
        """Let go of the matrix."""
        self.held = None


def _scored(rival: Rival, rows, columns, scores) -> Scored:
    items, interests = list(rival.titles), list(rival.texts)
    found = zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True)
    return [(items[row], interests[column], score) for row, column, score in found]
