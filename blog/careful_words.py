"""The words by which a comment is looked through for names: what makes none, and what makes one. In small letters."""


def words(text):
    return frozenset(text.split())


# They begin a sentence or stand between names.
OF_SENTENCES = words(
    """
    a about after all an and another any as at back because been before being both but by can could did do does dear
    during each even every first for from had has have here his her how however i if in instead into is it its just
    last later like many may maybe more most much my never next no nobody not nothing now of on once one only or our
    over perhaps please she he should since so some somebody still such than thank thanks that the their then there
    these they this those though to today tomorrow under until very was we well were what when where which while who
    why will with without would yes yesterday yet you your
    ask call contact go hear keep know let look mail make meet read remember ring say see send speak take talk tell
    think watch write
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter spring summer autumn winter new year old
    against although am are bad be big cannot close closing cut cutting dear despite doesn't doesn’t don't don’t
    down fair friends full good great happy hello hi i'm including interesting isn't isn’t it's it’s i’m keeping
    least less let merry neither nor off ok out people poor right sad same save saving several shame sorry staff
    stop top up whatever when’s whether whole
    """
)
# They have a capital in the field that this site is about, and make no name of a person or a place by themselves.
OF_THE_FIELD = words(
    """
    north south east west northern southern eastern western central midlands greater upper lower great britain united
    kingdom england wales scotland ireland london european city county district borough town village metropolitan
    council councils authority authorities local government national international public private social community
    health healthcare care service services trust trusts primary strategic hospital clinic university college school
    academy police fire rescue ambulance probation prison jobcentre treasury cabinet office department ministry house
    commons lords parliament minister ministers secretary prime chancellor labour conservative conservatives liberal
    democrat democrats party green total place pilot pilots programme project budget budgets report reports review
    board committee group working team partnership strategy plan agency commission executive trade trades union unions
    branch branches congress conference steward stewards regional region officer officers chief director leader
    street road lane avenue square park bridge station bank press times guardian news radio
    agenda american area arts association audit based bbc british centre christian civic comprehensive count
    counting crown deep dem dems development dive english european facebook field foreign form forum foundation free
    french full future german gmb google governance gp grammar grant grants guide hall head high home human infant
    infants institute irish itv junior leadership level lib manual medical nhs nursery nursing pcs policy polish
    post privy research resources royal rural scottish secondary security sixth society special state teaching ten
    toolkit tories tory town trial trials tuc twitter ucu unison unitary unite urban welsh years youth
    """
)
NO_NAMES = OF_SENTENCES | OF_THE_FIELD
# Places where people work, by the last word of their names; those of the second need one of these words before them.
PLACES = words(
    """
    academy clinic college constabulary council depot hospice hospital hostel infirmary jobcentre library nursery
    office police prison school station surgery trust university ward
    """
)
PLACES_OF = {
    "centre": words(
        "call care children’s children's childrens civic community contact day family health job leisure medical "
        "resource sports youth"
    ),
    "home": words("care children’s children's childrens nursing residential"),
    "service": words("ambulance careers fire probation rescue"),
}
# They may stand between the name of a place and that last word.
BETWEEN_PLACES = OF_THE_FIELD | PLACES_OF["centre"] | words("bus residential train tram")
# Sorts of places, and no place: “at film school”.
SORTS = words("art boarding drama film fee-paying law private mixed night nearby summer neighbouring training village")
# A letter after one of these is no initial: “plan B”.
LETTERED = words(
    "annex appendix band block class grade group hepatitis level option page part phase plan platform room section "
    "site step table tier unit vitamin wing"
)
# First names that are hardly anything else, for those who write without capitals or with nothing else.
FIRST_NAMES = words(
    """
    adam aisha alan alison amanda andrew andy angela anita ann anna anne anthony barbara ben brenda brian carol
    caroline catherine charlotte cheryl chloe chris christine claire clare colin craig daniel darren dave david dawn
    debbie deborah denise derek diane donna doreen dorothy edward eileen elaine elizabeth emily emma eric fatima
    fiona gareth gary geoff george gillian graham hannah heather helen henry ian imran irene jacqueline jacqui james
    jane janet janice jason jean jennifer jenny jessica jill jim joan joanna joanne john jonathan joyce judith julia
    julian julie karen kate katherine kathleen kathryn keith kelly ken kenneth kerry kevin kim laura lauren leanne
    lesley leslie linda lisa liz louise lucy lynn lynne malcolm margaret maria marie marion martin mary matthew
    maureen melanie michael michelle mike mohammed muhammad nadia natalie neil nicola nigel pamela patricia patrick
    paul pauline peter philip priya rachel raymond rebecca richard rita robert robin roger ronald roy ruth samantha
    sandra sanjay sarah sharon sheila shirley simon sophie stacey stephanie stephen steve steven stuart susan
    suzanne sylvia teresa terry thomas tim timothy tina tony tracey tracy trevor valerie vanessa veronica victoria
    vivien wayne wendy yasmin yvonne
    """
)
# What follows a first name that stands alone.
AFTER_FIRST_NAMES = words(
    """
    always already agreed agrees asked asks came comes cried deserves explained feels felt gave gets goes got knew
    knows laughed left likes lost loves made makes means meant might moved must needs really retired reckons runs said
    says seems sent shall told thinks thought took tried used usually wanted wants went works worked wrote
    """
)
