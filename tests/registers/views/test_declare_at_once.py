"""Declaring that there is nothing to declare."""

import pytest

from registers.actions import declaring
from tests.registers.told import own
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")


def test_nothing_to_declare_is_declared(as_ada, ada):
    response = as_ada.post("/declare/nothing/", follow=True)

    assert [each.kind for each in ada.declarations.all()] == ["nil"]
    assert "that you have nothing to declare" in response.content.decode()


def test_nothing_to_declare_is_refused_kindly_while_interests_stand(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)

    response = as_ada.post("/declare/nothing/")

    assert errors(response) == {"__all__": [str(declaring.InterestsStand())]}
    assert "Partner in a practice or firm, Larkfield Surgery" in response.content.decode()
    assert [each.kind for each in ada.declarations.all()] == ["interests"]


def test_somebody_elses_confirmation_is_not_found(as_ada, grace, body, now):
    hers = declaring.declare_nil(body=body, person=grace, by=grace, at=now)

    assert as_ada.get(f"/declare/done/{hers.pk}/").status_code == 404
