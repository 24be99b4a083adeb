import type { Translation } from '../catalogue.ts'
import type { fillingIn as english } from '../en/filling-in.ts'

/** What pupils read when they fill in a survey, in Welsh, from memory: no Welsh speaker has checked it yet. */
export const fillingIn: Translation<typeof english> = {
  page: { skip: 'Neidio i’r arolwg' },
  code: {
    title: 'Dy arolwg',
    lead: 'Teipia’r cod sydd ar dy ddarn o bapur.',
    label: 'Dy god',
    hint: 'Mae llythrennau mawr neu fach yn iawn. Dydy bylchau ddim yn bwysig.',
    go: 'Ymlaen',
    problem: 'Rhywbeth i’w gywiro',
    missing: 'Teipia’r cod sydd ar dy bapur',
    wrong: 'Dydyn ni ddim yn adnabod y cod yna. Edrycha ar dy bapur a’i deipio eto',
    takenBack:
      'Cafodd y cod hwn ei dynnu’n ôl, felly dydy e ddim yn agor dim. Gofynna i’r oedolyn sydd gyda ti',
    notYet: ({ day }) => `Dydy’r arolwg hwn ddim ar agor eto. Mae’n agor ${day}`,
    notYetOpen: 'Dydy’r arolwg hwn ddim ar agor eto. Gofynna i’r oedolyn sydd gyda ti pryd mae’n agor',
    closed: 'Mae’r arolwg hwn ar ben. All neb ei ateb mwyach',
    tooMany: ({ minutes }) =>
      `Mae llawer o godau anghywir wedi dod o’r fan hon. Arhosa ${minutes} munud, yna teipia dy un di`,
    here: 'Mae arolwg ar agor ar y sgrin hon',
    hereWhy: 'Os mai dy un di yw e, cer ymlaen. Os nad, rho fe i gadw yn gyntaf.',
  },
  begin: {
    lead: ({ questions, minutes }) => `Nifer y cwestiynau: ${questions}. Tua ${minutes} munud.`,
    yourWay: 'Does dim atebion cywir. Cei di hepgor unrhyw gwestiwn, a stopio pan fynni di.',
    language: 'Dewis iaith',
    anonymous: 'Does neb yn gwybod pa atebion yw dy rai di',
    anonymousWhy:
      'Mae’r arolwg hwn yn ddienw. Dydy e ddim yn gofyn dy enw. Does dim rhestr sy’n cysylltu dy god â dy enw.',
    confidential: 'Mae dy atebion yn cael eu cadw ar wahân i dy enw',
    confidentialWhy: ({ holder }) =>
      `Mae’r arolwg hwn yn gyfrinachol. Mae rhestr dan glo sy’n cysylltu codau ac enwau. Mae’n cael ei chadw gan ${holder}.`,
    confidentialUse:
      'Dim ond i roi dy atebion o wahanol flynyddoedd gyda’i gilydd, neu i’w cysylltu â chofnodion a gytunwyd, mae’r rhestr yn cael ei defnyddio. Does neb yn ei defnyddio i chwilio amdanat ti.',
    confidentialUnless:
      'Mae un eithriad. Gall y rhestr gael ei hagor i atal rhywun rhag cael niwed difrifol. Dyma pryd:',
    destroyed: ({ day }) => `Mae’r rhestr yn cael ei dinistrio ${day}.`,
    named: 'Mae dy enw yn mynd gyda dy atebion',
    namedWhy: ({ people }) => `Mae’r bobl hyn yn darllen dy atebion heddiw: ${people}.`,
    namedLater: ({ people, when }) =>
      `Mae’r bobl hyn yn darllen dy atebion: ${people}. Dydyn nhw ddim yno nawr. Y tro nesaf yw ${when}.`,
    namedNobody:
      'Mae pawb oedd yn mynd i’w darllen wedi gadael, felly does neb yn eu darllen heddiw. Os oes angen rhywun arnat ti, dywed wrth oedolyn rwyt ti’n ymddiried ynddo yn yr ysgol, neu ffonia Childline am ddim ar 0800 1111. Os oes rhywun mewn perygl, ffonia 999.',
    namedUnless:
      'Os ydyn nhw’n meddwl y gallai rhywun gael niwed difrifol, efallai y bydd rhaid iddyn nhw ddweud wrth rywun. Byddan nhw’n dweud wrthot ti yn gyntaf, os yw hynny’n ddiogel.',
    whoTitle: 'Pwy sy’n gweld beth',
    whoGroups:
      'Mae pobl yn gweld rhifau am grwpiau mawr, fel blwyddyn gyfan. Dydyn nhw byth yn gweld beth ddewisodd un person.',
    whoNamed:
      'Does neb arall yn darllen beth ddewisaist ti. Wedyn, mae pobl yn gweld rhifau am grwpiau mawr.',
    whoTeachers: 'Mae dy athrawon yn gallu gweld faint sydd wedi gorffen, a dim byd arall.',
    followTitle: 'All rhywun ddod ataf i am fy atebion?',
    followNo:
      'Na. All neb ddod i helpu oherwydd beth rwyt ti’n ei ddewis yma. Os oes angen rhywun arnat ti, pwysa “Dw i eisiau help”. Mae ar bob tudalen.',
    followYes: 'Gall. Efallai bydd rhywun sy’n darllen dy atebion yn dod i siarad gyda ti.',
    backTitle: 'Os wyt ti’n newid dy feddwl',
    backUntil: ({ day }) =>
      `Cei di dynnu dy atebion yn ôl tan ${day}. Cadwa dy bapur, dere’n ôl yma a theipia dy god.`,
    backWhileOpen:
      'Cei di dynnu dy atebion yn ôl nes bod yr arolwg yn gorffen. Cadwa dy bapur, dere’n ôl yma a theipia dy god.',
    responsible: ({ names }) => `Yn gyfrifol am yr arolwg hwn: ${names}.`,
    freeTitle: 'Ti sy’n dewis',
    free: 'Does dim rhaid i ti gymryd rhan. Does dim ots gan neb, a does dim yn digwydd i ti os wyt ti’n dweud na.',
    start: 'Dechrau',
    carryOn: 'Ymlaen',
    no: 'Dw i ddim eisiau',
    notMine: 'Nid fy mhapur i yw hwn',
  },
  about: {
    why: 'Mae hyn yn ein helpu i weld a yw pethau’n wahanol i wahanol bobl. Cei di ei hepgor.',
    count: 'Amdanat ti',
    yearGroup: 'Ym mha flwyddyn wyt ti?',
    year: ({ year }) => (year === 0 ? 'Derbyn' : `Blwyddyn ${year}`),
    gender: 'Pa un o’r rhain wyt ti?',
    genders: { girl: 'Merch', boy: 'Bachgen', other: 'Rhywbeth arall' },
    ethnicGroup: 'Pa un o’r rhain sy’n dy ddisgrifio di orau?',
    ethnicGroups: {
      asian: 'Asiaidd neu Asiaidd Prydeinig',
      black: 'Du, Du Prydeinig, Caribïaidd neu Affricanaidd',
      mixed: 'Cymysg, neu fwy nag un o’r rhain',
      white: 'Gwyn',
      other: 'Rhywbeth arall',
    },
  },
  question: {
    scale: ({ from, low, to, high }) => `${from} yw: ${low}. ${to} yw: ${high}.`,
    stop: 'Stopio am y tro',
    look: 'Iaith a lluniau',
    count: ({ at, of }) => `Cwestiwn ${at} o ${of}`,
    left: ({ minutes }) => `tua ${minutes} munud ar ôl`,
    last: 'yr un olaf',
    listen: 'Gwrando',
    back: 'Yn ôl',
    next: 'Nesaf',
    skip: 'Hepgor hwn',
    help: 'Dw i eisiau help',
    noConnection:
      'Does dim cysylltiad ar hyn o bryd. Aros ar y dudalen hon: mae’r hyn a ddewisaist ti yma o hyd, a bydd yn mynd ar ei ben ei hun pan ddaw’r cysylltiad yn ôl.',
    noRightAnswer: 'Does dim ateb cywir.',
    who: 'Pwy sy’n gweld beth dw i’n ei ddewis?',
    pickOne: 'Dewisa ateb, neu hepgor hwn',
    pickUpTo: ({ most }) => `Ticia hyd at ${most}.`,
    pickSome: 'Ticia rywbeth, neu hepgor hwn',
    tooMany: ({ most, count }) => `Fe wnest ti dicio ${count}. Gad hyd at ${most} wedi’u ticio`,
    inEnglish: 'Dim ond yn Saesneg mae’r cwestiwn hwn gyda ni.',
    skipped: 'Fe wnest ti hepgor hwn o’r blaen.',
  },
  look: {
    title: 'Iaith a lluniau',
    language: 'Iaith',
    languageMissing: 'Dewisa iaith',
    more: 'Beth arall fyddai’n helpu?',
    pictures: 'Lluniau wrth y geiriau',
    large: 'Geiriau mwy',
    save: 'Cadw a mynd yn ôl',
  },
  stopped: {
    title: 'Wedi stopio am y tro',
    kept: 'Mae dy atebion hyd yn hyn wedi’u cadw. I fynd ymlaen wedyn, teipia dy god eto, yma neu ar ffôn neu dabled arall.',
    carryOn: 'Ymlaen',
    away: 'Rhoi’r arolwg i gadw',
    awayWhy: 'Os bydd rhywun arall yn defnyddio’r sgrin hon nesaf, rho dy arolwg i gadw yn gyntaf.',
    no: 'Dw i ddim eisiau rhagor',
    noWhy: 'Mae hyn yn tynnu dy atebion yn ôl. Does dim ots gan neb.',
  },
  end: {
    title: 'Dyna’r un olaf',
    answered: ({ answered, of }) =>
      answered === of ? 'Fe atebaist ti bob cwestiwn.' : `Fe atebaist ti ${answered} o ${of}.`,
    firstSkipped: 'Edrych ar yr un cyntaf wnes i ei hepgor',
    finish: 'Dw i wedi gorffen',
    after: 'Ar ôl hyn, chei di ddim newid dy atebion. Mae dy arolwg yn mynd o’r sgrin hon.',
  },
  thanks: {
    title: 'Diolch',
    kept: 'Mae dy atebion wedi cyrraedd. Does dim ohonyn nhw ar ôl ar y sgrin hon.',
    slip: 'Cadwa dy bapur os efallai byddi di eisiau tynnu dy atebion yn ôl.',
    contact: 'Wyt ti eisiau rhywun i siarad ag e?',
    another: 'Mae cod gan rywun arall',
  },
  finished: {
    title: 'Rwyt ti wedi gorffen yr arolwg hwn',
    used: 'Mae’r cod hwn wedi’i ddefnyddio, ac mae’r atebion wedi cyrraedd. Chei di ddim eu newid.',
    back: 'Tynnu fy atebion yn ôl',
    unfinished: 'Gorffennodd cyn i ti orffen. Mae beth atebaist ti wedi’i gadw.',
    backWhy: ({ day }) => `Cei di eu tynnu’n ôl tan ${day}. Os gwnei di, fydd neb yn eu cael.`,
    backWhileOpen: 'Cei di eu tynnu’n ôl nes bod yr arolwg yn gorffen. Os gwnei di, fydd neb yn eu cael.',
    counted:
      'Mae rhifau am grwpiau mawr wedi’u gwneud yn barod. Maen nhw’n aros fel y maen nhw, a does neb yn gallu gweld ynddyn nhw beth ddewisaist ti. Os tynni di dy atebion yn ôl, fydd dim rhifau newydd yn cael eu gwneud gyda nhw.',
    tooLate: 'Does dim modd eu tynnu’n ôl mwyach.',
    away: 'Rhoi’r arolwg i gadw',
  },
  tooLate: {
    title: 'Mae’r arolwg hwn ar ben',
    until: ({ day }) =>
      `Roedd modd tynnu atebion yn ôl tan ${day}. Mae’r diwrnod hwnnw wedi mynd, felly does dim modd eu tynnu’n ôl mwyach.`,
    together:
      'Mae atebion yn cael eu rhoi at ei gilydd yn rhifau am grwpiau mawr. Does neb yn gallu gweld ynddyn nhw beth ddewisaist ti.',
    counted:
      'Mae rhifau am grwpiau mawr wedi’u gwneud. Maen nhw’n aros fel y maen nhw. Does neb yn gallu gweld ynddyn nhw beth ddewisaist ti.',
    unhappy:
      'Os yw hynny’n dy boeni di, dywed wrth oedolyn rwyt ti’n ymddiried ynddo. Gall yr oedolyn ofyn i’r bobl sy’n rhedeg yr arolwg.',
  },
  saidNo: {
    title: 'Mae hynny’n iawn',
    withdrawn: 'Mae dy atebion wedi mynd. Does neb yn eu cadw, a dydy dy god ddim yn agor dim mwyach.',
    no: 'Dwyt ti ddim yn cymryd rhan. Does dim ots gan neb, a dydy e ddim yn cael ei ysgrifennu wrth dy enw.',
    gone: 'Os oeddet ti wedi ateb rhywbeth, mae wedi mynd.',
    instead: 'Beth rwyt ti’n ei wneud yn lle hynny:',
    changed: 'Os wyt ti’n newid dy feddwl, teipia dy god eto cyn i’r arolwg orffen.',
    again:
      'Fe ddywedaist ti na wrth yr arolwg hwn o’r blaen. Os wyt ti wedi newid dy feddwl, cei di ddechrau nawr.',
  },
  help: {
    title: 'Os wyt ti eisiau help',
    danger: 'Mae rhywun mewn perygl, neu wedi’i frifo’n ddrwg: ffonia 999',
    talk: 'I siarad â rhywun, am ddim, unrhyw bryd ddydd neu nos:',
    childline: 'Childline: ffonia 0800 1111',
    shout: 'Shout: tecstia SHOUT i 85258',
    samaritans: 'Y Samariaid: ffonia 116 123',
    nhs: 'GIG 111: ffonia 111 a dewis iechyd meddwl',
    school: 'Neu dywed wrth oedolyn yn yr ysgol rwyt ti’n ymddiried ynddo. Cei di wneud hynny nawr.',
    contact: 'Wyt ti eisiau i rywun gysylltu â ti?',
    contactWhy:
      'Cei di ofyn am berson i siarad ag e. Mae hynny ar wahân i’r arolwg hwn: does dim o’r hyn a ddewisaist yn mynd gydag e.',
    ask: 'Gofyn am berson',
    notTold: 'Does neb yn cael gwybod dy fod wedi agor y dudalen hon.',
    backToSurvey: 'Yn ôl i’r arolwg',
    now: 'Rwyt ti wedi dweud rhywbeth sy’n bwysig',
    nowWhy: ({ people }) => `Mae ${people} yn darllen dy atebion heddiw. Os oes angen rhywun yn gynt:`,
    nowNobody:
      'Mae pawb oedd yn mynd i ddarllen dy atebion wedi gadael. Rydyn ni wedi dweud wrth y bobl sy’n gyfrifol, i rywun ddod yn eu lle. Paid ag aros am hynny. Ffonia un o’r rhain os oes angen rhywun:',
    nowLater: ({ people, when }) =>
      `Mae ${people} yn darllen dy atebion. Dydyn nhw ddim yno nawr. Y tro nesaf yw ${when}. Paid ag aros am hynny os oes angen rhywun:`,
  },
  gone: {
    closed: 'Mae’r arolwg hwn wedi gorffen',
    closedWhy: 'Gorffennodd tra oeddet ti’n ateb. Mae beth atebaist ti wedi’i gadw.',
  },
}
