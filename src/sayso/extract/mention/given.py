"""Given names that tell a person from a place, and a woman from a man: a short list of our own.

A name that both bear, or that is a surname as often, stands in ``EITHER`` and tells no gender.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

MEN = """
aaron abdul abdullah abe abraham adam adel adrian ahmad ahmed aidan akira al alain alan alastair albert alberto aldo
alejandro aleksandr aleksei aleksey alessandro alexander alexandre alexei alexey alexis alfonso alfred alfredo ali
allen alvaro amadou amir amos anatoly anders andre andreas andrei andrés andrew andrey andrij andy ángel anthony anton
antoine antonio antony archie arjun arkady armand armando arnaud arnold arthur arturo asher august augusto austin
barack barry bart bashar bastien ben benedict benjamin benoit bernard bernd bernie bertrand bilal bill billy björn bob
bobby boris brad bradley brandon brendan brett brian bruce bruno bryan carl carlos carlo carson cédric cesar chad
charles charlie chester chuck claude clarence clark claudio clayton clément clifford clint clinton clive colin connor
conrad corey craig curtis cyril dale damien dan daniel daniele danny dario dave david davide dean dennis denis derek
desmond didier diego dieter dimitri dirk dmitri dmitriy dmitry dominic dominique-françois don donald doug douglas
duncan dustin dwight earl ed eddie edgar eduardo edmund edward edwin egor elias elijah eliot elliott elon emil emilio
emmanuel enrico enrique eric erich erik ernest ernesto ethan étienne eugene evan evgeny yevgeny fabien fabio farid
federico felipe fernando fidel florian francesco francis-xavier francisco franck françois frank franklin franz fred
frederic frédéric frederick friedrich fritz fyodor gabriel garrett gary gavin gene geoff geoffrey george georges
georgy gerald gérard gerard gerhard gianni gilbert gilles giorgio giovanni giuseppe glenn gonzalo gordon graham greg
gregor gregory grigory guillaume guillermo gunther gustavo günter guy hamid hans harald harold harry harvey hassan
hector heinrich heinz helmut henri henrik henry herbert herman hiroshi horst howard hubert hugh hugo hussein ian
ibrahim igor ilya imran ismail ivan jack jacob jacques jaime jake jakob jamal james jan janos jared jason javier jay
jean-claude jean-luc jean-marc jean-paul jean-pierre jeb jeff jeffrey jeremy jerome jérôme jerry jesse jesús jim jimmy
joachim joaquín joe joel johan johann john johnny jon jonas jonathan jorge josé josef joseph josh joshua juan julian
julien julio jürgen justin kai karim karl kaspar keith ken kenneth kenji kevin khalid kirill klaus konstantin kurt
kyle laith lance larry lars laurent lawrence lee leo leon leonard leonid leonardo leopold leroy lev lionel lloyd
lorenzo lou louis luc luca lucas luis luiz luke lutz magnus mahmoud malcolm manuel marc marcel marcelo marco marcos
marcus mario mark marko markus marshall martin marty marvin mateo mathieu matt matteo matthew matthias matthieu
maurice mauricio max maxim maxime mehmet mel michael michel miguel mikael mike mikhail milan miles milo mitch mitchell
mohamed mohammad mohammed moses muhammad murat mustafa nathan nathaniel neal ned neil nelson newt nicholas nick
nicolas niels nigel nikita nikolai nikolay nikolaus norbert norman olaf oleg oliver olivier omar orlando oscar oskar
osama otto owen pablo paolo pascal patrick patrice paul paulo pavel pedro per pete peter petr petro philip philippe
phil phillip pierre pieter piotr pjotr preston qasim rafael rahul raj ralph ramon ramón randall rand rashid raphael
raul raúl ravi ray raymond recep reginald reinhard reince rémi rené rex reza ricardo richard rick ricky rob robby
robert roberto rod roderick rodney rodrigo rodolfo roger roland rolf roman ron ronald rory ross roy rudolf rudy ruslan
russell rustam rupert ryan said salman salvador sam samir samuel sandro santiago scott sean sebastian sebastien
sébastien serge sergei sergey sergeï sergueï sergio seth shane shaun shawn shigeru shinzo sidney silvio simon slobodan
spencer stan stanislav stanley stefan stefano stephan stéphane stephen steve steven stewart stuart sven tariq taro ted
terrence terry-john theo theodore thierry thomas thorsten tim timo timothy tobias todd tom tomas tomás tommy tony
travis trent trevor tucker tyler udo ulrich uwe vadim valentin valery vasily vernon viacheslav vyacheslav victor
viktor vince vincent vincenzo vitaly vlad vladimir volker volodymyr wade wallace walter warren wayne wendell werner
wilhelm will william willem willie wladimir wolfgang woody xavier yann yannick yasser yegor yitzhak yoshihide youssef
yuri yuriy yves yusuf zachary zbigniew zoran александр алексей анатолий андрей антон аркадий артём артем борис вадим
валентин валерий василий виктор виталий владимир владислав вячеслав геннадий георгий глеб григорий даниил денис
дмитрий дональд евгений егор иван игорь илья кирилл константин лев леонид максим марк михаил никита николай олег павел
пётр петр роман рустам рамзан ринат семён семен сергей станислав степан тимур фёдор федор эдуард эмманюэль юрий ян
ярослав джо джон барак рекс реджеп
"""

WOMEN = """
abigail ada adele adriana agnes agnès aicha aïcha aisha alexandra alexandria alice alicia aline alison allison alla
amal amanda amélie amber amelia amina amira amy ana anastasia andrea-maria angela angelica angelina anita ann anna
annabel anne annegret annette annie antje antonia arianna astrid audrey aurélie ava aya barbara beate beatrice beatriz
béatrice becky belinda beth betsy betty beverly bianca birgit bonnie brenda brianna bridget brigitte camila camilla
camille-marie candace carla carly carmen carol carole carolina caroline carolyn carrie catalina catherine cathy cécile
cecilia celia céline chantal charlene charlotte chelsea cheryl chloe chloé christa christiane christina christine
chiara cindy claire clara clarissa claudia colette colleen concepción connie constance corinne cristina cynthia daisy
daniela danielle daphne daria darlene dawn deborah debbie debra delphine denise diana diane dianne dina dolores donna
dora doris dorothy ebony edith eileen ekaterina elaine eleanor elena éléonore elisa elisabeth élisabeth élise elise
eliza elizabeth ella ellen ellie eloise elsa elvira emily emilie émilie emma erica erika erin esther ethel eugenia eva
eve evelyn faith fatima fatou felicia fiona flora florence frances francesca françoise frauke frida gabriela gabriele
gabrielle gail galina geneviève georgia geraldine germaine gertrude gina ginger gisela giulia gladys gloria grace
greta gretchen gudrun gwen hannah hannelore harriet hazel heather hedwig heidi heike helen helena helene hélène helga
henrietta hilary hillary holly hope huma ida ilse imelda indira ines inès ingrid inna irene irina iris irma isabel
isabella isabelle ivanka ivana ivy jackie jacqueline jana jane janet janice jasmine jeanette jeanne jen jenna jennifer
jenny jessica jill jo-ann joan joann joanna joanne jocelyn josefina josephine joy joyce juana juanita judith judy
julia juliana julianne julie juliette june justine kaitlyn karen karin karine karla kate katarina katharina katherine
kathleen kathryn kathy katie katja katrina katya kayla keiko kelly-anne kellyanne kerstin khadija kira kirsten kristen
kristin kristina krystal larisa latoya laura lauren laurie laurence-marie leila lena leticia lidia lila lilian lillian
lily linda lindsay lisa liz liza lois lola lori lorena lorraine louise lourdes lucia lucie lucinda lucy ludmila luisa
luz lydia lyudmila lynn mabel madeleine madeline magdalena maggie maja malala malia manuela mara marcia margaret
margarita margot marguerite maria maría mariam marian mariana marianne marie marilyn marina marine marion-anne marisa
marjorie marla marlene marta martha martina martine mary matilda maureen maxine may mazie megan megyn melanie melania
mercedes meredith meryl mia michaela michele michelle mila mildred mireille miriam molly mona monica monika monique
myriam nadezhda nadia nadine nancy naomi natalia natalie nataliya natalya natasha nathalie nellie neha nicola-anne
nicole nikki nina noemi nora noor norma octavia odile olga olive olivia oksana ophelia oprah pamela patricia patty
paula paulette pauline peggy penelope penny petra phyllis polina priscilla priti priya rachel ramona raquel rebecca
regina renata renée renee rhonda rita roberta rosa rosalind rosanna rose rosemary roxana roxanne ruth sabina sabine
sabrina sally samantha sandra sanna sara sarah sasha-marie saskia selma serena sharon sheila shelley shirley sibylle
sigrid silke silvia simone sofia sonia sonja sophia sophie soraya stacey stella stephanie stéphanie sue susan susana
susanna susanne suzanne svetlana sybil sylvia sylvie tabitha tamara tammy tania tanya tara tatiana tatyana teresa tess
theresa tiffany tina tonya tracey tricia trudy tulsi ulrike uma ursula valentina valerie valérie vanessa vera veronica
véronique vicky victoria viola violet virginia virginie vivian viviane wanda wendy whitney wilma yael yana yasmin
yelena yesenia yolanda yulia yuliya yvette yvonne zara zelda zoe zoé zhanna александра алина алла анастасия анна
ангела валентина валерия вера вероника виктория галина дарья диана евгения екатерина елена елизавета жанна зинаида
инна ирина карина ксения лариса лидия любовь людмила маргарита марина мария марья наталия наталья надежда нина оксана
ольга полина раиса светлана софия софья тамара татьяна хиллари эльвира юлия яна
"""

EITHER = """
alex ariel ashley avery bailey billie blair brooke cameron camille casey charley chris claude courtney cyd dana
dominique drew emerson francis frankie gayle hayden hunter hyun jackie jamie jan jean jess jessie jo jody jordan jules
jun kelly kerry kim kit lane laurence leigh leslie lindsey lou loren mackenzie marion marley michal morgan nicky
nicola noel pat peyton quinn reese riley robin rowan sacha sage sam sandy sasha shannon sidney sky stacy terry toni
tracy val wei xi yi yong yu саша женя валя
"""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case and accents, as names are compared.

    >>> fold("Erdoğan"), fold("Пётр")
    ('erdogan', 'петр')
    """
    word = word.casefold().replace("’", "'")
    if word.isascii():
        return word
    word = word.replace("й", "\0").replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("\0", "й")


@cache
def _genders() -> dict[str, str]:
    known = {fold(w): "m" for w in MEN.split()}
    for word in map(fold, WOMEN.split()):
        known[word] = "" if known.get(word) == "m" else "f"
    known.update((fold(w), "") for w in EITHER.split())
    return known


@lru_cache(maxsize=65536)
def gender_of(given: str) -> str | None:
    """The gender a given name tells, ``m`` or ``f``; empty when both bear it, None when it is not known.

    >>> gender_of("Donna"), gender_of("Robin"), gender_of("Congress")
    ('f', '', None)
    """
    found = _genders().get(fold(given))
    if found is None and "-" in given:
        return _genders().get(fold(given.split("-")[0]))
    return found
