"""What is asked of the Guardian, and what is said to it."""

from coi.shared.fields import LongText
from coi.shared.forms import PageForm

LONGEST = 3000  # characters


class QuestionForm(PageForm):
    """A question to the Guardian."""

    title = "Ask the Guardian in confidence"
    button = "Send question"
    words = LongText(
        label="Your question",
        max_length=LONGEST,
        help_text="Say what it is about and what you are unsure of. Leave out names and health details that the"
        " Guardian does not need",
        error_messages={"required": "Enter your question"},
    )


class RemarkForm(PageForm):
    """More on a question: an answer, or something further to ask."""

    button = "Send"
    words = LongText(max_length=LONGEST)

    def __init__(self, *args, is_answer: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "Answer" if is_answer else "Ask further"
        field = self.fields["words"]
        field.label = "Your answer" if is_answer else "What else do you want to ask or tell?"
        field.error_messages["required"] = "Enter your answer" if is_answer else "Enter what you want to ask or tell"
