"""Long questionnaires as data: pages in order, each with the condition under which it is asked.

Answers are kept as they were posted, by page. A page's form reads them again each time, so what counts is always what
the forms accept now, whatever was changed on an earlier page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django import forms

from coi.shared.forms import PageForm

Posted = dict[str, str]
Answers = Mapping[str, Posted]


def always(said: Posted) -> bool:
    """The page is asked of everyone."""
    return True


@dataclass(frozen=True)
class Page:
    """One page: its name in the address, its form, and when it is asked, given all that was said before it."""

    name: str
    form: type[PageForm]
    when: Callable[[Posted], bool] = always


def answered(**values: str) -> Callable[[Posted], bool]:
    """A condition: these fields were answered with these values."""
    return lambda said: values.items() <= said.items()


@dataclass(frozen=True)
class Journey:
    """A way through pages. `given` is what the forms are made with besides the answers, as keyword arguments."""

    pages: Sequence[Page]
    answers: Answers
    given: Mapping[str, object] = field(default_factory=dict)

    def asked(self) -> list[Page]:
        """The pages that are asked, as the answers stand; what was said on others does not count."""
        asked, said = [], {}
        for page in self.pages:
            if page.when(said):
                asked.append(page)
                said.update(self.answers.get(page.name, {}))
        return asked

    def said(self) -> Posted:
        """Everything said on the pages that are asked."""
        return {name: value for page in self.asked() for name, value in self.answers.get(page.name, {}).items()}

    def form(self, page: Page, posted: Mapping[str, str] | None = None) -> PageForm:
        """A page's form, filled with what is posted now, or else with what was answered before."""
        data = posted if posted is not None else self.answers.get(page.name)
        return page.form(data, said=self.said(), **self.given)

    def forms(self) -> dict[str, PageForm]:
        """The forms of the pages that are asked, by name, with their answers."""
        return {page.name: self.form(page) for page in self.asked()}

    def unfinished(self) -> Page | None:
        """The first page that is not answered, or whose answers no longer pass; None at the end of the way."""
        return next((page for page in self.asked() if not self.form(page).is_valid()), None)

    def reachable(self, page: Page) -> bool:
        """Whether every page before this one is answered."""
        asked = self.asked()
        return all(self.form(each).is_valid() for each in asked[: asked.index(page)])

    def named(self, name: str) -> Page | None:
        """The page with this name, if it is asked."""
        return next((page for page in self.asked() if page.name == name), None)

    def before(self, page: Page) -> Page | None:
        """The page asked before this one."""
        asked = self.asked()
        return asked[asked.index(page) - 1] if page != asked[0] else None


def as_posted(form: forms.Form) -> Posted:
    """A form's answers as its page would post them: a valid form's, put in order, or an unbound form's initial ones."""
    posted: Posted = {}
    for bound in form:
        value = bound.field.prepare_value(form.cleaned_data[bound.name]) if form.is_bound else bound.value()
        widget = bound.field.widget
        if isinstance(widget, forms.MultiWidget):
            names, parts = [bound.html_name + suffix for suffix in widget.widgets_names], widget.decompress(value)
        else:
            names, parts = [bound.html_name], [value]
        posted.update((name, str(part)) for name, part in zip(names, parts, strict=True) if part is not None)
    return posted
