"""The English words of the generated archive: lists of nouns, verbs and parts of sentences of the field.

All of it is written for these tests. Alternatives of several words are divided by "|". A name in braces is
a slot that `grammar` fills from another list.
"""

from __future__ import annotations

import re


def many(text: str) -> tuple[str, ...]:
    """The alternatives in ``text``, divided by "|" or the end of a line."""
    return tuple(part.strip() for part in re.split(r"[|\n]", text) if part.strip())


PEOPLE = tuple(
    """escapees refugees defectors women mothers children orphans teenagers families relatives brothers
sisters daughters grandmothers workers labourers traders smugglers brokers guides missionaries pastors
converts
believers students teachers nurses doctors soldiers deserters fishermen loggers seamstresses waitresses
farmers
miners drivers translators witnesses survivors returnees detainees prisoners inmates captives migrants
arrivals
strangers newcomers neighbours villagers townspeople couples newborns pensioners apprentices cooks cleaners
musicians athletes engineers clerks widows cousins volunteers helpers lodgers passengers stowaways""".split()
)

OFFICERS = tuple(
    """police guards soldiers officers investigators interrogators prosecutors magistrates wardens
inspectors informants commanders clerks customs-men patrolmen agents jailers overseers envoys diplomats
administrators registrars censors secretaries officials functionaries delegates councillors ministers consuls
attachés superintendents supervisors sergeants captains gatekeepers escorts""".split()
)

THINGS = tuple(
    """vehicles buses trucks telephones documents passports permits letters photographs recordings maps
ledgers lists registers files dossiers warrants verdicts sentences confessions statements interviews notebooks
receipts payments bribes wages debts blankets uniforms shoes medicines rations meals grain rice maize coal
firewood fences cameras sensors floodlights towers barriers bridges tunnels roads checkpoints barracks cells
corridors dormitories workshops kitchens clinics churches schools factories orchards logging-camps farms
markets
shelters safehouses apartments hostels boats rafts ropes ladders footprints rumours warnings threats orders
quotas searches raids transfers convoys departures crossings handovers hearings trials appeals petitions
resolutions motions amendments treaties agreements protocols memoranda briefings minutes transcripts annexes
findings estimates figures totals tables charts surveys samples questionnaires archives databases satellites
images coordinates dates signatures stamps seals fingerprints""".split()
)

ABSTRACT = tuple(
    """punishment hunger fear exhaustion silence shame grief hope relief suspicion secrecy loyalty
obedience pressure persuasion negotiation delay uncertainty illness infection pregnancy separation captivity
isolation interrogation surveillance denunciation forced-labour starvation overcrowding violence beatings
torture
humiliation extortion exploitation trafficking marriage childbirth adoption statelessness poverty debt asylum
protection resettlement transit rescue release pardon compensation accountability impunity cooperation
denial refusal neglect indifference concern outrage sympathy solidarity patience vigilance propaganda ideology
worship prayer baptism literacy schooling retraining employment recovery nightmares injury frostbite pneumonia
tuberculosis malnutrition dehydration execution disappearance deportation expulsion return removal""".split()
)

ADJECTIVES = tuple(
    """undocumented exhausted frightened pregnant elderly young injured unregistered stateless
separated hungry sick ill-treated unaccompanied desperate ordinary local provincial foreign regional central
senior junior armed plain-clothes uniformed temporary permanent crowded unheated remote narrow frozen muddy
flooded
mountainous coastal northern southern eastern western industrial rural abandoned guarded hidden secret
official
unofficial confidential forged expired handwritten sealed unsigned incomplete detailed credible consistent
contradictory reliable doubtful early late sudden repeated systematic arbitrary prolonged harsh severe lenient
brutal routine deliberate unexplained preventable humanitarian diplomatic legal judicial parliamentary
religious
ethnic domestic bilateral multilateral voluntary involuntary overnight seasonal annual recent former surviving
missing unnamed well-known independent joint urgent modest unprecedented familiar bitter quiet
cautious""".split()
)

#: Verbs with people as their object; every past is the base with -ed, or -d after e.
TO_PEOPLE = tuple(
    """detain arrest question interrogate transfer deport return expel hand-over search register
photograph fingerprint separate isolate threaten beat-up shelter hide feed guide transport abandon betray
denounce recruit employ exploit cheat rescue release escort count identify trace interview examine treat
punish sentence shame warn comfort counsel baptise teach clothe house separate pursue intercept capture
surround fine blackmail isolate neglect assist represent welcome reject refuse exclude recognise""".split()
)

TO_THINGS = tuple(
    """confiscate collect destroy burn inspect copy publish withhold falsify translate verify
compare document record review catalogue hide discover notice photograph repair erect extend install remove
dismantle cross reach watch patrol close reopen seal abandon convert purchase deliver distribute ration
request demand offer receive refuse sign approve postpone cancel delay enforce ignore question dispute confirm
deny mention describe explain quote summarise submit circulate present announce conceal preserve restore
monitor measure examine analyse trace map classify release cite acknowledge expose""".split()
)

SAYING = tuple(
    """said|reported|explained|recalled|insisted|warned|admitted|confirmed|argued|noted|added|claimed
complained|estimated|acknowledged|suggested|maintained|observed|concluded|stressed|believed|wrote|learned
told colleagues|told a hearing|testified|remembered|repeated|conceded|predicted|asserted|indicated""".replace(
        "\n", "|"
    ).split("|")
)

PLACES = tuple(
    """Shenyang|Tumen|Dandong|Yanji|Hunchun|Helong|Longjing|Changbai|Changchun|Jilin|Harbin|Dalian
Tonghua|Baishan|Linjiang|Ji'an|Mudanjiang|Qingdao|Kunming|Nanning|Beijing|Tianjin|Hohhot|Xi'an|Sinuiju|Hyesan
Musan|Hoeryong|Onsong|Namyang|Chongjin|Rason|Kanggye|Manpo|Hamhung|Wonsan|Pyongsong|Kaesong|Nampo|Sariwon
Haeju
Kilju|Kimchaek|Tanchon|Samjiyon|Seoul|Busan|Incheon|Daejeon|Gwangju|Paju|Suwon|Anseong|Hwacheon|Vientiane
Bangkok|Chiang Rai|Chiang Saen|Ulaanbaatar|Erenhot|Vladivostok|Khabarovsk|Geneva|London|Brussels|New York
Washington|Tokyo|Osaka|Canberra|Ottawa|Oslo|The Hague|Prague|Warsaw|Hanoi|Phnom Penh|Mong Cai""".replace(
        "\n", "|"
    ).split("|")
)

OPENERS = many("""In {month}|Early in {month}|Towards the end of {month}|By {month}|Since the spring
After nightfall
On the second day|Before dawn|That winter|During the pandemic|Within {small} days|Only {small} hours later
For years
At first|In practice|In private|Elsewhere in {place}|Near {place}|Outside {place}|From {place}
On the road to {place}
Across the river|Despite the {abstract}|Because of {abstract}|Without {abstract}|Amid growing {abstract}
As before
Even so|Meanwhile|By then|Once inside|Under {adjective} guard|According to custom|Contrary to promises
More often
In most cases|In {small} cases|Not long afterwards|The following {season}|Two winters earlier|Above all|Today
Out of {abstract}|Faced with {abstract}|Given the {adjective} {things}|With {adjective} {things} scarce|Again
Through {adjective} {things}|Among {adjective} {people}|Like other {people}|Unlike the {officers}|For {people}
Between {place} and {place}|Along the {adjective} valley|At the {adjective} crossing|Beyond {place}
All the while
To avoid {abstract}|To hasten {abstract}|As {season} came|When {things} ran out|Some {small} weeks before
At noon
Beside the {adjective} {things}|Late one evening|Inside the compound|Throughout {season}
Against all advice""")

WHERE = many("""in {place}|near {place}|outside {place}|on the outskirts of {place}
between {place} and {place}
at a {adjective} station in {place}|in the hills above {place}|along the river at {place}
in {adjective} {things}
on the {adjective} bank|behind {adjective} {things}|beyond the {things}|at the edge of {place}|inside {things}
in a {adjective} district of {place}|at the {place} crossing|in a village near {place}
by the {adjective} harbour
on the railway from {place}|in a basement in {place}|at an {ordinal} checkpoint|in the county town
aboard {things}
within sight of {place}|upstream of {place}|under a bridge in {place}|among {adjective} {people}|on foot
in rooms without {things}|on both banks|in {small} provinces|far from {place}|beside {adjective} {things}""")

HOW = many("""without {abstract}|without {adjective} {things}|with {adjective} {things}|with {abstract}
by night
in {abstract}|for {small} weeks|for {small} months|for nearly {small} years|over {small} nights
in {small} groups
out of {abstract}|through {abstract}|despite {abstract}|after {adjective} {abstract}
before {adjective} {abstract}
under {adjective} {things}|in return for {things}|in exchange for {abstract}|against {adjective} {things}
twice
at great cost|one by one|in the presence of {officers}|in front of {people}|away from {people}|in handcuffs
together with {people}|instead of {people}|rather than {abstract}|for want of {things}|on {adjective} grounds
as {things} were exchanged|while {officers} waited|until {things} arrived|until the {officers} changed
in secret
because {things} were {adjective}|because {people} feared {abstract}|so that {people} escaped {abstract}
unseen
although {officers} promised {things}|although {things} proved {adjective}|as {people} slept
as {abstract} spread
once {officers} had left|where {people} awaited {abstract}|where {things} were kept|except in {month}
by mistake
in spite of {adjective} {things}|on the strength of {things}|for lack of {abstract}|in the name of {abstract}
with the help of {people}|on orders from {place}|following {things} from {place}|pending {adjective} {things}
at the request of {officers}|to the dismay of {people}|under threat of {abstract}
in the course of {things}""")

TAILS = many("""which {officers} denied|which {people} doubted|which brought {abstract}
which ended in {abstract}
leaving {people} without {things}|leaving {adjective} {things} behind|causing {abstract} among {people}
according to {adjective} {things}|as {adjective} {people} feared|as {things} from {place} show
costing {small} lives
prompting {adjective} {things}|prompting {abstract} in {place}|raising {adjective} questions about {abstract}
a sign of {abstract}|a cause of {abstract}|a source of {adjective} {abstract}|the first such case in {month}
something {officers} never explained|something {people} had long expected|among them {adjective} {people}
including {people} from {place}|including {adjective} {people}|most of them {people}|many of them {people}
few of whom saw {place} again|none of whom received {things}|some with {adjective} {things}
half of them {people}
though {things} remain {adjective}|though {officers} said otherwise|and {people} paid for it with {abstract}
and {things} changed hands|and {abstract} followed|and {adjective} {things} were found|but {people} persisted
but {officers} looked away|but {things} never came|ending {small} months of {abstract}
adding to the {abstract}
making {abstract} worse|making {things} {adjective}|to judge by {things}|to the {abstract} of {people}""")

STATES = many("""remained {adjective}|seemed {adjective}|was {adjective} in {place}|turned into {abstract}
led to {abstract}|spread to {place}|outlasted the {things}|gave way to {abstract}|reached {place} by {month}
shaped every {adjective} decision|followed {people} abroad|cost {people} their {things}|began with {things}
depended on {officers}|was worst in {season}|haunted {adjective} {people}|mattered more than {things}
went unpunished in {place}|was hidden from {people}|was worse than {abstract}|came without {things}
ended in {month}
grew with every {ordinal} raid|fell hardest on {people}|is described in {things}
kept {people} from {place}""")

#: Stock phrases of the field: short, and in many documents by many hands.
STOCK = many("""forcibly repatriated to North Korea|face torture and execution on return
in violation of international law
the principle of non-refoulement|the Republic of Korea|crimes against humanity|political prison camps
the North Korean-China border|well-founded fear of persecution|safe passage to South Korea|economic migrants
sent back against their will|the whereabouts of those returned|holding centres near the border""")

DEMANDS = many("""calls on {officers} to|urges the {officers} in {place} to|asks {adjective} {officers} to
appeals to governments to|demands that {officers} now|invites {officers} from {place} to
would press {officers} to""")

SMALL = tuple("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split())
ORDINALS = tuple("second third fourth fifth sixth seventh eighth ninth tenth".split())
SEASONS = tuple("spring summer autumn winter harvest monsoon thaw".split())
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)

#: Words that can stand for one another; the second is what an editor puts for the first, and the other way.
SYNONYMS = dict(
    pair.split("/")
    for pair in """escapees/defectors refugees/escapees women/mothers children/minors families/households
    relatives/kin workers/employees brokers/middlemen detained/held arrested/seized questioned/interrogated
    deported/expelled returned/repatriated police/gendarmes guards/sentries officers/officials near/close
    outside/beyond said/stated reported/announced warned/cautioned insisted/maintained confirmed/verified
    exhausted/weary frightened/terrified elderly/aged young/youthful injured/wounded crowded/packed
    remote/distant
    harsh/severe brutal/cruel sudden/abrupt hidden/concealed secret/covert documents/papers vehicles/lorries
    hunger/starvation fear/dread grief/sorrow hope/optimism silence/quiet punishment/retribution
    although/though
    while/whilst because/since before/ahead without/lacking among/amid many/numerous few/scarcely some/certain
    nearly/almost urges/presses calls/appeals demands/requires shelter/refuge prisoners/inmates lists/rolls
    letters/messages photographs/pictures recent/latest former/previous urgent/pressing missing/absent
    credible/plausible detailed/thorough official/formal confidential/private temporary/provisional
    searched/combed transferred/moved released/freed confiscated/seized destroyed/wrecked collected/gathered
    published/issued concealed/hid described/portrayed discovered/found noticed/saw watched/observed
    months/weeks years/decades nights/evenings towards/toward end/close early/soon once/after where/whereupon
    began/started ended/finished remained/stayed seemed/appeared reached/attained spread/extended""".split()
)

#: British spelling and American spelling.
SPELLINGS = dict(
    pair.split("/")
    for pair in """labourers/laborers neighbours/neighbors forced-labour/forced-labor baptise/baptize
    baptised/baptized recognise/recognize recognised/recognized summarise/summarize summarised/summarized
    analyse/analyze analysed/analyzed rumours/rumors harbour/harbor councillors/councilors catalogue/catalog
    catalogued/cataloged centres/centers centre/center labour/labor humour/humor organisation/organization
    organisations/organizations defence/defense programme/program programmes/programs
    realise/realize""".split()
)
INSERTED = tuple(
    """also reportedly again often then now still even just later apparently already mostly
always usually sometimes there here only both very rather quite indeed perhaps simply""".split()
)
