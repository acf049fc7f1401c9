"""Words for peoples, faiths and parties: written with a capital in English, and no name of anybody."""

from __future__ import annotations

from sayso.extract.mention.title import listed

ADJECTIVES = listed("""
afghan african african-american albanian algerian american anglo arab arabic argentine argentinian armenian asian
asian-american australian austrian azerbaijani bahraini bangladeshi baptist basque belarusian belgian black bolivian
bosnian brazilian british buddhist bulgarian burmese californian cambodian canadian caribbean catalan catholic
caucasian central-american chechen chilean chinese christian colombian congolese conservative croatian cuban
cuban-american czech danish democratic dutch ecuadorian egyptian english eritrean estonian ethiopian european
evangelical filipino finnish flemish floridian french georgian german ghanaian greek guatemalan haitian hindu hispanic
honduran hungarian icelandic indian indonesian iranian iraqi irish islamic islamist israeli italian jamaican japanese
jewish jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz latin latina latino latvian lebanese liberal
liberian libertarian libyan lithuanian lutheran macedonian malaysian maltese maronite marxist mexican
mexican-american midwestern moldovan mongolian montenegrin mormon moroccan muslim native-american nepalese nigerian
nordic norwegian orthodox pakistani palestinian panamanian parisian persian peruvian philippine polish portuguese
protestant qatari republican roman romanian rohingya russian rwandan salvadoran saudi scandinavian scottish serbian
shiite siberian sicilian singaporean slavic slovak slovenian somali southern soviet spanish sudanese sunni swedish
swiss syrian taiwanese tajik tamil texan thai tibetan tory trotskyist tunisian turkish turkmen ugandan ukrainian
uruguayan uzbek venezuelan vietnamese welsh western white yemeni zambian zimbabwean zionist
presidential congressional senatorial
""")
PLURALS = listed("""
arabs asians catholics conservatives danes dems democrats dutchmen englishmen europeans evangelicals filipinos finns
gopers greeks hawks hispanics hoosiers independents islamists israelis iraqis jews kurds latinas latinos liberals
libertarians mormons muslims new-yorkers northerners pakistanis poles politicos progressives protestants republicans
saudis serbs shiites southerners spaniards sunnis swedes tories turks whites blacks
""")
PEOPLES = ADJECTIVES | PLURALS | frozenset(word + "s" for word in ADJECTIVES if word.endswith("an"))
