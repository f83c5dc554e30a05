"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class InvitedOnly(DefaultAccountAdapter):
    """Nobody makes an account for themselves: a body appoints people, then they sign in."""

    def is_open_for_signup(self, request) -> bool:
        """Never."""
        return False
