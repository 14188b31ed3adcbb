"""The pages that the browser walks: of every kind one, and of lists those that look different when asked something."""

RECORD = (
    "/pilots/",
    "/pilots/?theme=gangs&region=london&status=nonsense",
    "/pilots/birmingham/",
    "/bodies/?kind=police",
    "/bodies/southwest-one/",
    "/branches/",
    "/branches/birmingham/",
    "/service-groups/",
    "/service-groups/health/",
    "/figures/",
    "/timeline/?pilot=kent",
)
READING = (
    "/",
    "/documents/?kind=union",
    "/documents/total-place-treasury-report/",
    "/documents/practitioners-guide/?q=work",
    "/documents/practitioners-guide/pages/1/?phrase=trade-unions",
    "/silences/",
    "/silences/?phrase=all&answer=silent",
    "/claims/",
    "/claims/early-savings-to-validate-the-work/",
    "/blog/",
    "/blog/2009/",
    "/blog/2009/11/",
    "/blog/2009/11/in-a-totally-bad-place/",
    "/blog/topics/unison/",
    "/search/",
    "/search/?q=leicester",
    "/search/?q=zzzz",
    "/glossary/",
    "/about/",
    "/corrections/",
    "/nowhere/",
)
PAGES = RECORD + READING
