"""Given names that tell a person from a place, and a woman from a man: a short list of our own.

A name that both bear, or that is a surname as often, stands in ``EITHER`` and tells no gender.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

MEN = """
aaron abdul abdullah abe abraham adam adel adil adlai adrian ahmad ahmed ahmet aidan akhil akira al alain alan
alastair albert alberto albie aldo alejandro aleksandr aleksei aleksey alessandro alexander alexandre alexei alexey
alexis alf alfonso alfred alfredo ali alistair allen alton alvaro amadou amir ammon amos anatoly anders andre andreas
andrei andrew andrey andrij andrzej andrés andy angelo anthony antoine anton antonin antonio antony archibald archie
ari arjun arkady arlen armand armando arnaud arne arnold arsenio artem arthur arturo arvind asher ashok ashton atul
aubrey august augusto augustus austan austin ayman balazs barack barney barrett barry bart barton bashar basil bastien
beau ben benedict benito benjamin benny benoit bernard bernardo bernd bernie bertie bertrand bilal bill billy björn
blake bob bobby bogdan bojan boris brad bradford bradley brady brandon brendan brent bret brett brian brock bruce
bruno bryan bryant bryce buddy butch byron caleb calvin carl carlo carlos carson cassius cecil cedric cesar chad
channing charles charlie chauncey chester christoph christopher chuck clarence clark claude claudio clayton clement
cliff clifford clifton clint clinton clive clyde clément cody colby colin colm connor conrad corey corky cornel
cornelius cornell cory craig curt curtis cuthbert cyril cyrus cédric dale damian damien damon dan daniel daniele danny
dante dario darius darrell darren darryl darwin dave david davide dean deepak demetrius denis dennis denzel deon derek
derrick desmond devin dewayne dewey dexter dick didier diego dieter dimitri dimitry dinesh dino dirk dmitri dmitriy
dmitry dmytro dominic dominique-françois don donald doug douglas doyle duane duncan dustin dwayne dwight dwyane dylan
dylann eamon eamonn earl ed eddie edgar edmund eduardo edward edwin egor elbert eldon eli elias elijah eliot elliott
elmer elon elvis emil emilio emmanuel emmet emmett enda engin enrico enrique enver erdal eric erich erick erik ernest
ernesto ernie errol ethan eugene eugenio evan evander everett evgeny ezra fabien fabio faisal fareed farid faruk
federico felipe ferdinand fergus fernando fidel fidelis filip finn florian floyd francesco francis-xavier francisco
franck frank franklin franz françois fred frederic frederick friedrich fritz frédéric fyodor gabriel gareth garrett
garrick garry garth gary gaston gavin gavriel geert gene geoff geoffrey george georges georgy gerald geraldo gerard
gerhard gerry gianni gilad gilbert giles gilles gino giorgio giovanni giuseppe glen glenn gonzalo gordan gordon graham
greg gregor gregory grigori grigory guido guillaume guillermo gunther gus gustav gustavo guy gérard günter hakeem
hakim hamid hamish hank hans harald harlan harold harry harvey hasan hassan hector heinrich heinz helmut hendrik henri
henrik henry herb herbert herman herschel hiram hiroshi homer horst hosni howard howie hubert hugh hugo humayun
hussain hussein ian ibrahim ignacio igor ike ilan ilya imran imre ira irwin isaac isaiah isiah ismail ivan ivo jaap
jabari jabbar jack jacob jacques jaime jake jakob jamaal jamal james jamie-lee jan jan-peter janos janusz jared jarrod
jason javed javier jay jayson jean-claude jean-luc jean-marc jean-paul jean-pierre jeb jed jeff jeffery jeffrey jeh
jens jeremy jermaine jerome jerrold jerry jerzy jesse jesús jim jimmy joachim joakim joaquim joaquín jock joe joel
joey johan johann john johnny jon jonah jonas jonathan jordi jorge jose josef joseph josh joshua joss josé juan judd
julian julien julio julius justin jérôme jürgen kai kareem karel karim karl karol kaspar keith kemal ken kenji kenneth
kenny kevin khaled khalid khalil khizr kieran kip kirill kirk klaas klaus konstantin krzysztof kumar kurt kurtis kwame
kyle lachlan laith lamar lance larry lars laszlo laurent lawrence lazar lee len lenny leo leon leonard leonardo leonid
leopold leroy leslie-ann lester lev levi linus lionel lloyd logan lorenzo lou louie louis lowell luc luca lucas lucien
lucius luis luiz luke luther lutz lyle lyndon magnus mahmood mahmoud maksim malcolm manfred manny mansour manuel marc
marcel marcelo marco marcos marcus marek mariano mario mark marko markus marlon marquis marshall martin marty marvin
massimo mateo mateusz mathieu matt matteo matthew matthias matthieu maurice mauricio max maxim maxime maximilian
maynard mehmet mel melvin menachem merle merrick merv micah michael michel mick miguel mikael mike mikhail milan miles
milo milos milton mitch mitchell mitt moammar mohamed mohammad mohammed moises mordechai mort morton moses muammar
muhammad muhammadu murat mustafa myles naftali najib narendra nasser nate nathan nathaniel neal ned neil nelson newt
niall nicholas nick nicolas niels nigel nikita nikolai nikolaus nikolay nikos nolan norbert norm norman norris oded
ogden olaf oleg oleksandr oleksiy oliver olivier omar orlando orrin orson osama oscar oskar osman otis otto owen ozzie
pablo paolo pascal patrice patrick paul paulo pavel pedro per percy pervez pete peter petr petro phil philando philip
philippe phillip pierre piers piet pieter piotr pjotr prakash preet prescott preston qasim qassem quentin quincy
rafael raheem rahm rahul raj rajiv rakeem ralf ralph ramesh ramin ramon ramón rand randal randall randolph raphael
rashad rashid rasmus raul ravi ray raymond raúl recep reggie reginald reince reinhard rené reuben reuven rex reza
ricardo richard rick rickie ricky rinat rishi rob robby robert roberto rocco rocky rod roderick rodney rodolfo rodrigo
roger roland rolf roman ron ronald ronnie roosevelt rory ross roy rudolf rudolph rudy rufus rupert ruslan russ russell
rustam ryan ryszard rémi saad saddam sadiq saeed said saif sajid sal salman salvador sam samir samuel sandro sanjay
santiago saul sayed scot scott sean sebastian sebastien sepp serge sergei sergey sergeï sergio sergueï serhiy seth
seymour shane shaquille shaun shawn sheldon sherman sherrod shigeru shinzo sid sidney sigmund silas silvio simeon
simon slobodan solomon soren spencer stan stanislav stanley stavros stefan stefano stefanos steffen steny stephan
stephen steve steven stewart strom stu stuart stéphane sunil sven syed sébastien tad taha tamir tarek tariq taro tate
tayyip ted teddy terrell terrence terry-john thad thaddeus theo theodor theodore theodoros thierry thom thomas
thorsten thurgood tim timo timothy tobias todd tom tomas tommy tomás tony topher tory travis trayvon trent trevor trey
tucker tyler tyrone udo ulrich uri uwe uzi vaclav vadim valentin valery vasily vernon viacheslav victor vidal vijay
vikram viktor vince vincent vincenzo vinnie virgil vitaly vlad vladimir volker volodymyr vyacheslav vytautas wade
waldo walid wallace wally walter warren wayne wendell werner wes wesley wilbur wilfred wilhelm will willard willem
william willie willis winfield witold wladimir wojciech wolfgang woodrow woody xavier yaakov yair yakov yann yannick
yaroslav yasser yegor yevgeny yitzhak yorgos yoshihide youssef yuri yuriy yusef yusuf yves zach zachary zack zakaria
zalmay zbigniew zeev zeke zoltan zoran ángel étienne александр алексей альберт анатолий андрей антон аркадий арсен
артем артур артём барак богдан борис вадим валентин валерий василий виктор виталий владимир владислав всеволод
вячеслав геннадий георгий герман глеб григорий даниил денис джо джон дмитрий дональд евгений егор захар иван игорь
илья иосиф кирилл константин лев леонид магомед максим марат марк мирослав михаил муса никита николай олег олександр
павел петр пётр равиль рамзан рашид реджеп рекс ринат роман рустам семен семён сергей станислав степан тарас тимур
фарид федор фёдор шамиль эдгар эдуард эльдар эмиль эмманюэль юрий ян ярослав
"""

WOMEN = """
abigail ada addie adelaide adele adelle adriana adriane agatha agnes agnès aicha aida aileen aimee aisha alana alanna
alba alejandra alessandra alexa alexandra alexandria alexandrina alice alicia alina aline alison alissa alix alla
allison allyson alma almudena althea alyona alyssa amal amanda amber amelia amelie amina amira amparo amy amélie ana
anabel anais anastasia andrea andrea-maria angela angelica angelina angelique angie aniela anika anita ann anna
annabel anne annegret anneliese annelise annette annette-marie annie annika antje antoinette antonia anya ariadne
ariana ariane arianna arianne arlene asha asma astrid aubree audrey augusta aurélie ava aya ayesha azadeh aïcha
babette barb barbara bea beate beatrice beatriz becca becky belinda bella bernadette bernadine berta bertha beth
bethany betsey betsy bette bettina betty beverly beyoncé bianca bibi birgit blanca blanche bo-young bonita bonnie
brandi breanna bree brenda brianna brianne bridget bridgette brigid brigitta brigitte brittany brooke-lynn béatrice
caitlin caitlyn camelia camila camilla camille-marie candace candice carina carla carlotta carly carmela carmen carol
carole carolina caroline carolyn carrie carrie-ann cassandra cassie catalina catarina cate catherine cathy cecelia
cecilia celia chandra chantal charlene charlotte chelsea chelsey cherie cherise cheryl cheyenne chiara chloe chloé
christa christiane christie christina christine cicely cindy claire clara clare clarice clarissa claudette claudia
claudine clementine cleo colette colleen concepción condoleezza connie constance consuelo coretta corinne corrine
courtenay cristina cynthia cécile céline dagmar dahlia daisy dani danica daniela daniella danielle daphne darcy daria
darlene dawn deanna debbie debby deborah debra deirdre delia delores delphine denisa denise desiree diana diane dianne
dina dolores donna dora doris dorothy dottie drusilla dulce ebony edith effie eileen ekaterina elaine eleanor elena
elena-maria eleonora elfriede eliana elina elinor elisa elisabeth elisabetta elise eliza elizabeth ella ella-rose
ellen ellie elodie eloise elsa elsie elvira emilia emilie emily emma emmeline enid erica erika erin erna esmeralda
esperanza estelle esther ethel etta eugenia eugenie eunice eva evangeline eve evelyn evie faith faiza farah fatemeh
fatima fatma fatou faye felicia felicity fern fernanda filomena fiona flavia flora florence floria fran frances
francesca frankie-lee françoise frauke freya frida gabby gabriela gabriele gabriella gabrielle gail galina garance
gaëlle geneviève georgette georgia georgina geraldine gerda ghazala germaine gertrude gila gilda gillian gina ginger
ginny giorgia giovanna gisela gisele giulia gladis gladys glenda glenys gloria gloriana golda goldie grace gratia greer
greta gretchen gretel guadalupe gudrun gudula gunilla gwen gwendolyn gwyneth hala haleh hana hanna hannah hannelore
harriet hattie hayley hazel heather hedwig heidemarie heidi heike helen helena helene helga henrietta henriette
hermine hester hiba hilary hilde hillary hillary-ann holly hope hortense huma hélène ida ilana ileana ilona ilse ilyse
imani imelda imogen ina indira ines inez inga ingrid inna inès iona irene irina iris irma irmgard isa isabel isabella
isabelle isadora isla isobel ivana ivanka ivette ivy iwona izabela jacinda jackie jackie-ann jacqueline jada jaime-lee
jamila jana jane janelle janet janice janine jasmine jayne jeanette jeanne jeannette jeannie jemima jen jenifer jenna
jennie jennifer jenny jerusha jessica jill jillian jo-ann joan joana joann joanna joanne jocasta jocelyn joelle
jolanda jomana joni jordana josefa josefina josephine josie joy joyce juana juanita judit judith judy julia juliana
julianna julianne julie julienne juliette june juno justine justyna kaitlyn kaja kamala kara karen kari karin karine
karla karolina kasey katarina kate katelyn kath katharina katharine katherine kathleen kathrin kathryn kathryne kathy
kathy-ann katie katja katrina katya kay kaya kayla keiko keira kelli kellie kelly-anne kellyanne kelsey kendra keri
kersti kerstin khadija kimberley kimberly kira kirsten kirsty kristen kristi kristie kristin kristina kristine krystal
krystyna kyra lacey lael lakeisha lana lara larisa larissa lashonda latisha latoya laura laurel lauren laurence-marie
lauretta laurie lavinia lea leah leanne leila lena lenore leona leonie leonor leontine lesley leticia letitia lia
liana libby lidia liesl lila lili lilian lilith lillian lilly lily lina linda lindsay linette lisa liv livia liz liza
lois lola lorena loretta lori lorna lorraine lottie louella louisa louise lourdes luana luba lucia luciana lucie
lucille lucinda lucinde lucy ludivine ludmila luella luisa lula lupe luz lydia lydie lynda lyndsey lynette lynn lynne
lyudmila lyudmyla mabel mackenzie-rose maddie madelaine madeleine madeline mae maeve magda magdalena magdalene maggie
mairead maisie maja malala malia malin mallory mamie mandy manon manuela mara marcella marcelle marcia marcy margaret
margarete margarita margo margot marguerita marguerite maria mariah mariam marian mariana marianne marie mariela
marietta marija marika marilena marilou marilyn marina marine marion-anne marisa marisol maritza mariya marjorie marla
marlene marsha marta marta-lena martha martina martine mary maryam maryanne maría mathilde matilda maud maura maureen
mavis maxine may maya mazie mckenna meaghan meg megan meghan megyn mehreen melania melanie melanne melina melinda
melissa mercedes meredith merkel-marie merle-ann meryl mia michaela michele michelle mika mila mildred mimi mina mindy
minerva minnie mireille mirela miriam mirjam moira mollie molly mona monica monika monique morag morgane muriel myra
myriam myrna myrtle nadezhda nadia nadine nadja naheed nan nancy nanette naomi naomie nastya natacha natalia natalie
nataliya natalya natasha nathalia nathalie neda neera neha nellie nelly nena nessa neta nicola-anne nicole nicoletta
nicolette nigella nikki nikole nilda nina nita noelia noelle noemi nola noor nora norah noreen norma noémie nuala nura
nuria octavia octavie odette odile oksana olena olesya olga olive olivia ophelia oprah orla ottilie paige paloma pam
pamela parisa pascale patrice-anne patricia patti patty paula pauletta paulette paulina pauline peggy penelope penny
penny-ann perla petra petronella philippa philomena phoebe phyllida phyllis pilar pippa polina polly portia pramila
primrose priscilla priti priya prudence queenie rachel rae raffaella raisa ramona rana randi raphaela raquel rasha
rebecca rebekah regan regina reina rena renata renate renee renée rhea rhian rhonda rikke rikki rina risa rita ritu
roberta robyn rochelle rocío romina romy rona rosa rosalia rosalie rosalind rosalinda rosaline rosamund rosanna
rosanne rose roseann roseanne rosemary rosetta rosie rosita roxana roxanne roya ruta ruth saba sabah sabina sabine
sabrina sabrine sadie safiya sahar sally salma salome samantha sanaa sandra sania sanja sanna saoirse sara sarah sarai
sarina sasha-marie saskia scarlett selma serena shabnam shailene shana shanna shannen shari sharon sharyn shauna
shawna sheena sheila shelby shelley shelly sherri sherrilyn sherry shira shireen shirin shirley shona shonda sian
sibyl sibylle sidonie siena sienna signe sigourney sigrid silke silvana silvia simone sinead siobhan siobhán sofia
solange soledad sonia sonja sonya sophia sophie soraya sorcha stacey stacia stacie stefania stefanie steffi stella
stephanie stéphanie sue sue-ellen suellen sunniva susan susana susanna susanne suzan suzanna suzanne suzette svenja
svetlana sybil sybille sylvia sylvie tabatha tabitha talia tamar tamara tamika tammy tamron tania tanja tanya tara
tashfeen tatiana tatjana tatyana tawny taylor-ann teresa teresita terri tess tessa thea thelma theodora theresa
therese thérèse tiffany tilda tina tina-marie tonya tori tracey tricia trina trish trisha trista trudy tulsi tzipi ula
ulrike uma una ursa ursula uschi valentina valeria valerie valeriya valérie vanda vanessa veda velma vera vera-lúcia
verity verna veronica vesna vicky victoria vida viktoria vilma viola violet violeta virginia virginie virna vivian
viviana viviane vivien vlasta véronique wafa wallis wanda wenche wendy whitney whoopi wiebke wilhelmina wilhelmine
willa wilma winifred winona xenia xiomara yael yamiche yana yasmeen yasmin yasmina yasmine yelena yesenia ylva ynes
yoko yolanda yolande yuko yulia yuliana yuliya yvette yvonna yvonne zainab zara zaynab zehra zelda zelma zena zephyr
zeynep zhanna zina zita zoe zola zora zoé zsuzsanna élisabeth élise éléonore émilie алевтина александра алина алла
альбина алёна амина анастасия ангела анжела анна антонина валентина валерия варвара василиса вера вероника виктория
влада галина гульнара дарья диана дина ева евгения екатерина елена елизавета жанна зинаида зоя ильмира инна ирина
камилла карина кира клавдия ксения лариса лиана лидия лилия любовь людмила мадина майя маргарита марина мария марья
милана надежда наиля наталия наталья нелли нина оксана олеся ольга полина раиса рената роза руслана сабина светлана
снежана софия софья таисия тамара татьяна ульяна хиллари эвелина эльвира эмма юлия яна
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
