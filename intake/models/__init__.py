"""What arrives as files: staff lists and earlier registers."""

from intake.models.imported import Confirmation, ImportedInterest
from intake.models.intake import Intake, Line, Outcome, Recognition, Undoing

__all__ = ["Confirmation", "ImportedInterest", "Intake", "Line", "Outcome", "Recognition", "Undoing"]
