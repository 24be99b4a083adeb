import type { HelpsWith } from '../directory/index.ts'

/** Where something was written down: the plan's "what matters", how they like to be met, or a goal of theirs. */
export type WrittenIn = 'plan' | 'meeting' | 'goal'

/** Words of theirs as they stand in their plan. */
export type Written = { in: WrittenIn; words: string }

/** Something they want, in the word that says so, and what the directory calls it. */
export type Wish = { helps: HelpsWith; said: string }

// How people say what a service may be good for. Whole words; the first match is the one that is shown.
const said: Record<HelpsWith, RegExp> = {
  loneliness: /\b(lonel\w*|alone|friends?(?:hips?)?|isolated|meet(?:ing)? (?:new )?people|belong\w*)\b/i,
  anxiety: /\b(anxi\w*|worr(?:y|ies|ied|ying)|panic\w*|nervous|scared|stress\w*|overwhelm\w*)\b/i,
  low_mood: /\b(sad|sadness|unhappy|miserable|depress\w*|feel\w* (?:low|down)|low mood)\b/i,
  confidence:
    /\b(confiden\w*|shy|believe in (?:my|her|him|them)sel\w+|speak(?:ing)? up|self-?esteem|brave\w*)\b/i,
  being_active:
    /\b(activ\w+|sports?|football\w*|footy|box(?:ing|es)?|runs?|running|swim\w*|gym|fit(?:ness)?|climb\w*|danc\w*|bik\w+|cycl\w*|skat\w*|martial|judo|karate|netball|rugby|basketball|let(?:ting)? off steam)\b/i,
  creativity:
    /\b(draw\w*|paint\w*|arts?|crafts?|comics?|zines?|music|sing\w*|guitar|drum\w*|beats|film\w*|photo\w*|write|writing|poems?|poetry|drama|acting|make things|making things|build\w*|lego|bricks|sew\w*|knit\w*|creativ\w*)\b/i,
  nature:
    /\b(outside|outdoors?|garden\w*|allotments?|grow(?:ing)? (?:things|food|plants|veg\w*)|plants|animals?|dogs?|hors\w*|pon(?:y|ies)|birds?|walks?|walking|beach|the sea|woods?|nature|wildlife)\b/i,
  calm: /\b(calm\w*|quiet\w*|peace\w*|sleep\w*|relax\w*|breath\w*|not (?:too )?loud|head is full)\b/i,
  learning: /\b(learn\w*|reading|maths|english|homework|college|university|gcse\w*|tutor\w*)\b/i,
  work: /\b(jobs?|work experience|cv|apprentice\w*|interviews?|career\w*|employ\w*)\b/i,
  food_and_money: /\b(food|hungry|cook\w*|meals?|money|bills|rent|afford\w*|debts?)\b/i,
  family:
    /\b(look(?:s|ing)? after (?:my|her|his|their) \w+|young carer\w*|caring for|parenting|my baby|arguments? at home|family time)\b/i,
  being_yourself:
    /\b(lgbt\w*|gay|lesbian|bisexual|trans|queer|non-?binary|pronouns|be(?:ing)? (?:my|her|him|them)sel\w+|who i am)\b/i,
  grief: /\b(died|death|grie\w+|bereave\w*|passed away|funeral)\b/i,
  helping_others: /\b(help(?:ing)? (?:others|people|out)|volunteer\w*|give something back|mentor\w*)\b/i,
}

/** What they want, read from their own words by a list anybody can read; each once, with the word that says so. */
export function wishesIn(written: readonly Written[]): Wish[] {
  const text = written.map(({ words }) => words).join('\n')
  return (Object.keys(said) as HelpsWith[]).flatMap((helps) => {
    const found = said[helps].exec(text)?.[0]
    return found ? [{ helps, said: found }] : []
  })
}

// Words that are in every plan and say nothing about what somebody likes to do.
const empty = new Set(
  (
    'about after again also always anybody anyone anything been before being both came come could dont does doing down each even every everybody everything feel feels ' +
    'find first from gets getting give goes going good have having help here home into just keep know less like likes ' +
    'little long look looking lots made make makes making many matters maybe mean more most much need needs never nice ' +
    'nobody only other over people person place places please really said says school same some somebody someone something ' +
    'somewhere still such take than that thats their them then there these they thing things think this those time times ' +
    'today together trying until very want wants week weeks well went were what when where which while will with without ' +
    'work would year years your yours able away back best better bit called close days done else ever everyone far having ' +
    'hard himself herself themselves keeps let lets makes met often old once own part put rather right room sit small ' +
    'hang hanging hold open show turn soon start started stay stop sure talk talking tell told too try two use used way ways'
  ).split(' '),
)

const MOST_WORDS = 40

/** The words of theirs that are looked for in what is written about services, as they stand, at most 40. */
export function tellingWords(written: readonly Written[]): string[] {
  const words = written
    .flatMap(
      ({ words }) =>
        words
          .toLowerCase()
          .replace(/[’']/g, '')
          .match(/\p{L}{4,30}/gu) ?? [],
    )
    .filter((word) => !empty.has(word))
  return [...new Set(words)].slice(0, MOST_WORDS)
}
