"""Words that stand before names or in their place: titles, offices, and the nouns of bodies, papers and groups.

Lists of our own, lower case; English first, Russian, French, German and Spanish where news uses them most. Offices of
all languages and small words of any other come from the lexica.
"""

from __future__ import annotations

from sayso.text.lexicon import LANGUAGES, lexicon


def listed(words: str) -> frozenset[str]:
    """The words of a list, as a set."""
    return frozenset(words.split())


def of_lexica(group: str, but: str) -> frozenset[str]:
    """The single words that the lexica list in a group, without the languages named."""
    held = (lexicon(language).words(group) for language in LANGUAGES if language not in but.split())
    return frozenset(word for words in held for word in words if " " not in word)


COURTESY = {
    "mr": "m",
    "mr.": "m",
    "mister": "m",
    "sir": "m",
    "lord": "m",
    "monsieur": "m",
    "herr": "m",
    "señor": "m",
    "sr.": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
    "mme": "f",
    "mlle": "f",
    "madame": "f",
    "frau": "f",
    "señora": "f",
    "sra.": "f",
    "господин": "m",
    "госпожа": "f",
    "г-н": "m",
    "г-жа": "f",
    "dr": "",
    "dr.": "",
    "prof": "",
    "prof.": "",
}

OFFICE_FORMS = {
    "sen": "senator",
    "sen.": "senator",
    "sens.": "senator",
    "rep": "representative",
    "rep.": "representative",
    "reps.": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "gov.": "governor",
    "gen.": "general",
    "gen": "general",
    "col.": "colonel",
    "lt.": "lieutenant",
    "sgt.": "sergeant",
    "capt.": "captain",
    "maj.": "major",
    "cmdr.": "commander",
    "adm.": "admiral",
    "rev.": "reverend",
    "pres.": "president",
    "prof.": "professor",
    "prof": "professor",
    "dr.": "doctor",
    "dr": "doctor",
    "hon.": "honorable",
    "atty.": "attorney",
    "pm": "prime minister",
    "vp": "vice president",
    **dict.fromkeys(listed("spokeswoman spokesperson porte-parole пресс-секретарь представитель"), "spokesman"),
    **dict.fromkeys(listed("chairwoman chair chairperson"), "chairman"),
    "businesswoman": "businessman",
    "frontrunner": "front-runner",
    "boss": "chief",
    "head": "chief",
    "premier": "prime minister",
    "ministre": "minister",
    "président": "president",
    "présidente": "president",
    "chancelier": "chancellor",
    "chancelière": "chancellor",
    "sénateur": "senator",
    "maire": "mayor",
    "directeur": "director",
    "directrice": "director",
    "министр": "minister",
    "президент": "president",
    "глава": "chief",
    "мэр": "mayor",
    "сенатор": "senator",
    "губернатор": "governor",
    "директор": "director",
    "председатель": "chairman",
    "премьер-министр": "prime minister",
    "standard-bearer": "nominee",
    "nominee-in-waiting": "nominee",
    "candidate": "candidate",
    "commander-in-chief": "president",
    "пресс-секретаря": "spokesman",
    "министра": "minister",
    "президента": "president",
    "главы": "chief",
    "представителя": "spokesman",
    "мэра": "mayor",
}

OFFICES = (
    frozenset(OFFICE_FORMS)
    | frozenset(OFFICE_FORMS.values())
    | listed("""
academic activist actor actress administrator adviser advisor agent aide ally ambassador analyst anchor
anchorman archbishop archdeacon architect artist assistant associate astronaut athlete attorney author baron
banker billionaire bishop blogger bookseller broadcaster broker builder businessman businessperson captain
cardinal cashier caretaker carpenter celebrity ceo cfo chairman challenger champion chaplain chef chief citizen
clergyman clerk coach co-author co-chair co-chairman co-founder colleague collector colonel columnist comedian
commander commentator commissioner communist composer comptroller congressional conservative consul consultant
contender contractor contributor coordinator coroner correspondent councillor councilman councilwoman councilor
counsel counsellor counselor critic curator cyclist dancer dean defector defender delegate democrat deputy designer
detective developer dictator diplomat director dissident doctor donor driver economist editor editor-in-chief
emperor engineer envoy ex-president executive expert farmer fellow filmmaker financier firefighter fisherman
foreman founder front-runner fundraiser general geologist governor guard guide harbormaster harbourmaster heir
historian host hostess housewife hydrologist immigrant incumbent informant inspector inspector-general insider
inventor investigator investor janitor journalist judge jurist justice king lawmaker lawyer leader lecturer
legislator librarian lieutenant lobbyist magistrate magnate major manager marshal mathematician mayor mediator
meteorologist miner minister moderator mogul monarch musician negotiator neighbor neighbour neurosurgeon nominee
novelist nurse officer official operative ombudsman operator opponent organiser organizer organist owner painter
parliamentarian pastor patriarch philanthropist philosopher photographer physician physicist pianist pilot
planner playwright poet policeman policewoman politician pollster pope postmaster president president-elect
presenter priest prince princess principal producer professor prosecutor psychiatrist psychologist publicist
publisher queen quarterback ranger ranking rapper rapporteur realtor receptionist reporter representative
republican researcher resident retiree reverend rival runner-up salesman scholar scientist screenwriter
scriptwriter secretary secretary-general senator sergeant sheik sheikh sheriff singer skipper socialist
sociologist soldier solicitor speaker specialist speechwriter spokesman star statesman stationmaster strategist
student sultan superintendent supervisor supporter surgeon surrogate surveyor survivor teacher technician tenant
theologian therapist tory trader trainer treasurer trustee tycoon undersecretary undergraduate veteran
veterinarian victim vicar vice-president vice-chairman volunteer waiter waitress warden welder widow widower
witness worker writer envoyé capitaine cheffe gouverneur gouverneure juge procureur procureure médiateur
médiatrice négociateur négociatrice analyste général générale porte-parole patron patronne responsable
ambassadeur ambassadrice colonelle député députée avocat avocate conseiller conseillère économiste journaliste
professeur maire-adjoint secrétaire глава губернатор депутат дипломат директор журналист заместитель историк
лидер помощник посол профессор редактор советник сопредседатель спикер эксперт экономист юрист политолог
аналитик инженер учитель рыбак капитан диспетчер начальник außenminister bundeskanzler bundeskanzlerin kanzler
kanzlerin ministerin präsident präsidentin sprecher sprecherin bürgermeister bürgermeisterin ministro ministra
presidente presidenta portavoz alcalde alcaldesa gobernador directora senador secretario secretaria
""")
    | of_lexica("offices", but="en")
)
SMALL_WORDS_HERE = "en ru fr de es"

TITLE_HEADS = (
    OFFICES
    | frozenset(COURTESY)
    | listed("""
vice deputy former first mother father brother sister st. actor star us advocate
""")
)
FIRST_NAME_AFTER = listed("""
pope king queen prince princess sir dame emperor sister brother father mother
""")
PORTFOLIOS = listed("""
state defense defence energy labor labour commerce education agriculture justice interior treasury
transportation health foreign homeland war veterans staff parliament
""")
KIN = {
    "wife": "f",
    "husband": "m",
    "mother": "f",
    "father": "m",
    "sister": "f",
    "brother": "m",
    "daughter": "f",
    "son": "m",
    "widow": "f",
    "widower": "m",
    "girlfriend": "f",
    "boyfriend": "m",
    "aunt": "f",
    "uncle": "m",
    "niece": "f",
    "nephew": "m",
    "grandmother": "f",
    "grandfather": "m",
    "fiancée": "f",
    "fiancé": "m",
    "mom": "f",
    "dad": "m",
}
SEXED = {
    **KIN,
    "man": "m",
    "woman": "f",
    "girl": "f",
    "boy": "m",
    "lady": "f",
    "gentleman": "m",
    "guy": "m",
    "actress": "f",
    "waitress": "f",
    "waiter": "m",
    "spokeswoman": "f",
    "spokesman": "m",
    "chairwoman": "f",
    "chairman": "m",
    "congresswoman": "f",
    "congressman": "m",
    "councilwoman": "f",
    "councilman": "m",
    "businesswoman": "f",
    "businessman": "m",
    "king": "m",
    "queen": "f",
    "prince": "m",
    "princess": "f",
    "policeman": "m",
    "policewoman": "f",
    "patriarch": "m",
    "statesman": "m",
    "fisherman": "m",
    "salesman": "m",
    "housewife": "f",
    "hostess": "f",
    "priest": "m",
    "pope": "m",
    "bishop": "m",
    "archbishop": "m",
    "rabbi": "m",
    "imam": "m",
    "nun": "f",
    "présidente": "f",
    "chancelière": "f",
    "directrice": "f",
    "bundeskanzlerin": "f",
    "ministerin": "f",
    "sprecherin": "f",
    "женщина": "f",
    "мужчина": "m",
}
PERSON_NOUNS = (
    OFFICES
    | frozenset(SEXED)
    | listed("""
person teenager friend spouse relative cousin parent child partner caller viewer voter user passenger protester
patient candidate politician mate counterpart predecessor successor suspect gunman shooter commander figure
native proponent opponent detractor backer winner loser skeptic watcher commuter individual personality
democrat-turned-republican newcomer outsider hopeful favorite bystander shopkeeper muslim christian jew freshman
octogenarian 70-year-old employee staffer narrator heckler attendee contestant entrepreneur preacher talker guest
member follower admirer loyalist millionaire homeowner shopper rancher donor impostor doppelganger half-brother namesake
interviewer questioner graduate alumnus alumna hacker whistleblower fugitive defendant plaintiff defender accuser
complainant pundit strongman heiress scion socialite wrestler boxer golfer player teammate roommate classmate
firebrand provocateur showman inmate convict felon extremist militant trucker beekeeper assailant manufacturer
""")
)

BODY_HEADS = listed("""
academy administration agency airlines alliance army assembly association authority bank board brigade brookings
bureau cabinet campaign caucus center centre chamber church city club coalition college command commission
committee company conference confederation congress constitution convention corporation corp corps council
country county court department district duma embassy federation firm force forces forum foundation front fund
government group guard guardian herald hospital hotel house inc inc. industries initiative inspectorate
institute institution journal kremlin league llc ltd magazine majesty ministry mission mosque movement museum
nation nations navy network news newspaper office opera operation organisation organization pac parliament
partners party patrol police policy politburo post press project radio railway register regiment research
republic review school secretariat senate service services society station studies studios syndicate synod
systems team telegraph television temple times treasury tribune tribunal trust tv union united universities
university watch weekly works workshop technologies
motors holdings airways enterprises centers centres zeitung gazette chronicle observer courier dispatch bulletin harbor
harbour port observatory cooperative ministère gouvernement parti ministerium partei ministerio gobierno partido
le monde министерство правительство партия университет комитет совет агентство институт центр банк
""") - listed("policy constitution le")  # fmt: skip

BODY_NOUNS = BODY_HEADS & listed("""
academy administration agency army bank board bureau cabinet campaign caucus church club coalition commission
committee company corporation council court department embassy federation firm foundation fund government group
institute ministry movement navy network newspaper organization organisation parliament party police team union
university senate congress paper hospital school service institution министерство правительство партия ministère
gouvernement
""") | listed("""
camp paper outlet website channel station regime delegation authorities presidency chancellery junta charity
nonprofit non-profit think-tank magazine broadcaster airline automaker tabloid daily weekly watchdog advocacy
""")  # fmt: skip

PAPERS = listed("""
account ad advertisement affidavit analysis announcement article bill blog book brief briefing bulletin caption
census chapter clip column communiqué commentary complaint contract cover data declaration decision document
documents documentary draft editorial email e-mail emails entry essay evidence excerpt fact figures file filing
film finding findings footage graphic headline history indictment interview investigation item journal law
lawsuit letter line magazine manifesto map memo memoir message minutes missive motion movie narrative note notes
notice number numbers op-ed opinion order page paper passage petition piece plan platform playbook poll polling
polls post posts poster press-release profile program prospectus quote readout record records referral register
release remark report reports research resolution results review rule ruling schedule script section sentence
series show sign slogan song speech spot statement statements statistics statute story studies study suit
summary surveys survey tape ticket tickets testimony text theory title transcript treaty tweet tweets verdict
video videos voicemail website заявление доклад отчёт отчет статья документ сообщение коммюнике rapport
déclaration enquête
""")

GROUPS = listed("""
people men women public police everyone everybody somebody someone nobody anybody anyone crowd electorate
majority minority staff media press many some others few most several both all two three four five six seven
eight nine ten dozens hundreds thousands millions those these rest half audience congregation panel pair duo
trio couple family jury side sides any none neither either each двое трое четверо
""")

MONTHS_DAYS = listed("""
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec
""")

NOT_NAMES = MONTHS_DAYS | listed("""
a about above absent according across act added adding after afterwards again against ago ahead all almost along
already also although always am amid among an and another any anyone anything appearing are around as asked
asking at away back based be because become been before behind being below beside besides best better between
beyond big both but by call called can cannot citing clearly co come coming could critics current currently day
days dear despite did didn't do does doesn't doing don't done down due during each earlier early either else
enough especially even ever every everyone everything except far few first five following for former forget four
from further get give given go going gone good got great had half has have having he he's he'd her here here's
hers herself him himself his how however i i'd i'll i'm i've if in indeed inside instead into is isn't it it's
its itself just keep know last late later least less let let's like likewise look made make making many may
maybe me meanwhile might mine more moreover most mostly much must my myself near nearly neither never
nevertheless new next no nobody none nonetheless nor not nothing now of off often oh ok okay on once one only
onto opposite or other others otherwise our ours out outside over overall own past people perhaps please
possibly previously put question quite rather really recent recently regarding right said same saw say says
second see seen several shall she she's should since six so some somebody someone something sometimes soon
speaking still stop such take tell than thank thanks that that's the their theirs them then there there's
therefore these they they'd they're they've thing things this those though three through throughout thus to
today together told tomorrow too took toward towards two under unless unlike until unto up upon us very via
voters want was wasn't we we'll we're we've well went were what what's whatever when whenever where whereas
wherever whether which while who who's whoever whole whom whose why will with within without won't would yes
yesterday yet you you're you've young your yours asians americans african-americans democrats republicans
muslims christians jews russians britons text abstract full copyright share updated photo image video watch
related read advertisement exclusive breaking opinion editorial correction note q answer reporter le la les un
une des du de et mais il elle ils elles ce cette ces selon dans pour par sur avec sans nous vous je tu son sa
ses leur qui que quoi dont où si comme aussi après avant pendant depuis alors ainsi en au aux l d c'est der die
das ein eine und aber er sie es wir ihr ich nach vor mit für von zu im auf el los las una y pero ella ellos
según con por para como в на по с из от до за к о об у и а но не что как это он она они мы вы я так то же ли бы
если когда где ранее также однако при после перед под над между через без для про все всё его её ее их этот эта
эти этого том тем чем кто сми по-моему вопрос ответ наш наша наши мой моя сегодня вчера завтра уже ещё еще только
даже тогда теперь там здесь кроме того напомним отметим который которая
""")  # fmt: skip

PARTICLES = listed("""
de da di du del della dos van von der den ter ten la le el al bin ibn ben bint y e zu af av
""")
SUFFIXES = listed("jr jr. sr sr. ii iii iv")

PLACES = listed("""
africa america asia europe eurasia australia antarctica arctic afghanistan albania algeria angola argentina
armenia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burma
burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt
england eritrea estonia ethiopia finland france georgia germany ghana greece guatemala haiti honduras hungary
iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait
kyrgyzstan laos latvia lebanon libya lithuania luxembourg macedonia malaysia mali malta mexico moldova mongolia
montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan
palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia
singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand
tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vietnam wales yemen zambia
zimbabwe u.s. us usa u.k. uk eu u.n. un nato alabama alaska arizona arkansas california colorado connecticut
delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee
texas utah vermont virginia wisconsin wyoming washington moscow beijing london paris berlin brussels tokyo kiev
kyiv ankara tehran jerusalem damascus baghdad kabul seoul pyongyang delhi islamabad warsaw vienna rome madrid
athens havana geneva hague strasbourg manhattan brooklyn boston chicago philadelphia detroit cleveland miami
atlanta dallas houston denver seattle phoenix baltimore orlando россия москва украина киев сша франция париж
германия берлин китай пекин вашингтон лондон европа азия америка россии москвы украины франции германии китая
турция сирия израиль иран russie allemagne chine turquie syrie états-unis moscou pékin londres deutschland
russland frankreich
""") - listed("georgia jordan")  # fmt: skip

BODIES = listed("""
politico cnn nbc abc cbs msnbc fox bbc twitter facebook google congress senate pentagon kremlin downing fed
bloomberg breitbart buzzfeed reuters afp interfax tass npr pbs forbes politifact wikileaks apple microsoft
amazon netflix hamas hezbollah isis isil taliban al-qaeda nato fbi cia nsa irs epa doj dhs dnc rnc aclu naacp
opec unesco unicef imf gop duma bundestag knesset whitehouse gallup кремль госдума дума мид минобороны фсб
кремля тасс
""")

PLACE_STARTS = listed("""
new san santa saint st. fort lake mount los las el north south east west northern southern eastern western
central upper lower great cape port rio puerto
""")
