import type { Translation } from '../catalogue.ts'
import type { fillingIn as english } from '../en/filling-in.ts'
import { form } from './forms.ts'

const minutesOf = (count: number): string => `${count} ${form(count, ['minuta', 'minuty', 'minut'])}`

/** What pupils read when they fill in a survey, in Polish, from memory: no Polish speaker has checked it yet. */
export const fillingIn: Translation<typeof english> = {
  page: { skip: 'Przejdź do ankiety' },
  code: {
    title: 'Twoja ankieta',
    lead: 'Wpisz kod ze swojej karteczki.',
    label: 'Twój kod',
    hint: 'Litery mogą być duże lub małe. Odstępy nie mają znaczenia.',
    go: 'Dalej',
    problem: 'Coś trzeba poprawić',
    missing: 'Wpisz kod ze swojej karteczki',
    wrong: 'Nie znamy tego kodu. Spójrz na karteczkę i wpisz go jeszcze raz',
    takenBack: 'Ten kod został wycofany i niczego nie otwiera. Zapytaj osobę dorosłą, która jest z tobą',
    notYet: ({ day }) => `Ta ankieta nie jest jeszcze otwarta. Data otwarcia: ${day}`,
    notYetOpen: 'Ta ankieta nie jest jeszcze otwarta. Zapytaj osobę dorosłą, kiedy się otworzy',
    closed: 'Ta ankieta się skończyła. Nikt nie może już na nią odpowiadać',
    tooMany: ({ minutes }) =>
      `Wpisano stąd dużo złych kodów. Poczekaj (${minutesOf(minutes)}), a potem wpisz swój`,
    here: 'Na tym ekranie jest otwarta ankieta',
    hereWhy: 'Jeśli jest twoja, idź dalej. Jeśli nie, najpierw ją schowaj.',
  },
  begin: {
    lead: ({ questions, minutes }) =>
      `Tutaj ${form(questions, ['jest', 'są', 'jest'])} ${questions} ${form(questions, ['pytanie', 'pytania', 'pytań'])}. Potrzebny czas: około ${minutesOf(minutes)}.`,
    yourWay: 'Nie ma dobrych ani złych odpowiedzi. Możesz pominąć każde pytanie i przestać, kiedy chcesz.',
    language: 'Wybierz język',
    anonymous: 'Nikt nie wie, które odpowiedzi są twoje',
    anonymousWhy:
      'Ta ankieta jest anonimowa. Nie pyta o imię. Nie ma żadnej listy, która łączy twój kod z twoim imieniem.',
    confidential: 'Twoje odpowiedzi są trzymane osobno od twojego imienia',
    confidentialWhy: ({ holder }) =>
      `Ta ankieta jest poufna. Istnieje zamknięta lista, która łączy kody z imionami. Kto ją trzyma: ${holder}.`,
    confidentialUse:
      'Lista służy tylko do połączenia twoich odpowiedzi z różnych lat albo z danymi, na które się zgodzono. Nikt nie używa jej, żeby cię odszukać.',
    confidentialUnless:
      'Jest jeden wyjątek. Listę można otworzyć, żeby komuś nie stała się poważna krzywda. Oto kiedy:',
    destroyed: ({ day }) => `Lista zostanie zniszczona. Data: ${day}.`,
    named: 'Twoje imię jest przy twoich odpowiedziach',
    namedWhy: ({ people }) => `Te osoby przeczytają dziś twoje odpowiedzi: ${people}.`,
    namedLater: ({ people, when }) =>
      `Te osoby przeczytają twoje odpowiedzi: ${people}. Teraz ich nie ma. Najbliższy raz: ${when}.`,
    namedNobody:
      'Osób, które miały je przeczytać, już tu nie ma, więc dziś nikt ich nie przeczyta. Jeśli kogoś potrzebujesz, powiedz dorosłej osobie w szkole, której ufasz, albo zadzwoń za darmo do Childline: 0800 1111. Jeśli ktoś jest w niebezpieczeństwie, zadzwoń pod 999.',
    namedUnless:
      'Jeśli pomyślą, że komuś może się stać poważna krzywda, mogą musieć komuś o tym powiedzieć. Najpierw powiedzą tobie, jeśli to będzie bezpieczne.',
    whoTitle: 'Kto co widzi',
    whoGroups:
      'Ludzie widzą liczby o dużych grupach, na przykład o całym roczniku. Nigdy nie widzą, co wybrała jedna osoba.',
    whoNamed: 'Nikt inny nie czyta tego, co wybierasz. Później ludzie widzą liczby o dużych grupach.',
    whoTeachers: 'Nauczyciele widzą tylko, ile osób skończyło. Nic więcej.',
    followTitle: 'Czy ktoś może do mnie przyjść z powodu moich odpowiedzi?',
    followNo:
      'Nie. Nikt nie może przyjść z pomocą z powodu tego, co tu wybierzesz. Jeśli kogoś potrzebujesz, naciśnij „Chcę pomocy”. Ten przycisk jest na każdej stronie.',
    followYes: 'Tak. Ktoś, kto czyta twoje odpowiedzi, może przyjść i z tobą porozmawiać.',
    backTitle: 'Jeśli zmienisz zdanie',
    backUntil: ({ day }) =>
      `Możesz wycofać swoje odpowiedzi. Ostatni dzień: ${day}. Zachowaj karteczkę, wróć tutaj i wpisz kod.`,
    backWhileOpen:
      'Możesz wycofać swoje odpowiedzi do końca ankiety. Zachowaj karteczkę, wróć tutaj i wpisz kod.',
    responsible: ({ names }) => `Za tę ankietę odpowiada: ${names}.`,
    freeTitle: 'Ty wybierasz',
    free: 'Nie musisz brać udziału. Nikomu to nie przeszkadza i nic ci się nie stanie, jeśli powiesz „nie”.',
    start: 'Zaczynam',
    carryOn: 'Dalej',
    no: 'Nie chcę',
    notMine: 'To nie moja karteczka',
  },
  about: {
    why: 'To pomaga nam zobaczyć, czy różnym osobom jest inaczej. Możesz to pominąć.',
    count: 'O tobie',
    yearGroup: 'W której jesteś klasie (Year)?',
    year: ({ year }) => (year === 0 ? 'Reception' : `Year ${year}`),
    gender: 'Kim jesteś?',
    genders: { girl: 'Dziewczyna', boy: 'Chłopak', other: 'Coś innego' },
    ethnicGroup: 'Co najlepiej do ciebie pasuje?',
    ethnicGroups: {
      asian: 'Azjatyckie pochodzenie, także brytyjskie',
      black: 'Czarne pochodzenie: brytyjskie, karaibskie lub afrykańskie',
      mixed: 'Mieszane, albo więcej niż jedno z tych',
      white: 'Białe pochodzenie',
      other: 'Coś innego',
    },
  },
  question: {
    scale: ({ from, low, to, high }) => `${from} to: ${low}. ${to} to: ${high}.`,
    stop: 'Przerwa',
    look: 'Język i obrazki',
    count: ({ at, of }) => `Pytanie ${at} z ${of}`,
    left: ({ minutes }) => `zostało około ${minutesOf(minutes)}`,
    last: 'to ostatnie',
    listen: 'Posłuchaj',
    back: 'Wstecz',
    next: 'Dalej',
    skip: 'Pomijam to pytanie',
    help: 'Chcę pomocy',
    noConnection:
      'Teraz nie ma połączenia. Zostań na tej stronie: to, co wybierasz, czeka tutaj i samo się wyśle, gdy połączenie wróci.',
    noRightAnswer: 'Nie ma dobrej ani złej odpowiedzi.',
    who: 'Kto widzi, co wybieram?',
    pickOne: 'Wybierz odpowiedź albo pomiń to pytanie',
    pickUpTo: ({ most }) => `Zaznacz najwyżej ${most}.`,
    pickSome: 'Zaznacz coś albo pomiń to pytanie',
    tooMany: ({ most, count }) => `Zaznaczono odpowiedzi: ${count}. Zostaw najwyżej ${most}`,
    inEnglish: 'To pytanie mamy tylko po angielsku.',
    skipped: 'To pytanie było wcześniej pominięte.',
  },
  look: {
    title: 'Język i obrazki',
    language: 'Język',
    languageMissing: 'Wybierz język',
    more: 'Co jeszcze pomoże?',
    pictures: 'Obrazki przy słowach',
    large: 'Większe słowa',
    save: 'Zapisz i wróć',
  },
  stopped: {
    title: 'Przerwa',
    kept: 'Twoje dotychczasowe odpowiedzi są zapisane. Żeby wrócić później, wpisz kod jeszcze raz, tutaj albo na innym telefonie lub tablecie.',
    carryOn: 'Dalej',
    away: 'Schowaj ankietę',
    awayWhy: 'Jeśli ktoś inny będzie teraz używać tego ekranu, najpierw schowaj swoją ankietę.',
    no: 'Już nie chcę',
    noWhy: 'To wycofa twoje odpowiedzi. Nikomu to nie przeszkadza.',
  },
  end: {
    title: 'To było ostatnie pytanie',
    answered: ({ answered, of }) =>
      answered === of ? 'Masz odpowiedź na każde pytanie.' : `Masz odpowiedzi: ${answered} z ${of}.`,
    firstSkipped: 'Zobacz pierwsze pominięte pytanie',
    finish: 'Skończone',
    after: 'Potem nie można już zmienić odpowiedzi. Ankieta zniknie z tego ekranu.',
  },
  thanks: {
    title: 'Dziękujemy',
    kept: 'Twoje odpowiedzi do nas dotarły. Na tym ekranie nic po nich nie zostało.',
    slip: 'Zachowaj karteczkę, jeśli być może zechcesz wycofać odpowiedzi.',
    contact: 'Chcesz z kimś porozmawiać?',
    another: 'Ktoś inny ma kod',
  },
  finished: {
    title: 'Ta ankieta jest już skończona',
    used: 'Ten kod został użyty, a odpowiedzi do nas dotarły. Nie można ich zmienić.',
    back: 'Wycofaj moje odpowiedzi',
    unfinished: 'Ankieta skończyła się przed ostatnim pytaniem. To, co już było zapisane, zostaje.',
    backWhy: ({ day }) =>
      `Możesz je wycofać. Ostatni dzień: ${day}. Jeśli to zrobisz, nikt ich nie będzie mieć.`,
    backWhileOpen: 'Możesz je wycofać do końca ankiety. Jeśli to zrobisz, nikt ich nie będzie mieć.',
    counted:
      'Liczby o dużych grupach są już gotowe. Zostają takie, jakie są, i nikt nie zobaczy w nich twojego wyboru. Jeśli wycofasz odpowiedzi, nie powstaną z nich żadne nowe liczby.',
    tooLate: 'Nie można ich już wycofać.',
    away: 'Schowaj ankietę',
  },
  tooLate: {
    title: 'Ta ankieta się skończyła',
    until: ({ day }) =>
      `Odpowiedzi można było wycofać. Ostatni dzień: ${day}. Ten dzień minął, więc nie można ich już wycofać.`,
    together: 'Z odpowiedzi powstają liczby o dużych grupach. Nikt nie zobaczy w nich twojego wyboru.',
    counted:
      'Liczby o dużych grupach są już gotowe. Zostają takie, jakie są. Nikt nie zobaczy w nich twojego wyboru.',
    unhappy:
      'Jeśli to cię martwi, powiedz osobie dorosłej, której ufasz. Może zapytać ludzi, którzy prowadzą ankietę.',
  },
  saidNo: {
    title: 'W porządku',
    withdrawn: 'Twoich odpowiedzi już nie ma. Nikt ich nie ma, a twój kod niczego już nie otwiera.',
    no: 'Nie bierzesz udziału. Nikomu to nie przeszkadza i nie zapisujemy tego przy twoim imieniu.',
    gone: 'Jeśli były już jakieś odpowiedzi, to ich nie ma.',
    instead: 'Co robisz zamiast tego:',
    changed: 'Jeśli zmienisz zdanie, wpisz kod jeszcze raz przed końcem ankiety.',
    again: 'Wcześniej była tu odpowiedź „nie”. Jeśli zmieniasz zdanie, możesz teraz zacząć.',
  },
  help: {
    title: 'Jeśli chcesz pomocy',
    danger: 'Ktoś jest w niebezpieczeństwie albo ma poważne obrażenia: zadzwoń pod 999',
    talk: 'Żeby z kimś porozmawiać, za darmo, o każdej porze dnia i nocy:',
    childline: 'Childline: zadzwoń pod 0800 1111',
    shout: 'Shout: wyślij SHOUT na numer 85258',
    samaritans: 'Samaritans: zadzwoń pod 116 123',
    nhs: 'NHS 111: zadzwoń pod 111 i wybierz zdrowie psychiczne (mental health)',
    school: 'Możesz też powiedzieć komuś dorosłemu w szkole, komu ufasz. Nawet teraz.',
    contact: 'Chcesz, żeby ktoś się z tobą skontaktował?',
    contactWhy:
      'Możesz poprosić o osobę do rozmowy. To jest osobno od tej ankiety: nic z tego, co wybierasz, tam nie trafia.',
    ask: 'Proszę o osobę do rozmowy',
    notTold: 'Nikt się nie dowie, że ta strona była otwarta.',
    backToSurvey: 'Wróć do ankiety',
    now: 'To, co mówisz, jest ważne',
    nowWhy: ({ people }) =>
      `Dziś twoje odpowiedzi przeczytają: ${people}. Jeśli potrzebujesz kogoś szybciej:`,
    nowNobody:
      'Osób, które miały przeczytać twoje odpowiedzi, już tu nie ma. Powiadomiliśmy osoby odpowiedzialne, żeby ktoś je zastąpił. Nie czekaj na to. Zadzwoń tutaj, jeśli kogoś potrzebujesz:',
    nowLater: ({ people, when }) =>
      `Twoje odpowiedzi przeczytają: ${people}. Teraz ich nie ma. Najbliższy raz: ${when}. Nie czekaj na to, jeśli kogoś potrzebujesz:`,
  },
  gone: {
    closed: 'Ta ankieta się skończyła',
    closedWhy: 'Skończyła się, kiedy odpowiadasz. To, co już było zapisane, zostaje.',
  },
}
