"""Finishing the tags of a PDF: one table however many pages it fills, and nothing read aloud twice.

WeasyPrint (70) tags each page's part of a table as a table of its own, repeats its headings in each, leaves running
footers among the marked text and gives headings no scope (its issues 2903 and 2508). A person who listens to a
register of forty pages would hear forty tables.
"""

from collections.abc import Iterator

import pydyf

NULL = b"null"


def finish(document, pdf: pydyf.PDF) -> None:
    """Join tables, give their headings scopes, and mark as decoration whatever is no longer part of the text.

    The signature is that of a WeasyPrint finisher. A table without a caption goes on from the one before it.
    """
    tree = Tree(pdf)
    join_tables(tree)
    for table in tree.found("/Table"):
        give_scopes(tree, table)
    mark_decoration(pdf, tree)


class Tree:
    """The structure of a PDF, by reference."""

    def __init__(self, pdf: pydyf.PDF):
        self.by_reference = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary)}
        self.root = self.by_reference[pdf.catalog["StructTreeRoot"]]

    def children(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        """The elements right under an element; marked content is none, an annotation counts as one."""
        return [self.by_reference[kid] for kid in element.get("K", ()) if kid in self.by_reference]

    def below(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """All elements under an element, in reading order."""
        for child in self.children(element):
            yield child
            yield from self.below(child)

    def found(self, kind: str) -> list[pydyf.Dictionary]:
        """All elements of a kind, in reading order."""
        return [element for element in self.below(self.root) if element.get("S") == kind]

    def remove(self, element: pydyf.Dictionary) -> None:
        """Take an element out of its parent, and the parent too once it is empty."""
        parent = self.by_reference[element["P"]]
        parent["K"].remove(element.reference)
        if not parent["K"]:
            self.remove(parent)


def join_tables(tree: Tree) -> None:
    """Move the rows of a table's later parts into its first part; the headings repeated there are left out."""
    whole = None
    for table in tree.found("/Table"):
        if whole is None or "/Caption" in [part["S"] for part in tree.children(table)]:
            whole = table
            continue
        for rows in tree.children(table):
            if rows["S"] != "/THead":
                rows["P"] = whole.reference
                whole["K"].append(rows.reference)
        tree.remove(table)


def give_scopes(tree: Tree, table: pydyf.Dictionary) -> None:
    """Say of each heading whether it heads a column or a row, in place of lists of headings for each cell."""
    for part in tree.children(table):
        scope = "/Column" if part["S"] == "/THead" else "/Row"
        for cell in tree.below(part):
            if cell.get("S") == "/TH":
                cell["A"]["Scope"] = scope
                cell.pop("ID", None)
            elif cell.get("S") == "/TD":
                cell["A"].pop("Headers", None)


def mark_decoration(pdf: pydyf.PDF, tree: Tree) -> None:
    """Make artifacts of marked content that no element of the structure holds."""
    reached = {element.reference for element in tree.below(tree.root)}
    by_page = tree.by_reference[tree.root["ParentTree"]]["Nums"]
    holders = dict(zip(by_page[::2], by_page[1::2], strict=True))
    by_reference = {item.reference: item for item in pdf.objects}
    for page in (item for item in tree.by_reference.values() if item.get("Type") == "/Page"):
        of_page = holders[page["StructParents"]]
        unheld = {mcid for mcid, holder in enumerate(of_page) if holder not in reached}
        make_artifacts(by_reference[page["Contents"]].stream, unheld)
        of_page[:] = [NULL if mcid in unheld else holder for mcid, holder in enumerate(of_page)]
    for element in tree.by_reference.values():
        if element.get("Type") == "/StructElem" and element.reference not in reached:
            element.clear()


def make_artifacts(tokens: list, mcids: set[int]) -> None:
    """Turn marked content into artifacts in a page's content: “/Span <</MCID 7>> BDC” becomes “/Artifact BMC”."""
    for index, token in enumerate(tokens):
        if isinstance(token, dict) and token.get("MCID") in mcids:
            tokens[index - 1 : index + 2] = ["/Artifact", b"", b"BMC"]
