"""Scenario S5: those who have not declared can be helped to it from the meeting."""

from django.urls import reverse


def test_s5_from_the_list_of_the_unknown_the_lead_goes_to_send_a_link_or_key_in(as_grace, as_clara, meeting, run, gus):
    conflicts, declarant = reverse("conflicts", args=[meeting.pk]), reverse("declarant", args=[gus.pk])

    assert declarant in as_grace.get(conflicts).content.decode()
    assert declarant not in as_clara.get(conflicts).content.decode()
    page = as_grace.get(declarant).content.decode()
    assert "Send a link to declare" in page
    assert "Key in from paper" in page
