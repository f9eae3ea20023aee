"""The words that give a proxy away: in Dutch and English, a little German and French, as data.

Owns the list only; ``questionnaires.proxies`` reads texts with it. Patterns are for text in lower case,
without accents, in which everything that joins words (``_ - / . *``) is one space. It errs towards alarm.
"""

from __future__ import annotations

from enum import StrEnum


class Kenmerk(StrEnum):
    """What a fact may be about that must not steer somebody's category."""

    AFKOMST = "nationaliteit, geboorteland of herkomst"
    WOONPLEK = "postcode, wijk of buurt"
    NAAM = "de naam van de klant"
    NUMMER = "een nummer van de klant"
    VERBLIJF = "verblijfsstatus of inburgering"
    GELOOF = "geloof"
    THUISTAAL = "thuistaal of accent"
    GESLACHT = "geslacht"
    UITERLIJK = "uiterlijk"
    BURGERLIJKE_STAAT = "burgerlijke staat"
    VRIJE_TEKST = "vrije tekst, of iets wat aan een tekst is geteld"
    INDRUK = "een observatie of indruk"
    ZELFZORG = "zorg voor zichzelf"
    LEEFTIJD = "leeftijd"
    GEZIN = "gezinssamenstelling"
    TAAL = "taal"
    OPLEIDING = "opleiding"


class Gebruik(StrEnum):
    """What may be done with it."""

    NOOIT = "mag nooit worden vastgelegd of gelezen"
    GEEN_REGEL = "mag een vraag oproepen, maar telt nooit mee in een categorie"
    ALLEEN_WET = "mag alleen waar een wetsartikel erom vraagt"
    ALLEEN_TRAJECT = "mag een traject toevoegen, maar brengt niemand verder van werk"


GEBRUIK: dict[Kenmerk, Gebruik] = {
    Kenmerk.AFKOMST: Gebruik.NOOIT,
    Kenmerk.WOONPLEK: Gebruik.NOOIT,
    Kenmerk.NAAM: Gebruik.NOOIT,
    Kenmerk.NUMMER: Gebruik.NOOIT,
    Kenmerk.VERBLIJF: Gebruik.NOOIT,
    Kenmerk.GELOOF: Gebruik.NOOIT,
    Kenmerk.THUISTAAL: Gebruik.NOOIT,
    Kenmerk.GESLACHT: Gebruik.NOOIT,
    Kenmerk.UITERLIJK: Gebruik.NOOIT,
    Kenmerk.BURGERLIJKE_STAAT: Gebruik.NOOIT,
    Kenmerk.VRIJE_TEKST: Gebruik.GEEN_REGEL,
    Kenmerk.INDRUK: Gebruik.GEEN_REGEL,
    Kenmerk.ZELFZORG: Gebruik.GEEN_REGEL,
    Kenmerk.LEEFTIJD: Gebruik.ALLEEN_WET,
    Kenmerk.GEZIN: Gebruik.ALLEEN_WET,
    Kenmerk.TAAL: Gebruik.ALLEEN_TRAJECT,
    Kenmerk.OPLEIDING: Gebruik.ALLEEN_TRAJECT,
}

ANYWHERE: dict[Kenmerk, str] = {
    Kenmerk.AFKOMST: r"""
        nationalit\w* | \bnat(?:io)?\b | \bnat\ ?(?:code|\d)\b | \bstaatsburger\w* | \bstaatsangeh\w*
        | \bcitizen(?:ship)?\b
        | \bgeb(?:oorte)?\ ?(?:land|plaats|stad|streek|regio|dorp|lnd|pl)\w*
        | \bgeboren\ (?:in|buiten|te)\b
        | \b(?:ander|eigen)\ land\b | ^generaties?$ | \b(?:waar|land)\b[^.?!]{0,30}\bgeboren\b | ^geboren\b
        | \bherkomst\w*(?!\ van\ (?:de\ |het\ |uw\ |zijn\ |dit\ )?(?:geld|inkomen|inkomsten|schuld\w*|bedrag))
        | \bafkomst\w* | \borigin(?:s|e)?\b | \bcountry\b | \bcountries\b | \blands?\ ?codes?\b
        | \bwelke?\ (?:land|landen|cultuur|volk)\b | \bland\ (?:van|waar)\b | \bherkomstland\w*
        | \b(?:vader|moeder|thuis|geboorte)land\b | \bbuitenland\w* | \bforeign\w* | \babroad\b
        | \bbirth\ ?(?:country|place|land)\w* | \b(?:place|country)\ of\ birth\b | \bborn\b | \bgeburts\w*
        | \betni\w* | \bethni\w* | \bras\b | \brace\b | \b\w*migra(?:nt|ti)\w* | \bmigr\b | \bexpats?\b
        | \ballochto\w* | \bautochto\w* | \bniet\ ?westers\w* | \bwesterse?\ (?:achtergrond|afkomst|land\w*)
        | \b(?:eerste|tweede|derde|[123]e?)\ generatie\b | \b(?:uw|zijn|haar|hun|wat\ zijn)\ roots\b
        | ^roots$
        | \b(?:culture(?:el|le)|cultural)\ (?:achtergrond|background|identiteit)\b | ^cultuur$
        | \bheritage\b | \bancestry\b | \bdescent\b | \bhomeland\b | \bnatie\b
        | \bpaspoort\w* | \bpassport\w* | \bouders?\b[^.?!]{0,30}\b(?:geboren|vandaan|afkomstig)\b
        | \bwaar\b[^.?!]{0,40}\bvandaan\b | \bafkomstig\b | \bopgegroeid\b | \bgrew\ up\b
        | \bnederlanders?\b
        | \bnederlandse?\ (?:ouders?|familie|wortels|staatsb\w+|pas)\b | \bvolk\b | \bminderhe(?:id|den)\b
        | \b(?:marok|turk|surina|antill|aruba|curacao)\w*
        | \b(?:somali|syri[er]|eritre|afgha|oekra|bulgaar|roemeen)\w*
        | \b(?:irak(?:ees|ese|ezen)?|iraan|iraans\w*|poolse?|polen|chine(?:es|se|zen))\b | \bstamboom\b
        | \b(?:ghan(?:ees|ese|ezen)|hindo?e?sta|molukk|kaapverd|indisch|indone|ethiop|pakista|filipijn)\w*
        | \b(?:oost|midden|west|zuid|niet|buiten|non)\ ?europe\w* | \bbuiten\ de\ e(?:u|er|uropese\ unie)\b
        | \b(?:non|niet)\ eu\b | \bgeboorte\ ?(?:grond|gemeente|werelddeel)\w* | \bwerelddel\w*
        | \bwerelddeel\b
        | \bcontinent(?:en|s)?\b | ^land(?:\ ?naam)?$ | \b(?:native|dutch|foreign)\ ?born\b
        | \bgastarbeider\w*
        | \b(?:bi|multi)\ ?cultur\w* | \bculturele\ (?:groep|afkomst|herkomst)\w*
        | \bcultuur\ ?(?:groep|kring)\w*
        | \b(?:be)?volks?\ ?groep\w* | \bbevolkings\ ?groep\w* | \bkleurling\w* | \broma\b | \bherkunft\w*
        | \bnaissance\b | \bwieg\b | \betn\b | \b(?:van\ kleur|of\ colou?r)\b
        | \bdubbele?\ paspoort\w* | \bminorit(?:y|ies)\b | \bcaste\b | \btribe\b | \bsinti\b | \bzigeuner\w*
    """,
    Kenmerk.WOONPLEK: r"""
        post\ ?codes?\w* | \bpc\ ?[1-6]\b | \bpcode\w* | \bzip\b | \bzip\ ?codes?\b | \bpostal\w*
        | \bpostleitzahl\b | \bcijfers\b[^.?!]{0,20}\badres\b | \bdeprived\b
        | \bplz\b | \bzip\d\b
        | \b(?:woon|achterstands|aandachts|kracht|probleem|vogelaar|volks|stads|nieuwbouw)\ ?(?:wijk|buurt)\w*
        | \b(?:wijk|buurt|gebieds|straat)\ ?(?:code|naam|nummer|nr|indeling|cijfer|profiel|type|score
          |inkomen|index|klasse|waarde|cluster|gemiddelde)s?\b
        | \bwelke?\ (?:wijk|buurt|straat|kant|deel|regio|dorp|stad|flat|stadsdeel)\b
        | \b(?:wijk|buurt|straat|dorp|gebied)\ (?:met|waar|waarin|van\ de\ klant)\b | \bstadsdeel\w*
        | \bdistrict\w*
        | \bneighbou?rhood\w* | \bborough\b | \bward\b | \bhuis\ ?nummer\w* | \bhouse\ number\b
        | \bstraatnaam\b | \bsuburbs?\b | \bdomicilie\b | \bwoz\b | \barea\ code\b
        | \b(?:deel|kant)\ van\ (?:de|het)\ (?:stad|dorp|gemeente|spoor|rivier)\b
        | \bwoon\ ?(?:plaats|adres|gebied)\w*
        | \bwoon(?:t|achtig)\b[^.?!]{0,25}\b(?:wijk|buurt|noord|zuid|oost|west|straat|centrum|dorp)\b
        | \b(?:home|street|residential)\ (?:address|area)\b | \bstreet\b
        | ^(?:e\ )?adres(?:sen)?(?:\ \w{1,8})?$ | ^(?:huis|post|huidig|brp)\ ?adres$
        | ^address$
        | \bgps\b | \bcoordinat(?:en|es)\b | \blatitude\b | \blongitude\b | \bachterstandsgebied\w*
        | \bgeo\ ?(?:code|locatie) | \b(?:breedte|lengte)\ ?graad\b | \blat\ ?(?:lon|lng)\w*
        | \bbag\ (?:id|code|nr|nummer)\b | \bvierkants?\ ?(?:code|id)\b | \bnummer\ ?aanduiding\w*
        | \badres\ ?(?:code|id)\b | ^adresse$ | \bquartier\b | \bstadtteil\w* | \bwohnort\b | \bpostc\b
        | \bstedelijkheid\w* | \bplatteland\w*
        | \b(?:dorp\ of\ (?:de\ )?stad|stad\ of\ (?:het\ )?dorp)\b | \brural\b | \burban\b | \bwoon\ ?kern\w*
        | \bflat\ ?gebouw\w* | \bleefbaar(?:heids?|o)\ ?(?:meter|score|index|cijfer)\b
        | \bses\ ?(?:woa|wijk|score)\b
        | ^(?:de\ |uw\ |zijn\ |haar\ |cbs\ |type\ )?(?:wijk|buurt|straat|regio|woonregio
          |gebied)(?:\ \w{1,8})?$
        | ^\w+\ (?:wijk|buurt|straat)(?:\ (?:code|id|nr))?$ | \bcbs\ ?(?:wijk|buurt)\w*
        | \b(?:bu|wk|gm)\ code\b
    """,
    Kenmerk.NAAM: r"""
        achter\ ?na(?:am|men)\w* | familie\ ?na(?:am|men)\w* | \bvoor\ ?na(?:am|men)\b
        | roep\ ?na(?:am|men)\w*
        | meisjes\ ?naam | \bgeslachts\ ?naam\w* | \bsur\ ?names?\b | \bvoorletters?\b | \binitial(?:s|en)\b
        | \b(?:last|first|family|given|maiden|full|middle)\ ?names?\b | \btussenvoegsels?\b | \bnachname\b
        | \bvorname\b | \bprenom\b | \bnom\ de\ famille\b | \bvolledige\ naam\b
        | \bhoe\ heet\ (?:de\ klant|u|iemand|hij|zij)\b
        | \bbijnaam\b | \bnicknames?\b
        | \bnaam\ ?(?:lengte|letters?|klank|begin|score|type|herkomst|klant|client|inwoner)\b
        | \bnames?\ ?(?:length|letters?|score|origin|starts?|ends?|sounds?)\b
        | ^(?:de\ |uw\ )?na(?:am|me|men)$
        | \b(?:lengte|letters?|klank|uitspraak|spelling|begin|uitgang|tekens)\b[^.?!]{0,25}\b(?:naam|name)\b
        | \b(?:length|letters?|spelling)\b[^.?!]{0,25}\bnames?\b
        | \bnaam\b[^.?!]{0,15}\b(?:eindigt|begint|klinkt|bevat|lijkt)\b
        | \bnaam\ ?(?:frequentie|hash|populariteit|zeldzaamheid)\b | \bklinkende\ naam\b | \bnaam\ uit\b
        | \b(?:frequentie|zeldzaamheid|populariteit)\b[^.?!]{0,15}\bnaam\b
        | \b(?:achtern|voorn|[afv]\ na(?:am|me)|[av]naam|[fl]name)\b
        | \b(?:e\ )?mail\ ?(?:provider|domein|naam)\b
        | \bnaam\ van\ de\ (?:klant|client|inwoner|persoon)\b | \b(?:klant|client)\ ?naam\b
    """,
    Kenmerk.NUMMER: r"""
        \bbsn\w* | \bburger\ ?service\w* | \bsofi\ ?(?:nummer|nr)?\b | \bv\ ?nummer\b | \ba\ nummer\b
        | \b(?:klant|client|dossier|vreemdelingen|persoons|paspoort)\ ?(?:nummer|nr)\w* | \biban\b
        | \b(?:rekening|telefoon)\ ?(?:nummer|nr)\b[^.?!]{0,20}\b(?:begint|land)\w*
        | \bbank\ ?(?:rekening)?\ ?land\b
        | \b(?:begin|land|eerste)\w*\b[^.?!]{0,25}\b(?:telefoon|rekening)\ ?nummer\b | \bsocial\ security\b
    """,
    Kenmerk.VERBLIJF: r"""
        \bverblijfs\w* | \bverblijfs?\ (?:status|titel|vergunning|recht|document|duur|kaart|doel)\w*
        | \bvb[tl]\b | \bvbl\w* | \baankomst\w* | \bkomst\ naar\b | \bbrp\b | \bstatus\ ?houder\w*
        | \basiel\w*
        | \basylum\b | \bvluchteling\w* | \brefugees?\b
        | \bvisums?\b | \bvisum\w* | \bvisas?\b | \bresidence\b | \bresidency\b | \bpermits?\b
        | \b(?:werk|tewerkstellings)\ ?vergunning\w* | \binburger\w*
        | \bintegratie\ ?(?:plicht|examen|cursus)\w*
        | \bcivic\ integration\b | \btaal\ ?eis\b | \bnaturalis\w* | \bongedocumenteerd\w*
        | \bundocumented\b
        | \billegaal\b | \billegale\b | \billegal\b | \bvreemdeling\w* | \bnieuwkomers?\b | \bnewcomers?\b
        | \bderde\ ?lander\w* | \beu\ ?(?:burger|onderdaan|status)\w*
        | \bind\ (?:besluit|document|status|nummer)\b
        | \b(?:jaren|jaar|lang|tijd|maanden|sinds|wanneer|aankomst|verblijf\w*)\b[^.?!]{0,30}
          \b(?:nederland|nl|netherlands)\b
        | \b(?:naar|in)\ nederland\ (?:gekomen|komen|kwam|aangekomen|sinds|geboren|getogen)\b
        | \bnaar\ nederland\b
        | \byears?\ in\ (?:the\ )?(?:netherlands|nl|holland|country)\b | \barriv(?:al|ed)\b
        | \bgezinshereniging\b | \bnareis\w* | \bdatum\ (?:van\ )?binnenkomst\b | \bnareizigers?\b
        | \bvergunning\ ?houder\w* | \bstatush\b | \bazc\b
        | \bcoa\b | \bknm\b | \bkennis\ van\ (?:de\ )?nederlandse\ (?:maatschappij|samenleving)\b
        | \b(?:jaren|jaar|sinds)\ (?:al\ )?hier\b | \b(?:hoe\ lang|sinds\ wanneer)\b[^.?!]{0,20}\bhier\b
        | \bduur\ (?:van\ )?(?:het\ )?verblijf\b
        | \bingezetenen?\b | \baufenthalt\w* | \btitre\ de\ sejour\b
        | \b(?:type|soort|welk)\b[^.?!]{0,15}\b(?:identiteits|legitimatie|id\ )\ ?(?:bewijs|kaart|document)\w*
        | \b(?:identiteits|legitimatie|id)\ ?(?:bewijs|kaart|document)\ (?:type|soort)\b
        | \b(?:kwam|komst|aankomst)\b[^.?!]{0,20}\b(?:hier|nederland|ons\ land)\b
    """,
    Kenmerk.GELOOF: r"""
        religi\w* | godsdienst\w* | ^(?:uw\ |het\ )?geloof(?:s\w*)?$ | \bgeloofs\w+ | \bgelovig\w*
        | \b(?:uw|een|welk|wat\ voor|haar|zijn|hun)\ geloof\b(?!\ in\b)
        | \bkerk(?:en|s|bezoek|gang|elijk\w*|dienst\w*
          |lid\w*|genootschap\w*)?\b | \bchurch\w* | \bmoskee\w* | \bmosque\w* | \bsynago\w* | \btempel\w*
        | \bgebed\w* | \bbidt\b | \bbidden\b | \bpray\w* | \bramadan\b | \bvasten\b | \bhalal\b
        | \bkos(?:h|j)er\b
        | \bkoosjer\b | \bhoofd\ ?doek\w* | \bhi(?:d)?jab\w* | \bniqab\b | \bsluiers?\b | \bveils?\b
        | \bbo?erka\b | \bburqa\b
        | \bhead\ ?scar(?:f|ves)\b
        | \bkeppel\w* | \btulband\w* | \bturban\w* | \bislam\w* | \bmoslim\w* | \bmuslim\w* | \bchriste\w*
        | \bchristian\w* | \bkatholie\w* | \bcatholic\w* | \bprotestant\w* | \bjoodse?\b | \bjoden\b
        | \bjewish\b
        | \bhindoe\w* | \bhindu\w* | \bboeddh\w* | \bbuddh\w* | \bathe[iï]s\w* | \bgereformeerd\w*
        | \bs(?:j)?abbat\w*
        | \bhad?jj?\b | \bbedevaart\w* | \bbid\ ?(?:tijd|plek|ruimte|kleed)\w* | \bvarkensvlees\b | \bpork\b
        | \bdenominati\w* | \bgezindte\w* | \bpraktiserend\w* | \bkruisje\ om\b
        | \b(?:om|uit|vanwege)\ (?:zijn\ |haar\ |een\ )?overtuiging\b
        | \bvrij\ op\ (?:vrijdag|zondag)\w*
        | \bsuikerfeest\b | \bofferfeest\b | \bfeestdagen\ (?:viert|vrij)\b | \bimam\b | \bdominee\b
        | \bpastoor\b
        | \blevens(?:beschouw|overtuiging)\w* | \bfaiths?\b | \bbelief\w* | \bworship\w* | \bconfessi\w*
    """,
    Kenmerk.THUISTAAL: r"""
        \bthuis\ ?ta(?:al|len)\b | \bmoeder\ ?ta(?:al|len)\b | \bmother\ ?tongues?\b
        | \bnative\ ?(?:language|speaker|tongue|taal)\w* | \b(?:home|family|first|second)\ ?lang(?:uage\w*)?\b
        | \b(?:eerste|tweede|andere|1e|2e)\ taal\b | \bnt\ ?2\b
        | \bta(?:al|len)\b[^.?!]*\b(?:thuis|gezin|huis)\b
        | \bthuis\b[^.?!]*\bta(?:al|len)\b | \blanguages?\b[^.?!]*\b(?:home|born|family)\b
        | \bspreekt\b[^.?!]{0,25}\bthuis\b | \bthuis\b[^.?!]{0,25}\bspreekt\b | \bstreek\ ?taal\b
        | \bdialect\w*
        | \bwelke\ (?:andere\ )?(?:taal|talen)\b | \b\w{3,}talige?n?\b | \bbilingual\b
        | \bvoertaal\b
        | \barabisch\w* | \bberbers?\b | \btigrin\w* | \bfarsi\b | \bdari\b | \btolk\ ?ta(?:al|len)\b
        | \btaal\ van\ de\ (?:tolk|ouders?)\b | \bwelke\ tolk\b | \bmuttersprache\b | \blangue\ maternelle\b
        | \baccent\b(?!\ (?:ligt|leggen|legt|op\b)) | \btongval\w* | \b(?:gebroken|gebrekkig)\ nederlands\b
        | \bspeaks\b[^.?!]{0,30}\bhome\b
    """,
    Kenmerk.GESLACHT: r"""
        \bgeslacht(?:en|s)?\b | \bgesl\b | \bgender\w* | \btransgender\w* | \bsekse\w* | \bsexe\b | \bsex\b
        | \bm\ v(?:\ x)?\b | \bmnl\b | \bvrl\b | \bmv\b | \bv\ m\b | \bman\ (?:of\ )?(?:een\ )?vrouw\b
        | \bvrouw\ (?:of\ )?(?:een\ )?man\b
        | \bmannelijk\w* | \bvrouwelijk\w* | \b(?:fe)?males?\b
        | \bis\ (?:de\ klant\ )?(?:een\ )?(?:man|vrouw)\b
        | ^(?:is\ )?(?:een\ )?(?:man|vrouw|mannen|vrouwen|meneer|mevrouw|men|women|woman)$
        | \bmenopau[sz]e\b | ^genre$
        | \bkraam\ ?(?:verlof|tijd)\b
        | \bjongen\ of\ (?:een\ )?meisje\b | \b(?:dhr|de\ heer|heer|meneer)\ (?:of\ )?(?:mw|mevr|mevrouw)\b
        | \baanhef\b | \baanspreek\w* | \bvoornaamwoord\w* | \bpronouns?\b | \bsalutation\b
        | \b(?:man|men)\ (?:or|and)\ wom[ae]n\b | \bmr\ (?:or\ )?mrs\b | ^hij\ (?:of\ )?zij$
        | \bgeschlecht\b
    """,
    Kenmerk.UITERLIJK: r"""
        \buiterlijk(?:e|heid)?\b(?!\ (?:\d|op\b|binnen\b|voor\b|na\b|over\b|in\b|eind\w*\b|begin\b|half\b|de\b
          |vandaag|morgen|volgende|een\b|datum|week|maand|startdatum|einddatum|kwart\w*|wanneer))
        | \bappearance\b | \blooks?\ (?:like|tidy|neat|clean|good)\b | ^looks$
        | \bkleding(?:stijl|keuze|gedrag|wijze|stuk\w*|niveau)?\b | \bkleedgedrag\b | \bkleren\b
        | \bgekleed\b
        | \bdress(?:ed|\ ?code|ing)?\b | \bcloth(?:es|ing)\b | \boutfits?\b | \bhuids?\ ?(?:kleur|tint)\w*
        | \bskin\b
        | \bhaar\ ?(?:kleur|dracht|stijl)\b | \bkapsel\w* | \bhair\w*\b | \bbaard\w* | \bbeards?\b
        | \btatoe\w*
        | \btattoo\w* | \bpiercing\w* | \bonverzorgd\w*
        | \b(?:goed|slecht|verzorgd)\ (?:verzorgd|uiterlijk|voorkomen)\b
        | \bverzorgd\b | \bverzorgdheid\b | \bnetheid\b | \bonfris\w* | \bfris\ en\ netjes\b
        | \blichaams\ ?(?:geur|bouw|gewicht)\b
        | \bgeur\w* | \bslordig\w* | \bnetjes\b | \btidy\b | \bneat\b
        | \b(?:kleur|tint)\ (?:van\ de\ )?huid\b | \bruikt\b | \bruiken\b | \bstink\w* | \bsmell\w*
        | \bodou?r\b
        | (?<!sociale\ )\bhygien(?!ist|ecode|eregel)\w*
        | \boogt\b | \buitstraling\b
        | \bziet\ (?:de\ (?:klant|inwoner)|iemand|hij|zij|ze|men|die)\ er(?:uit)?\b
        | \bovergewicht\b
        | \bbmi\b
        | \bhautfarbe\b | \bcouleur\ de\ (?:la\ )?peau\b | \boog\ ?kleur\b | \beye\ ?colou?r\b
        | \bschoonheid\b
        | \btanden\b | \bgewicht\ in\b | \blengte\ en\ gewicht\b
        | \bgebit(?:s\w*)?\b | \baantrekkelijk\w* | \battractive\w* | \bpas\ ?foto\w*
        | \bfoto\ van\ de\ klant\b
        | \bphotos?\b
        | \bgezichts(?:uitdrukking|herkenning|kenmerk\w*)\b | \bsieraden\b | \bmake\ ?up\b
        | \bgroom(?:ed|ing)\b
    """,
    Kenmerk.BURGERLIJKE_STAAT: r"""
        \bburgerlijke\ ?staat\b | \bhuwelijkse\ staat\b | \bmarital\b | \b(?:on)?gehuwd\w* | \bgetrouwd\w*
        | \bmarried\b
        | \bweduw(?:e|naar|staat)\b | \bdivorced?\b | \becht\ ?scheiding\w*
    """,
}
"""What no vraag and no rule may be about, wherever it stands."""

IN_FACTS: dict[Kenmerk, str] = {
    Kenmerk.AFKOMST: r"""
        \b(?:wit|blank|zwart|bruin)e?\b[^.?!]{0,8}\b(?:wit|blank|zwart|bruin)e?\b
        | \bnederland\b | \bnl\b | \bthe\ netherlands\b
    """,
    Kenmerk.WOONPLEK: r"""
        \bwaar\ (?:woont|wonen)\b | ^\w+\ gebied$
        | \b(?:noord|zuid|oost|west|centrum)\w*\b[^.?!]{0,20}\b(?:noord|zuid|oost|west|centrum)\w*\b
        | \b(?:noord|zuid)\ ?(?:oost|west)\b | \b(?:amsterdam|rotterdam|den\ haag|utrecht)\w*
        | \b(?:van|per|uit)\ (?:de|het|die|deze|zijn|haar|uw)\ (?:wijk|buurt|straat|flat)\b
        | \b(?!af|uit|be|ver)\w{3,}(?:wijk|buurt)\b
    """,
    Kenmerk.GESLACHT: r"""
        \b(?:man|mannen|vrouw|vrouwen|moeders?|vaders?|mevr|mevrouw|meneer)\b
    """,
    Kenmerk.BURGERLIJKE_STAAT: r"""
        ^(?:is\ )?gescheiden$ | \bpartner\ ?status\b | \bciv(?:il|iele)\ stat(?:us|e)\b
    """,
    Kenmerk.VRIJE_TEKST: r"""
        \bnotitie\w* | \baantekening\w* | \bcitaat\w* | \bciteer\w* | \bopmerking\w* | \bvrije\ ?tekst\w*
        | \bfree\ ?text\b
        | \bnotes?\b | \bcomments?\b | \btekst\w* | \btext\w* | \bword\ ?count\b | \bsentiment\w*
        | \bsamenvatting\w*
        | \b(?:aantal|hoeveel)\ (?:woorden|letters|tekens|zinnen|\w*fouten)\b | \blengte\ van\b
        | \blength\b | \bspell?ing\w*
        | \b(?:spel|taal|type?|schrijf)\ ?fout\w* | \bschrijf\ ?stijl\b
        | \bwoord\ ?(?:keu[sz]e?|gebruik|aantal)\b
        | \bhandschrift\b | \bhandwriting\b | \bstemgeluid\b | \bhoofdletters?\b | \bleestekens?\b
        | \binterpunctie\b | \bemoji\w* | \bgrammatica\b | \bzinsbouw\b | \btranscript\w* | \bopnames?\b
        | \bspraak\w* | \btrefwoord\w* | \bkeywords?\b | \bverslag\w*
        | \bkern\ ?woord\w* | \bwoord(?:en)?\ ?wolk\w* | \bnlp\b | \bembeddings?\b | \btaal\ ?model\w*
        | \bllm\b
        | \btopic\ ?model\w* | \btoon\ van\ (?:het\ gesprek|de\ (?:klant|notitie))\b | ^(?:de\ )?stem$
        | \bstem\ ?(?:hoogte|analyse|volume|kleur)\b
        | \bgespreks\ ?(?:duur|lengte)\b
        | \beigen\ woorden\b | \bverhaal\b | \btikt\b | \btypt\b | \btypsnelheid\b
    """,
    Kenmerk.INDRUK: r"""
        \bindruk\w* | \bobservati\w* | \bobserved?\b | \bimpression\w* | \bhouding\w* | \battitude\w*
        | \bgezien\ door\b
        | \bgedrag\b | \bbehaviou?r\w* | \bkomt\b[^.?!]{0,25}\bover\b | \boverkomen\b | \boogcontact\b
        | \beye\ contact\b
        | \bhanddruk\b | \bhandshake\w* | \bgeeft\b[^.?!]{0,15}\bhand\b
        | \bhand(?:en)?\ (?:geven|schudden)\b
        | \blichaamstaal\b | \bbody\ language\b | \bnon\ ?verba\w* | \b(?:on)?gemotiveerd\w*
        | \bmotivat\w* | \bbuikgevoel\b
        | \bgevoel\ van\ de\ consultant\b | \bonderbuik\w* | \b(?:on)?betrouwbaar\w* | \bmeewerk\w*
        | \bwelwillend\w*
        | \bpresenteert\b | \bpresentatie\b | \bpresentation\b | \blui\b | \blazy\b | \bsfeer\b
        | \bziet\ de\ consultant\b
        | \bvolgens\ (?:de\ )?(?:consultant|klantmanager)\b | \bpersoonlijkheid\w* | \bpersonality\b
        | \bkarakter\b
        | \bbeleefd\w* | \bpolite\w* | \bdemeanou?r\b | \bsympathiek\w* | \bwerk\ ?houding\b
        | \barbeids\ ?ethos\b
        | \b(?:un)?trustworth\w* | \b(?:un)?cooperativ\w* | \b(?:un)?motivated\b
    """,
    Kenmerk.ZELFZORG: r"""
        \bzelf\ ?zorg\w* | \bself\ ?care\b | \bpersoonlijke\ (?:verzorging|hygien\w*)
        | \bpersonal\ (?:care|hygiene)\b
        | \bzorg(?:t|en)?\b[^.?!]{0,25}\b(?:u|zich|je|mij)zelf\b | \bdouch\w* | \bwast\ zich\b
        | \bslaap\w* | ^(?:de\ )?verzorging$
    """,
    Kenmerk.LEEFTIJD: r"""
        \bleeftijd\w* | \bgeb(?:oorte)?\ ?(?:datum|jaar|dat|jr)\b | \bhoe\ oud\b | \bage\b | \bages\b
        | \bbirth\ ?(?:date|year|day)\w*
        | \bdate\ of\ birth\b | \bdob\b | \b(?:jonger|ouder)\ (?:dan|\d)\w*
        | \b\d\d\ ?(?:plus|min|plusser|minner)s?\b(?!\ (?:uur|uren|procent|dagen|weken|maanden|euro)\b)
        | \b(?:boomer|millennial)s?\b | \bpensioen\ ?(?:gerechtigd|leeftijd|datum)\w* | \bsenioriteit\b
        | ^alter$
        | \b(?:aow|pensioen)\ ?(?:gerechtigd|leeftijd|datum)\w* | \btot\ (?:de\ |het\ )?(?:aow|pensioen)\b
        | \bvijftig\ ?plus\w*
        | \b(?:onder|boven|vanaf|tot|under|over)\ (?:de\ )?\d\d\ (?:jaar|years?)\b
        | ^(?:onder|boven|vanaf|tot|under|over)\ (?:de\ )?\d\d$
        | \bjongeren?\b | \bsenior(?:en)?\b | \boudere\b | \bouderen\b | \b(?:jong\b.*\boud|oud\b.*\bjong)\b
    """,
    Kenmerk.GEZIN: r"""
        \bgezins\ ?(?:samenstelling|situatie|vorm|type|grootte|leden)\b | \bhuishoud\w* | \bhouseholds?\b
        | \bfamily\ (?:size|composition|situation|type)\b | \balleenstaand\w* | \beenouder\w*
        | \bouder\ gezin\w* | ^een\ ouder$ | \b(?:lone|single)\ parent\w*
        | \bsingle\b | \bleefvorm\b
        | \bsamenwon\w* | \bkosten\ ?deler\w* | \bpartner\b
        | \b(?:aantal|hoeveel|heeft|number\ of|jongste|oudste)\b[^.?!]{0,20}
          \b(?:kind|kinderen|children|child)\b | \bkind(?:eren)?\ (?:onder|jonger|tot)\b | \bkindertal\b
        | ^kind(?:eren)?\b
        | \bkids\b | \bhas\ child(?:ren)?\b | \bzorgt\ voor\b[^.?!]{0,15}\bkind(?:eren)?\b | \bouderschap\b
    """,
    Kenmerk.TAAL: r"""
        \btaal\w* | \blanguages?\b | \blezen\b | \bleest\b | \bschrijft\b | \bschrijven\b
        | \b(?:laag)?geletterd\w* | \banalfabe\w*
        | \bnederlands\b | \bspreek\ ?(?:vaardig|taal|niveau)\w* | \bspreekt\ goed\b
        | \btolk\w* | \bwoordenschat\b | \bliteracy\b
        | \billiterate\b | \balfabet\w*
        | \bdutch\b | \binterpreter\b | \b(?:lees|schrijf)\ ?(?:niveau|vaardig\w*)\b | \bnt\ ?1\b
    """,
    Kenmerk.OPLEIDING: r"""
        \bopleiding\w* | \b(?:hoog|laag)?\ ?opgeleid\w* | \bdiploma\w* | \bschool\w* | \bscholing\w*
        | \bmbo\b | \bhbo\b | \bvmbo\b
        | \bstartkwalificatie\w* | \beducation\w* | \bonderwijs\w* | \bdegree\b | \bgestudeerd\b
        | \bedu\b
    """,
}
"""What a fact for rules may be about only under a condition."""

STEMS: tuple[tuple[Kenmerk, tuple[str, ...]], ...] = (
    (Kenmerk.AFKOMST, ("nationaliteit", "nationality")),
    (Kenmerk.AFKOMST, ("geboorteland", "geboorteplaats", "migratieachtergrond")),
    (Kenmerk.AFKOMST, ("herkomstland", "herkomstgroep", "birthcountry")),
    (Kenmerk.AFKOMST, ("countryofbirth", "etniciteit", "ethnicity")),
    (Kenmerk.WOONPLEK, ("postcode", "postalcode", "zipcode")),
    (Kenmerk.WOONPLEK, ("woonwijk", "woonbuurt", "wijkcode", "buurtcode")),
    (Kenmerk.WOONPLEK, ("stadsdeel", "woonplaats", "huisnummer")),
    (Kenmerk.WOONPLEK, ("straatnaam", "neighbourhood", "neighborhood")),
    (Kenmerk.NAAM, ("achternaam", "familienaam", "voornaam")),
    (Kenmerk.NAAM, ("roepnaam", "meisjesnaam", "firstname", "familyname")),
    (Kenmerk.NAAM, ("surname", "lastname")),
    (Kenmerk.VERBLIJF, ("verblijfsstatus", "verblijfstitel", "verblijfsvergunning", "verblijfsrecht")),
    (Kenmerk.VERBLIJF, ("statushouder", "inburgering", "residencepermit", "asielzoeker", "vluchteling")),
    (Kenmerk.GELOOF, ("godsdienst", "religion", "religie")),
    (Kenmerk.GELOOF, ("hoofddoek", "headscarf", "kerkbezoek", "moskeebezoek")),
    (Kenmerk.THUISTAAL, ("thuistaal", "moedertaal", "mothertongue", "nativelanguage", "homelanguage")),
    (Kenmerk.GESLACHT, ("geslacht",)),
    (Kenmerk.UITERLIJK, ("huidskleur", "kledingstijl", "skincolour", "skincolor", "appearance")),
    (Kenmerk.BURGERLIJKE_STAAT, ("burgerlijkestaat", "maritalstatus")),
    (Kenmerk.NUMMER, ("burgerservicenummer",)),
)
"""Long words that are recognised inside another word, in pieces, with a letter wrong or without vowels."""

INNOCENT = frozenset({"postbode", "postbodes", "geslachte"})
"""Words that are one letter away from a stem and mean something else."""
