/**
 * Words that tell a stranger why a young person is there: a tier, a circumstance, or an illness. No public name has one
 * (rule 11, no label travels).
 */
const labels =
  /\b(care leavers?|leaving care|in care|looked.after|asylum|refugees?|youth justice|offend\w*|offence|crim\w*|custody|police|gangs?|exclu\w+|attendance|truan\w*|wait(ing|s)?|lists?|camhs|cypmhs|nhs|clinic\w*|hospital\w*|patients?|discharge\w*|treat\w*|therap\w*|mental\w*|psych\w*|illness\w*|disorder\w*|condition\w*|disab\w*|anxi\w*|depress\w*|low mood|suicid\w*|self.harm\w*|lonel\w*|isolat\w*|trauma\w*|advers\w*|abuse\w*|neglect\w*|risk\w*|vulnerab\w*|problem\w*|difficult\w*|(?<!\bno |n[o’']t )needs?(?! not?\b)|tiers?|universal|targeted|early intervention|intervention\w*|prevention|poverty|depriv\w*|under.?served|free school meals)\b/i

/** The word of a name that gives something away, if there is one. */
export const labelIn = (name: string): string | undefined => labels.exec(name)?.[0]
