"""What is asked about those an item is not about but may affect, and what follows from the answer."""

from matching.effects import Effect

WORDS = {
    Effect.PATIENTS: "May any member’s practice receive the patients?",
    Effect.BIDDING: "May any member’s practice or federation bid?",
    Effect.FUNDING: "Does what is paid here leave less for other practices?",
    Effect.MONEY: "Does this move money into or out of primary care, PMS, a scheme or a provider?",
}
LEADS = {
    Effect.PATIENTS: (
        "Practices of the same network, town or postcode district are those patients would go to."
        " If you say yes, members with a stake in one are shown as “may be affected”."
    ),
    Effect.BIDDING: "If you say yes, members with a stake in a practice or federation are shown as “may be affected”.",
    Effect.FUNDING: (
        "If you say yes, members with a stake in a practice that is not among those paid"
        " are shown as “may be affected”."
    ),
    Effect.MONEY: "If you say yes, say next what the item is about, so that it can be matched.",
}
