import { type HelpsWith, helpsWith } from '../facets.ts'
import { clausesOf, denies, sentencesOf } from './clauses.ts'

/** What a source says a service is: its name, what it files it under, and its description. */
export type HelpTold = { name: string; topics: readonly string[]; description: string | null }

const signs: Readonly<Record<HelpsWith, RegExp>> = {
  loneliness:
    /\b(?:lonel(?:y|iness)|(?:social )?isolat(?:ed|ion)|befriend(?:ing|ers?)|(?:make|making|meet|meeting) (?:new )?(?:friends|people)|friendship (?:group|club)s?)\b/i,
  anxiety: /\b(?:anxi(?:ety|ous)|panic attacks?|worry(?:ing)?|worries|stress(?:ed)?)\b(?! (?:free|ball))/i,
  low_mood:
    /^mental health(?: (?:and|&) wellbeing)?$|\b(?:low mood|depress(?:ion|ed)|self[- ]harm|suicidal|feeling (?:low|sad|down)|emotional (?:wellbeing|well-being|support|health)|mental (?:health|wellbeing|well-being) (?:support|problems?|issues?|difficult\w+|needs|conditions?)|counsell(?:ing|ors?))\b/i,
  confidence:
    /\b(?:(?:self[- ])?confiden(?:ce|t)|self[- ](?:esteem|worth|belief)|believe in (?:yourself|themselves)|resilience)\b(?! ?in (?:the|our))/i,
  being_active:
    /\b(?:sports?|football|rugby|netball|basketball|cricket|hockey|tennis|badminton|swim(?:ming|mers)?|gymnastics|trampolin\w+|athletics|running (?:club|group)|box(?:ing|ercise)|martial arts?|karate|judo|taekwondo|ju[- ]?jitsu|dance|dancing|cycling|bikes?|skat(?:e|ing|eboard\w*)|climbing|yoga|pilates|fitness|gym|keep(?:ing)? (?:fit|active)|(?:get|getting|be|being) active|physical activit\w+|parkour|archery|sailing|canoe\w*|kayak\w*|rowing|horse riding|exercise (?:class|group)\w*)\b/i,
  creativity:
    /\b(?:arts? (?:and|&) crafts?|arts? (?:club|group|class|session|workshop)\w*|crafts?|painting|drawing|pottery|ceramics|photography|creative (?:arts?|writing|activit\w+|sessions?|workshops?)|creativity|drama|theatre|choirs?|singing|music (?:lessons?|group|club|making|workshops?)|orchestra|brass band|film[- ]?making|comics?|sewing|knitting|djing)\b/i,
  nature:
    /\b(?:nature|gardening|allotments?|wildlife|woodlands?|forest school|bushcraft|outdoor (?:learning|activit\w+|play|adventure)|outdoors|country(?:side)? (?:walks?|park)|nature reserves?|conservation|care farm|animals)\b(?! of (?:the|your|their|our|this))/i,
  calm: /\b(?:mindful(?:ness)?|relax(?:ation|ing)|meditat(?:e|ion)|yoga|calm(?:ing)?|tai chi|sensory (?:room|sessions?)|wind down)\b/i,
  learning:
    /\b(?:homework (?:club|help)|tuition|tutor(?:ing|s)|learn(?:ing)? (?:to|new|skills|english)|(?:literacy|numeracy|maths|coding|computer|reading) (?:club|class|course|skills|group|support|lessons?)\w*|adult learning|esol|librar(?:y|ies)|qualifications?|accredited courses?|study (?:support|skills))\b/i,
  work: /\b(?:employment|employability|apprentice(?:ship)?s?|careers? (?:advice|guidance|service|support)|work experience|job ?(?:seekers?|search|hunting|club|centre)|into work|find(?:ing)? (?:a job|work)|interview skills|cv (?:writing|help)|neet)\b/i,
  food_and_money:
    /\b(?:food ?banks?|food (?:parcel|pantry|larder|club)s?|(?:free|hot|warm) (?:school )?meals?|community (?:fridge|kitchen|larder|pantry)|haf programme|holiday activities and food|debt|benefits? (?:advice|checks?|entitlement)|welfare (?:rights|benefits?|advice)|money (?:advice|worries|management)|budgeting|fuel poverty|cost of living|clothes bank|baby bank|hardship (?:fund|grant)s?|(?:financial|emergency) (?:help|support|assistance|grants?))\b/i,
  family:
    /\b(?:famil(?:y|ies) (?:support|hub|centre|group|learning|session|therapy|mediation|worker)\w*|parenting|parent(?:s)? (?:and|&) (?:toddler|baby|child)\w*|stay (?:and|&) play|toddler (?:group|session)s?|young carers?|kinship|support(?:s|ing)? (?:for )?(?:parents|families)|children['’]?s centres?)\b/i,
  being_yourself:
    /\b(?:lgbt\w*\+?|lesbian|gay|bisexual|trans(?:gender)?|queer|non[- ]binary|gender identity|be (?:yourself|themselves))\b/i,
  grief:
    /\b(?:bereave(?:d|ment)|grie(?:f|ving)|(?:death|loss) of (?:a |someone|somebody|their|your)\w*|someone (?:has )?died)\b/i,
  helping_others:
    /\b(?:volunteer(?:ing)? (?:opportunit\w+|roles?|project|with us)|volunteering|(?:become|be) a volunteer|youth (?:council|forum|parliament|voice)|social action|fundrais\w+ for|peer (?:mentor|support)\w*|cadets?|(?:scout|guide)s?\b(?! dogs?)|help(?:ing)? (?:others|other people|your community|in the community))\b/i,
}

// More kinds of help than this in one text is a list of everything, which says nothing of this one.
const MOST = 5

/**
 * What a service is good for, read from what its source says of it. Its name and topics are believed; its description
 * only where no clause denies, and not when it names nearly everything.
 */
export function helpsWithOf({ name, topics, description }: HelpTold): HelpsWith[] {
  const short = [name, ...topics].filter((text) => !denies(text))
  const believed = new Set(short.flatMap((text) => [...namedIn(text)]))
  const told = new Set(
    sentencesOf(description)
      .flatMap(clausesOf)
      .filter((clause) => !denies(clause))
      .flatMap((clause) => [...namedIn(clause)]),
  )
  return helpsWith.filter((help) => believed.has(help) || (told.size <= MOST && told.has(help)))
}

function namedIn(text: string): HelpsWith[] {
  return helpsWith.filter((help) => signs[help].test(text))
}
