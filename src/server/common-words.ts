/**
 * Words that people make secrets of: the 2,000 most frequent of @zxcvbn-ts/language-en 4.1.1 (MIT) without coarse ones, and
 * those of this trade.
 */
export const commonWords: readonly string[] = `
aah able about above absolutely accept access accident according account across act acting action actually adam
add address admin admit advantage advice afford afraid after afternoon again against age agent ago agree agreed
ahead ain air airport alarm alex alice alive all allow allowed almost alone along already alright also although
always amazing america american among amount amy ancient and andy angel angry animal animals anna another answer
answers any anybody anymore anyone anything anyway anywhere apart apartment apologize apparently appear applause
appreciate are area aren arm arms army around arrest arrested arrived art arthur artist ashamed aside ask asked
asking asleep assistant assume ate attack attacked attention audience aunt auth available avoid awake aware away
awesome awful aye babe babies baby back backup bad badly bag ball balls band bank bar barely barry base based
basically bathroom battle beach bear beat beautiful beauty became because become becomes becoming bed bedroom
been beeping beer before beg began begin beginning behind being believe believed bell belong belongs ben besides
best bet better between beyond big bigger biggest bike bill billy bird birds birth birthday bit bite black blame
bleeding blind block blood bloody blow blue board boat bob bobby bodies body bomb book books boring born boss
both bother bottle bottom bought box boy boyfriend boys brain brave bread break breakfast breaking breath
breathe breathing brian bridge bright brilliant bring bringing brings british bro broke broken brother brothers
brought bucks buddy build building built bullet bunch buried burn burned burning bus business busy but buy
buying bye cake call called calling calls calm came camera camp can cancer cannot capable captain car card cards
care career careful carefully cares carl carry carrying cars case cases cash cat catch caught cause caused
celebrate cell center certain certainly chair challenge chance change changed changes changing character charge
charges charles charlie chatter cheap check checked checking cheering cheers cheese chest chicken chief child
children chinese chocolate choice choose chose chris chuckles church city claire clean clear clearly client
clock close closed closer closes clothes club cluster coat code coffee cold college colonel color come comes
coming command commander committed common community company complete completely computer concern concerned
condition config confused connection consider contact continue continues contract control cook cooking cool cop
cops copy corner correct cost could couldn count country couple course court cousin cover covered crack crash
crazy cream create created credential credit crew crime criminal cross crowd cry crying cup curious cut cute dad
daddy damage dan dance dancing danger dangerous daniel danny dare dark darling data database date dating
daughter dave david day days dead deal dealing dear death decide decided decision deep deeply default defense
definitely delicious deliver demo department deploy deserve desk destroy destroyed details detective development
devil did didn die died dies difference different difficult dig dinner direction directly director dirty
disappear discovered discuss distance divorce dna doc doctor doctors does doesn dog dogs doin doing dollars don
done door doors double doubt down downstairs dramatic draw dream dreams dress dressed drink drinking drinks
drive driver driving drop dropped drove drug drugs dry dude due dumb during duty dying each earlier early ears
earth easier easily east easy eat eating eddie edge eggs eight either else emergency emily emma empty end ended
ends enemies enemy energy engine england english enjoy enough enter entire eric escape especially even evening
event ever every everybody everyone everything everywhere evidence evil exact exactly example except excited
exciting excuse exist expect expected expecting expensive experience explain extra extremely eye eyes face faces
fact fail failed fair faith fake fall falling familiar families family famous fan fancy fantastic far farm fast
faster fat fate father fault favor favorite fbi fear feed feel feeling feelings feels feet fell fellow felt
female few field fight fighting figure figured file fill filled film final finally find finding finds fine
finger fingers finish finished fire fired firm first fish fit five fix fixed flat flight floor flowers fly
flying focus folks follow followed following food fool foot football for force forced foreign forest forever
forget forgive forgot forgotten form fortune forward fought found four france frank fred free freedom french
fresh friday friend friends from front full fun funeral funny further future game games gang garden gary gas
gasps gate gave gay general genius gentleman gentlemen george german get gets getting ghost giant gift girl
girlfriend girls github give given gives giving glad glasses goes goin going gold gone good goodbye goodness
gosh got gotten government grab grace grand grandma grandpa graph grateful grave great greatest green grew
groaning groans ground group grow growing grown grunting grunts guard guess guest guests guilty gun guns guy
guys had hadn hair half hall han hand handle hands handsome hang hanging happen happened happening happens
happiness happy hard harder hardly harm harry has hasn hat hate have haven having head headed heading heads
health healthy hear heard hearing heart heat heaven heavy held hello help helped helping henry her here hero
herself hey hidden hide hiding high higher highness him himself hired his history hit hmm hold holding hole holy
home honest honestly honey honor hope hoping horrible horse horses hospital host hot hotel hour hours house how
however huge huh human humans hundred hungry hurry hurt hurts husband ice idea ideas idiot ill imagine important
impossible incident including incredible indeed indistinct innocent insane inside inspector instead insurance
interest interested internal interview into introduce invite invited involved island isn issue issues its itself
jack jacket jail jake james jane japanese jason jealous jeff jerk jerry jim jimmy jin job jobs joe john johnny
join joke josh journey judge jump just justice kang kate keep keeping keeps kelly kept kevin key keys kick
kicked kid kidding kids kim kind kinda king kiss kitchen knew knife knock know knowing knowledge known knows
kubernetes lab ladies lady land language large larry last late lately later laugh laughing laughs laughter laura
law lawyer lay lead leader learn learned least leave leaves leaving led lee left leg legal legs less lesson let
letmein letter letters letting level lie lied lies lieutenant life lift light lights like liked likely likes
line lines lisa list listen listening literally little live lived lives living local location lock locked login
london lonely long longer look looked looking looks loose lord lose losing loss lost lot lots loud love loved
lovely loves low luck lucky lucy luke lunch lying machine mad madam made magic main majesty major make makes
making male mama man manage managed manager many map maria mark market marriage married marry martin mary master
match mate matt matter matters max may maybe meal mean meaning means meant meat media medical medicine meet
meeting member members memories memory men mention mentioned mess message met michael middle might mike miles
military milk million mind mine minister minute minutes miss missed missing mission mistake mistakes mmm model
mom moment mommy money monster month months mood moon more morning most mother mountain mouth move moved moves
movie movies moving mrs much mum murder murdered murderer music must myself nah naked name named names narrator
natural nature near nearly necessary neck need needed needs neither neo nervous never new news next nice nick
night nights nine nobody node noise none nonsense nope nor normal north nose not note nothing notice noticed now
nowhere number numbers nurse nuts obvious obviously ocean off offer offered office officer officers official
often ohh oil okay old older once one ones only onto ooh open opened opening opens operation opinion order
ordered orders original other others otherwise ought our ours ourselves out outside outta over owe own owner
pack page paid pain paint painting pair pal palace panting pants papa paper papers parents paris park part
particular partner parts party passed passw passwd password past path patient patients paul pay paying peace
people per percent perfect perfectly perhaps period permission person personal personally pete peter phil phone
photo photos physical pick picked picking picture pictures piece pieces pig place placeholder places plan plane
planet planned planning plans plant plate play played player playing plays please pleasure plenty plus pocket
point points poison police pool poor pop pos position positive possible possibly post pounds power powerful
powers practice pray prefer pregnant prepare prepared present president press pressure pretend pretty price
prince princess prison private probably problem problems process production professor program project promise
promised proof proper properly property protect proud prove proxy public pull pulled pulling purpose push put
putting queen question questions quick quickly quiet quit quite qwerty race rachel radio rain raise raised ran
rate rather ray reach reached read reading ready real reality realize realized really reason reasons received
recently recognize record records red regret regular relax release remain remember remind rent replace report
request rescue research respect rest restaurant result results return returned revenge rich richard rick rid
ride ridiculous right rights ring ringing rings rise risk river road robert rock roger role roll romantic roof
room root rose rough round ruin ruined rule rules run running runs rush russian ryan sad safe safety said sake
sam same sample san santa sarah saturday save saved saving saw say saying says scare scared scary scene school
science scott screaming screams sea search season seat second seconds secret secrets secure security see seeing
seem seemed seems seen sees sell selling send sending sense sent sergeant serious seriously serve server service
session set settle seven several shake shall shame shape share she shh ship shirt shock shoes shoot shooting
shop short shot shots should shouldn shouting show showed shower showing shows shut sick side sighs sight sign
signal signed silk silkgraph silly simon simple simply since sing singing single sir sister sit site sitting
situation six size skin sky sleep sleeping slept slow slowly small smart smell smile smoke snow social society
soft sold soldier soldiers solve some somebody somehow someone something sometimes somewhere son song soo soon
sooner sorry sort soul sound sounds soup source south space spanish spare speak speaking special speech speed
spell spend spent spirit split spoke spot spread spring staff stage staging stand standing star stars start
started starting starts state statement states station stay stayed staying steal step steve stick still stole
stolen stomach stone stood stop stopped stops store stories storm story straight strange street streets strength
strike strong stronger stuck student students study stuff stupid style subject success such sudden suddenly
suffer sugar suggest suicide suit summer sun sunday super support suppose supposed sure surgery surprise
surprised survive suspect swear sweet sweetheart sweetie sword system table take taken takes taking talent talk
talked talking tall tape target taste taught tea teach teacher team tears teeth tell telling tells temp ten
tense terms terrible test text than thank thanks that the their them theme themselves then theory there these
they thief thing things think thinking thinks third this thomas those though thought thoughts thousand thousands
threat three threw throat through throw ticket tickets tie tight till tim time times tiny tired today together
toilet token told tom tommy tomorrow tongue tonight tony too took top total totally touch touched tough tour
towards town track trade train training trap travel treasure treat treated treatment tree trees trial trick
tried trip trouble truck true truly trust truth try trying turn turned turning turns twice two type ugh ugly
uncle under understand understood unit united universe unless until upon upset upstairs use used user using
usual usually vacation value van vehicle very victim victims video view village visit voice vote wait waited
waiting wake walk walked walking wall walls walter want wanted wants war warm warning was wash washington wasn
waste watch watched watching water way ways weak weapon weapons wear wearing weather web wedding week weekend
weeks weight weird welcome well went were weren west wet what whatever when where whether which while white who
whoa whoever whole whom whoo whose why wife wild will william willing win wind window wine winner wish with
within without witness woke woman women won wonder wonderful wondering woo woods word words work worked working
works world worried worry worse worst worth would wouldn wound wow write writing written wrong wrote yeah year
years yelling yep yes yesterday yet york you young younger your yours yourself yourselves
`
  .trim()
  .split(/\s+/)
