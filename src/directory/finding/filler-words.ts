/** Words that ask for nothing in particular. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any anything are around at be because but by can could do does doing feel feeling find ' +
    'fit for from fun get go going good have having help i id im in into is it its ive just kind know like looking lot love ' +
    'me more my near nearby need new not of on or out really so some someone something somewhere sort stuff that the ' +
    'their them there thing things this to too try up us very want wanted wants we what when where which who with ' +
    'would you your place places time local area few same such than then again further once here own should now during ' +
    'before above below between through both each other only over under until while against am as been being did had has he her ' +
    'him his if most no nor off our she those was were whom why yours cant dont wont didnt hate dislike please thanks ' +
    'bit feels felt today'
  ).split(' '),
)
