"""English words that say to whom and by which way something was said."""

from __future__ import annotations

import re

from sayso.extract.address.pattern import NAMED, OUTLETS, Address, channels, each, words

OUTLET_ENDINGS = (
    r"News|Times|Post|Journal|Today|TODAY|Tribune|Herald|Gazette|Chronicle|Telegraph|Guardian|Standard|Globe"
    r"|Press|Star"
    r"|Sun|Mail"
    r"|Observer|Examiner|Courier|Ledger|Wire|Agency|Radio|TV|Television|Channel|Magazine|Network|Review|Daily|Weekly"
    r"|Inquirer|Register|Reporter|Dispatch|Sentinel|Monitor|Republic|Atlantic|Hill|Yorker|Insider|Beast"
    r"|Forbes|Vogue|Fortune|Newsweek|Slate|Salon|Esquire|Vox|Variety|Rolling Stone|Mother Jones|Vanity Fair|TIME"
)
# An outlet by its name, or by what it is with its name behind; case counts.
OUTLET = (
    rf"(?:[Tt]he )?(?:(?:{OUTLETS})(?: News)?|(?:[A-Z][\w.’'&-]* (?:of |the )?)*(?:{OUTLET_ENDINGS}))(?![\w-])"
    r"|(?:an?|the|its|their) (?:[\w’'-]+ ){0,3}?(?:newspaper|magazine|broadcaster|tabloid|wire service"
    r"|news (?:agency|site|website|outlet)|(?:television|radio|TV) station)(?: [A-Z][\w.’'&-]*){0,3}"
)
STOPS = each(
    "in on at after before during by from with that this last earlier about for as when while if whether how what "
    "why who which where into via over through under against amid because since until he she they it we i you not "
    "never to than but and or so is was were are be been had has have will would could should did does yesterday "
    "today "
    "tonight tomorrow monday tuesday wednesday thursday friday saturday sunday late later early next then there here "
    "also just again recently separately outside inside near following there's january february march april june "
    "july august september october november december jan feb aug sept oct nov dec once twice ahead amid behind "
    "out up down off around across within without along together"
)
NO_STOP = (
    r"(?:(?!(?:time|moment|day|height|end|start|in|on|at|after|before|during|by|from|with|that|who|which|for|as"
    r"|when|and|or|but|to|about|of"
    r"|is|was|were|had|has)\b(?!-))"
    r"[\w’'.&/“”\"‘-]+,? ){0,5}?"
)
DETERMINER = (
    r"(?:(?:an?|the|his|her|its|their|my|our|this|that|one|another|several|two|three|some|multiple"
    r"|an? (?:series|string|pair|flurry|number) of) )?"
)
ITS_OWN = r"(?:(?:an?|the|his|her|its|their|my|another|several|two) )(?:(?!of\b|to\b|that\b|and\b)[\w’'.&/-]+ ){0,4}?"
CAPITAL = r"(?-i:[A-Z])"
PROGRAMME = rf"(?:“{CAPITAL}[^”]{{2,40}}”|\"{CAPITAL}[^\"]{{2,40}}\"|''{CAPITAL}[^']{{2,40}}'')"
TO = r"(?:(?:both|all|even) )?"
OFFICES = (
    r"President|Vice President|Governor|Gov\.|Senator|Sen\.|Representative|Rep\.|Congressman|Congresswoman|Mr\.|Mrs\."
    r"|Ms\.|Dr\.|Minister|Chancellor|Mayor|Secretary|Chairman|Chairwoman|Chair|Speaker|Leader|Judge|Justice"
    r"|General|Gen\."
    r"|Attorney General|Ambassador|Director|Commissioner|King|Queen|Prince|Princess|Pope|Pastor|Rev\.|Professor"
    r"|Chief(?: of Staff)?"
)
PERSON = (
    r"president|governor|minister|chancellor|mayor"
    r"|secretary|chairman|chairwoman|speaker|wife|husband|senator|congressman|congresswoman|judge|justice|general"
    r"|mother|father|son|daughter|friend|aide|brother|sister|counterpart|leader|king|queen"
    r"|pope|boss|lawyer|ambassador|envoy|director|rival|opponent|nominee|candidate|officer|attorney"
    r"|adviser|advisor|spokesman|spokeswoman|prosecutor|professor|pastor|biographer"
)
GROUPS = (
    r"aides|allies|friends|colleagues|leaders|staff|staffers|advisers|advisors|employees|workers|parents"
    r"|officials|lawmakers|democrats|republicans|conservatives|liberals|senators|congressmen|members|legislators"
    r"|judges"
    r"|agents|investigators|regulators|authorities|executives|researchers|scientists|experts|diplomats|strategists"
    r"|operatives|lobbyists|critics|rivals|opponents|candidates|veterans|farmers|pastors|evangelicals|investors"
    r"|bankers|lawyers|prosecutors|politicians|governors|mayors|ministers|diplomats|teachers|troops|soldiers|diners"
    r"|families|relatives|neighbors|neighbours|associates|confidants|team|guests|patients|doctors|nurses|jurors"
)

# Each with letters without which it is not tried.
ADDRESSEES = {
    words(r"\b(?:addressing|lecturing|briefing|speaking to|talking to|writing to) (?P<np>)(?=\w|[“\"‘])"): "ing",
    words(r"\b(?:asked|questioned|pressed|interviewed|grilled|challenged|quizzed) (?:\w+ ){0,2}?by (?P<np>)"): "by",
    words(
        r"\b(?:said|says|saying|speaking|spoke|speaks|talking|talked|wrote|writes|writing|complained|explained"
        r"|admitted|confided|announced|repeated"
        r"|confirmed|made it clear|made clear|delivered|remarks?|comments?|letter|e-?mail|memo|message|note"
        r"|speech|address|statement"
        r"|testimony|submitted|sent|lied|apologi[sz]ed|appealed) (?:\w+ly |again |later |out "
        r"|it )?to (?!a question|questions)(?P<np>)"
    ): "to",
    words(
        r"\b(?:in|during|over|via|through|at|after|following|gave|gives|did|held|had|on) (?:[\w.’'-]+ ){0,5}?"
        r"(?:interview|conversation|call|session|chat|talks?|Q&A) with (?P<np>)"
    ): "with",
    words(
        r"\b(?:testified|testifying|speaking|spoke|speech|appearing|appeared|address|remarks|testimony) "
        r"before (?P<np>)"
    ): "before",
    words(r"\bquestions? (?:from|by) (?P<np>)"): "uestion",
}
HEARERS = {
    words(
        r"\b(?:spoke|speaks|speaking|talked|talking|shared|shares|sharing|conferred|huddled|sat down|chatted)"
        r" (?:\w+ )?with (?P<np>)"
    ): "with",
    words(
        r"\b(?:caution|warning|appeal|plea|pitch|advice|call|promise|pledge|apology|olive branch|case|speech|note"
        rf"|invitation|passed along|sends|offering|complaint|presentation) to {TO}(?P<np>)"
    ): "to",
}
ACTS = (
    ("press conference", r"gave|gives|giving|held|holds|holding", r"(?:press|news) conference|briefing"),
    ("interview", r"gave|gives|giving|granted|did", r"interview"),
    ("phone call", r"held|had|made|agreed to|joined|hosted", r"(?:conference |phone |telephone )?call"),
    (
        "speech",
        r"gave|gives|giving|delivered|delivers|delivering|made|held|holds|opened|headlined|addressed|spent"
        r"(?: (?:much|most|part) of)?",
        r"speech|address|remarks|rally|sermon|lecture|eulogy",
    ),
    (
        "letter",
        r"wrote|writes|writing|sent(?: out)?|sends(?: out)?|sending(?: out)?|signed|released|circulated",
        r"letter|e-?mail|memo|note|message",
    ),
    ("statement", r"issued|issues|issuing|released|releases|releasing|put out", r"statement|press release"),
    ("article", r"wrote|writes|writing|penned|published", r"op-ed|column|editorial|essay|article|book"),
    ("post", r"posted|posts|posting|shared|released|recorded", r"tweet|video|message|photo|link|post"),
    ("report", r"released|issued|published|filed|unveiled", r"report|study|poll|lawsuit|complaint"),
)

ENGLISH = Address(
    needs={**ADDRESSEES, **HEARERS},
    tells=(
        words(
            r"\b(?:told|tell|tells|telling|informed|informs|assured|assures|assuring|reminded|reminds|reminding"
            r"|briefed"
            r"|briefs|notified|notifies|warned|warns|warning"
            r"|urged|urges|urging|asked|asks|asking|addressed|emailed|e-mailed|texted|messaged|alerted|interrupted"
            r"|interrupts|implored|begged|cautioned|instructed|scolded"
            r"|addressing|advised|advises|advising|promised|promises|promising|lectured|thanked) "
            r"(?!of\b)(?P<np>)(?=\w|[“\"‘])"
        ),
        words(
            r"\b(?:pressed|questioned|grilled|quizzed|challenged|pressing|questioning) "
            r"(?P<np>)(?=(?:[\w.’'-]+ ){1,6}(?:on|about|over|whether|if|how|why)\b)"
        ),
    ),
    addressees=tuple(ADDRESSEES),
    gives=(
        words(r"\b(?:offered|offers|offering|gave|gives|giving|sent|sends|showed|handed|wrote) (?P<np>)(?=[\w“\"])"),
    ),
    hearers=tuple(HEARERS),
    beside=words(rf"(?:, )?(?:to|with|before|in front of) {TO}(?P<np>)"),
    behind=words(rf"(?:to|in front of) {TO}(?P<np>)"),
    channels=channels(
        "in|at|during|via|through|on|over|by",
        r"(?!\w+ing )" + DETERMINER + NO_STOP,
        {
            "press conference": r"(?:press|news|media|joint) conferences?|pressers?|press availability"
            r"|media availability|(?:press |news |media |daily )?briefings?",
            "interview": r"interviews?|Q&A",
            "phone call": r"(?:tele)?phone(?: call| conversation)?s?|telephone|conference calls?|calls?(?! for"
            r"| to| on)",
            "hearing": r"hearings?|court(?! documents?| papers?| filings?| records?)",
            "testimony": r"testimony|(?:guilty )?plea(?: deal| agreement)?|depositions?|affidavits?|sworn statements?",
            "debate": r"debates?(?! stage)",
            "speech": r"speech(?:es)?|address|keynote|remarks|rally|rallies"
            r"|sermon|lecture|eulogy|toast|campaign (?:events?|stops?|appearances?)|fundraisers?"
            r"|commencement(?! speech| address)"
            r"|(?<=[’']s )response(?! to)|(?<=official )response(?! to)",
            "letter": r"(?:open )?letters?|e-?mails?(?: exchanges?)?|memos?|memorandums?|memoranda|text messages?"
            r"|messages?|notes?",
            "post": r"tweets?|retweets?|tweetstorms?|(?-i:posts?)|posting|threads?|blogs?(?: posts?)?|videos?"
            r"|(?:Twitter"
            r"|Facebook|Instagram|Telegram) (?:post|video|message)s?",
            "statement": r"statements?|press releases?|news releases?|releases?|communiqu[eé]s?|declaration",
            "article": r"op-eds?|columns?|editorials?|essays?|articles?|books?|memoirs?|opinion pieces?"
            r"|autobiography",
            "report": r"reports?|stud(?:y|ies)|filings?|rulings?|opinions?|(?<!the )polls?|surveys?|papers?"
            r"|court documents?"
            r"|documents?|lawsuits?|complaints?|position papers?|white papers?",
            "broadcast": r"podcasts?|(?:radio|television|TV) (?:shows?|programs?|programmes?|appearances?|address)"
            r"|broadcasts?(?! by| on| live)|shows?|(?:radio|news|talk|morning|\w+[’']s) programs?|newscasts?"
            r"|(?:TV |television |radio |campaign |digital |attack )(?:ads?|spots?|commercials?)",
            "meeting": r"meetings?|closed-door sessions?|panel discussions?|panels?|forums?|roundtables?"
            r"|town(?:-| )halls?(?: meetings?| events?)?|luncheons?|receptions?|dinners?",
        },
        {
            "post": r"\b(?:on|in|via|through|(?:took|taking|turned) to) (?P<np>(?:(?:the|his|her|its|their|a|an) )?"
            r"(?:[\w’'.-]+ )?(?:Twitter"
            r"|Facebook|Telegram|Instagram|VKontakte|VK|YouTube|Medium|Snapchat|Reddit|Periscope"
            r"|Truth Social|Weibo|LinkedIn|TikTok|Threads|Mastodon|Bluesky|social media"
            r"|X)(?:(?: social network)?(?: account| page| channel| feed| post)?)(?!\w))",
            "broadcast": rf"\b(?:on|took to) (?P<np>(?:(?:the|an?|his|her) )?(?:(?:{OUTLETS})(?: News| Business"
            rf"| Radio)?"
            rf"(?:[’']s(?: {CAPITAL}[\w-]+| (?:the|of|and|with)(?= {CAPITAL})){{0,5}})?(?: ?{PROGRAMME})?"
            rf"|(?:{NAMED} ){{0,2}}(?:TV|Television|Radio)|talk shows|air|{PROGRAMME}"
            r"|(?:state |national |live |Russian |local )?(?:television|TV|radio)))(?!\w)",
        },
        {
            "letter": "in|via|by|through|with",
            "report": "in|through",
            "post": "in|at|during|via|through|on|over|by|with",
            "statement": "in|at|during|via|through|on|over|by|with",
            "hearing": "in|at|during|before",
        },
    ),
    acts=tuple((kind, words(rf"\b(?:{verbs}) (?P<np>{ITS_OWN}(?:{noun})(?!\w))")) for kind, verbs, noun in ACTS),
    acting=words(rf"\b(?:{'|'.join(v for _, v, _ in ACTS)}) {ITS_OWN}(?:{'|'.join(n for _, _, n in ACTS)})(?!\w)"),
    inside=re.compile(
        r"(?:\b(?:in|during|at) which\b|\bwhere\b)(?!.*\b(?:who|that|because|than|although)\b)[^;]*$|^\W*$", re.I
    ),
    tails={
        **dict.fromkeys(("interview", "phone call", "meeting"), words(r" with ")),
        "debate": words(r" (?:in|at) (?=[A-Z]|the [A-Z])", 0),
        "": words(r" (?:in|at|from|for) (?=[A-Z]|the [A-Z])", 0),
    },
    kinds=(
        ("outlet", words(rf"^(?:[Tt]he )?(?:{OUTLETS})(?: News)?(?:['’]s [“\"‘'].*)?$|\b(?:{OUTLET_ENDINGS})$", 0)),
        (
            "reporters",
            words(
                r"\b(?:reporters?|journalists?|correspondents?|newsmen|press|media|press corps"
                r"|columnists?|interviewers?|moderators?"
                r"|anchors?|hosts?)(?: [A-Z]\w+ [A-Z][\w-]+)?$",
                0,
            ),
        ),
        ("reporters", words(rf"\b(?:{OUTLETS}|{OUTLET_ENDINGS})(?: News)?['’]s? {NAMED}", 0)),
        (
            "outlet",
            words(
                r"\b(?:newspaper|magazine|agency|network|broadcaster|station|channel|website|outlet"
                r"|tabloid|daily|weekly|news site|podcast|blog|newsletter|program|programme)\b"
            ),
        ),
        ("person", words(r"^(?:him|her|me)$")),
        ("person", words(rf"\b(?:{OFFICES})(?: {NAMED}){{1,4}}(?: and .*)?$", 0)),
        ("person", words(rf"['’]s {NAMED} {NAMED}$", 0)),
        (
            "public",
            words(
                r"\b(?:crowds?|throngs?|supporters|backers|audiences?|voters|rally|attendees|viewers|listeners"
                r"|americans"
                r"|nation|public|students|followers|fans|world|country|millions|thousands|hundreds|electorate"
                r"|faithful"
                r"|gathering|meeting|town halls?|event|convention|fundraiser|class|gala|luncheon|dinner"
                r"|breakfast|donors|people|citizens|graduates|activists|caucus-?goers"
                r"|protesters|residents|delegates|constituents|everyone|congregation|readers|rallygoers|ralliers)\b"
            ),
        ),
        ("group", words(rf"\b(?:{GROUPS}|groups? of us)$")),
        (
            "body",
            words(
                r"\b(?:congress|senate|house|parliament|committee|subcommittee|court|council|panel"
                r"|jury|board|commission|ministry|assembly"
                r"|duma|police|legislature|department|government"
                r"|union|association|party|administration|fbi|doj|un|nato|conference|summit"
                r"|bank|company|cabinet|gop|pentagon|kremlin|campaign|university|institute|league|club|chamber)\b"
            ),
        ),
        ("person", words(rf"\b(?:{PERSON})\b(?![’'])")),
        ("group", words(rf"^(?:them|us)$|\b(?:{GROUPS}|groups? of us)\b")),
    ),
    plural=words(r"\b[a-z]\w+s$", 0),
    stops=STOPS,
    determiners=each(
        "a an the his her its their my our some several many two three four five other another all most both"
    ),
    pronouns=each("him her them us me"),
    between=re.compile(r"\b(?:who|which|whose|whom|because|than|although)\b|;", re.I),
    relative=re.compile(r"\W*(?:who|which|whose|whom|that|where)\b", re.I),
    setting=words(r"\W*(?:as|while|although|though|after|because)\b(?! (?:part|for|in|of)\b)"),
    things=each(
        "question questions story stories truth lie lies tale tales joke jokes anecdote help support time advice "
        "action "
        "money proof evidence way credit cheers applause laughter boos life themselves himself herself itself "
        "myself ourselves"
    ),
    asking=re.compile(r"(?:asked|pressed|questioned|quizzed|grilled|challenged|interviewed)\b", re.I),
    asked=re.compile(
        r"(?P<np>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,3}"
        r"|\b(?:[Tt]he|[Hh]is|[Hh]er) "
        r"(?:(?!(?:who|which|that|after|before|since|when|while|without|upon|despite)\b)[\w’'-]+ ?){1,8}"
        r"|\b[Hh]e|\b[Ss]he|\b[Tt]hey)"
        r" ?(?:was|were|is|are|been|being)(?: \w+)? ?$"
    ),
    carried=re.compile(
        r"\b(?:according to|as (?:first )?(?:reported|quoted) (?:by|in)|per|quoted as \w+ing (?:by|in))"
        rf" (?P<np>{OUTLET})(?=[,.;]|$)"
        rf"|, (?P<first>{OUTLET}) report(?:ed|s)\b"
    ),
    participle=re.compile(r"(?:while |before |also |and )*\w+ing\b", re.I),
    cues=(
        ("post", re.compile(r"\b(?:re)?tweet(?:ed|ing|s)\b|\bposted\b|\bblogged\b", re.I)),
        ("testimony", re.compile(r"\btestif(?:ied|ies|ying)\b", re.I)),
        ("letter", re.compile(r"\be-?mailed\b|\btexted\b", re.I)),
        ("interview", re.compile(r"\binterviewed\b", re.I)),
    ),
)
