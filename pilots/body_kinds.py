"""What kind of body a name speaks of: a guess for an officer to look over, and what bodies must share to be alike."""

import re

from pilots.models.body import PartnerBody
from pilots.names import Known, Names, folded

Kind = PartnerBody.Kind
COUNCILS = {
    Kind.COUNTY_COUNCIL,
    Kind.DISTRICT_COUNCIL,
    Kind.UNITARY_COUNCIL,
    Kind.METROPOLITAN_COUNCIL,
    Kind.LONDON_BOROUGH,
}
HEALTH = {Kind.PRIMARY_CARE_TRUST, Kind.NHS_TRUST}
LONDON = (
    "barking and dagenham|barnet|bexley|brent|bromley|camden|croydon|ealing|enfield|greenwich|hackney|"
    "hammersmith and fulham|haringey|harrow|havering|hillingdon|hounslow|islington|kensington and chelsea|"
    "kingston upon thames|lambeth|lewisham|merton|newham|redbridge|richmond upon thames|southwark|sutton|"
    "tower hamlets|waltham forest|wandsworth|westminster"
)
METROPOLITAN = (
    "bolton|bury|manchester|oldham|rochdale|salford|stockport|tameside|trafford|wigan|knowsley|liverpool|sefton|"
    "st helens|wirral|barnsley|doncaster|rotherham|sheffield|gateshead|newcastle|north tyneside|south tyneside|"
    "sunderland|birmingham|coventry|dudley|sandwell|solihull|walsall|wolverhampton|bradford|calderdale|kirklees|"
    "leeds|wakefield"
)
# The first that fits a folded name decides.
GUESSES = (
    (r" police| constabulary", Kind.POLICE),
    (r" fire ", Kind.FIRE),
    (r" probation", Kind.PROBATION),
    (r" nhs foundation trust| nhs trust| foundation trust| hospitals? | ambulance", Kind.NHS_TRUST),
    (r" primary care| pct | care trust|^ nhs | nhs $| health authority", Kind.PRIMARY_CARE_TRUST),
    (r" crown prosecution| courts? | prisons? | criminal justice| youth offending| cps ", Kind.CRIMINAL_JUSTICE),
    (r" universit| college| school | schools | academy| sixth form", Kind.EDUCATION),
    (r" partnership| strategic| alliance| board | association of| consortium", Kind.PARTNERSHIP),
    (r" voluntary| community action| charit| citizens advice| age concern| cvs | volunteer", Kind.VOLUNTARY_SECTOR),
    (rf" london borough| royal borough|^ ({LONDON}) (borough )?council ", Kind.LONDON_BOROUGH),
    (rf" metropolitan| mbc | mdc |^ ({METROPOLITAN}) (city |borough )?council ", Kind.METROPOLITAN_COUNCIL),
    (r" county council", Kind.COUNTY_COUNCIL),
    (r" learning and skills council", Kind.CENTRAL_GOVERNMENT),
    (r" (district|borough) council |^ borough of ", Kind.DISTRICT_COUNCIL),
    (r" council ", Kind.UNITARY_COUNCIL),
    (r" government office| development agency| regional", Kind.REGIONAL_AGENCY),
    (r"^ (department|ministry|hm) | treasury| home office| jobcentre| agency ", Kind.CENTRAL_GOVERNMENT),
    (r" ltd | limited | plc | llp | consult", Kind.COMPANY),
)
COMMON = (
    *("council", "city", "county", "borough", "district", "metropolitan", "london", "royal", "unitary", "mbc", "mdc"),
    *("nhs", "trust", "primary", "care", "pct", "foundation", "teaching"),
    *("police", "constabulary", "force", "authority", "fire", "rescue", "probation", "service", "services"),
    *("of", "the", "and", "for", "in"),
)


def guess_kind(name):
    """A `PartnerBody.Kind`, or "" where the name does not tell."""
    text = f"{folded(name)} "
    return next((kind for pattern, kind in GUESSES if re.search(pattern, text)), "")


def sort_of(kind):
    """What two bodies must share for one to be a slip for the other; "" for what a name does not tell."""
    if kind in COUNCILS:
        return "council"
    return "health" if kind in HEALTH else kind if kind not in ("", Kind.OTHER) else ""


class BodyNames(Names):
    """All bodies of the record, drafts too, for one look at the database."""

    def __init__(self):
        rows = PartnerBody.objects.order_by("pk").values_list("pk", "name", "other_names", "kind")
        super().__init__([Known(key, name, others, sort_of(kind)) for key, name, others, kind in rows], COMMON)

    def guess_kind(self, typed):
        return guess_kind(self.righted(typed))

    def find(self, typed):
        return super().find(typed, sort_of(self.guess_kind(typed)))
