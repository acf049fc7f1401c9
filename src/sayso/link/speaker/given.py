"""Given names that stand for one another: short forms, and one name in several languages."""

from __future__ import annotations

_SHORT = """
joe joseph joey; bill william will billy willie; bob robert rob bobby robbie; mike michael mick; jim james jimmy
tim timothy; chuck charles charlie; rich richard dick rick; jerry gerald; tom thomas tommy; ted edward ed eddie
jeff jeffrey geoffrey; dan daniel danny; ben benjamin; steve steven stephen; chris christopher; chris christine
al albert alfred; kate katherine kathleen kathy catherine cathy; jack john; tony anthony antony; andy andrew
matt matthew; nick nicholas; greg gregory; ron ronald; don donald; ken kenneth; larry lawrence; sam samuel
liz elizabeth beth betty; sue susan; debbie deborah; peggy margaret maggie meg; bernie bernard; ray raymond
alex alexander aleksandr alexandre alexandr; alex alexandra aleksandra; dmitri dimitri; petr piotr pyotr
sergei serge; mikhail michail; nikolai nicolai; fedor fyodor fiodor; evgeni yevgeny evgueni; recep tayyip
ekaterina katerina yekaterina; francois франсуа; louis луи луис; jacques жак; benoit бенуа; hugh хью; george джордж
charles шарль чарльз
beto roberto robert; beto alberto; pepe jose; paco francisco; nacho ignacio; quique enrique; manolo manuel
lalo eduardo
sepp josef; hans johannes johann; fritz friedrich; heinz heinrich; jupp josef; uli ulrich; willi wilhelm; conny konrad
владислав влад; мария маша; александр саша; александра саша; юлия юля; екатерина катя; дмитрий дима; евгений женя
елена лена; татьяна таня; наталья наташа; алексей леша алеша; сергей сережа; владимир вова володя; иван ваня
николай коля; михаил миша; константин костя; анастасия настя; борис боря; анатолий толя; геннадий гена; виктор витя
mikhail михаил mykhailo михайло mijail; dmitry дмитрий dmytro дмитро; vladimir владимир volodymyr володимир
nikolai николай mykola микола; andrei андрей andriy андрій; petr петр пётр petro петро; pavel павел pavlo павло
alexander александр oleksandr олександр olexandre aliaksandr alyaksandr аляксандр; alexei алексей oleksiy олексій
sergei сергей serhiy serhii сергій siarhei сяргей
svetlana светлана sviatlana святлана світлана; viktor виктор віктор віктар; mikheil michail михаил михеил micheil
юрий юра; ксения ксюша; леонид леня; валентина валя; галина галя; людмила люда; ольга оля; светлана света
василий вася
павел паша; петр петя; роман рома; григорий гриша; лев лева; семен сеня; степан степа; федор федя; ирина ира
нина ниночка
george giorgos georgios yorgos γιωργος γεωργιος георгиос; constantine konstantinos konstandinos kostas κωνσταντινος
yanis yannis giannis gianis ioannis γιαννης γιανης ιωαννης янис яннис; dimitris dimitrios δημητρης
nikos nikolaos νικος
evgeni евгений yevhen євген; elena елена olena олена; grigory григорий hryhoriy григорій; anna анна ганна
"""
_ARABIC = """
mohammed muhammad mohamed mohammad mohamad mohammad muhammed mohamet; ahmed ahmad ahmet
hussein husain hussain hossein
husni hosni; yasser yasir yassir; abdel abdul abdal; muammar moammar mouammar muamar; saif seif sayf; rafik rafiq
omar umar; osama usama oussama; khaled khalid; walid waleed; gamal jamal djamal; ismail ismael; tariq tarek tarik
mahmoud mahmud mahmood; fuad fouad; ayman aiman; mustafa mostafa moustafa; suleiman sulayman soleiman sulaiman
abdullah abdallah abdulla; youssef yousef yusuf yousuf yussuf; jaafar jafar; shehbaz shahbaz; nouri nuri; saad sad
bilal belal; hamid hameed; said saeed sayed; nabil nabeel; karim kareem; salim saleem; rashid rasheed; jalal galal
"""


def _groups(table: str) -> tuple[frozenset[str], ...]:
    """The groups of a table, a line or what stands between semicolons each."""
    return tuple(frozenset(group.split()) for group in table.replace("\n", ";").split(";") if group.strip())


GROUPS = _groups(_ARABIC) + _groups(_SHORT)
# The numbers of those groups whose names are Arabic.
ARABIC = frozenset(range(len(_groups(_ARABIC))))
