import { Details } from '../../ui/index.ts'

/** The rule by which differences are called, in words. */
export const calledBy =
  'of all that are called, we expect 5 in 100 or fewer to be chance alone (the rule of Benjamini and Hochberg).'

/** How every figure of the page came about, in words for a governors' meeting. */
export function HowWorkedOut({
  leastShown,
  account,
  similar,
}: {
  leastShown: number
  account: string | null
  similar: boolean
}) {
  return (
    <Details summary="How this was worked out" id="how">
      <ul>
        <li>
          <strong>Doing well</strong> is an answer on the better side of the middle of its scale. Which
          answers those are stands under each question. A score without such answers is shown as an average.
        </li>
        <li>
          <strong>The line</strong> shows where the true figure is likely to lie, 19 times in 20. With few
          pupils it is long. Shares have Wilson’s interval, averages the interval of Student’s t.
        </li>
        <li>
          <strong>Other schools</strong> are all schools of the area that took part, without ours, put
          together. No school is shown to another.
        </li>
        <li>
          <strong>Higher and lower</strong> are said only when chance alone would hardly bring about the
          difference (Newcombe’s interval for shares, Welch’s test for averages). Of 20 comparisons, one would
          look different by chance alone. So all that this page compares is decided together, and the more we
          compare, the more we ask of each: {calledBy}
        </li>
        {similar && (
          <li>
            <strong>Similar schools</strong> are at least three and at most ten, a quarter of the others. Of
            schools in which most pupils are in the same years, those are chosen whose pupils are spread over
            the five fifths of deprivation most like ours. With pupils like ours: every group of one year,
            gender and fifth counts as much in theirs as it does in ours (direct standardisation). A group of
            which there are fewer than {leastShown} there is left out on both sides, and sometimes another
            with it, so that nobody can be worked out. How rarely chance goes so far is worked out by the
            normal distribution.
          </li>
        )}
        {account && (
          <li>
            <strong>Taking account of {account.toLowerCase()}</strong>: each group of the other schools, and
            of ours last time, counts as much as it does in ours now, so that all are compared with the same
            mix of pupils. A group that is too small to show is left out on both sides; nothing is said when
            less than four fifths of our pupils are left.
          </li>
        )}
        <li>
          <strong>Too few to show</strong>: a figure with fewer than {leastShown} answers is hidden, and so is
          any figure from which it could be worked out.
        </li>
        <li>
          These figures describe who answered. A change since last time is not shown to be caused by anything
          that was done.
        </li>
      </ul>
    </Details>
  )
}
