import { workerById } from '../../src/accounts/index.ts'
import { readUpload } from '../../src/directory/uploads/upload.ts'
import { keepUpload } from '../../src/directory/uploads/upload-store.ts'
import { asWorker, type Town } from '../telling/town.ts'
import { momentAgo } from '../telling/when.ts'

const SENDER = 'Delroy Banks'

// As it comes out of a spreadsheet that three people have filled in.
const list = `Name;What happens there;Age from;Oldest age;Days;Starts;Ends;Cost;Place;Street;Town;Postcode;Phone;Email;Notes
Pads and Skipping;Bags, pads and skipping for beginners. Nobody hits anybody.;11;17;Tue;16:30;18:00;Free;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4GR;01632 960151;hello@ferryroad.example.org;
Little Gloves;Games that teach you how to move, with a parent or carer there.;5;8;Saturday;10am;10.45;£2;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4GR;01632 960151;;ask Delroy if full
Parents on Pads;You train while they train.;eighteen;;Sat;11:00;12:00;£3;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4R;01632 960151;;
Quiet Corner;No music and no shouting. For anybody who finds gyms loud.;10;16;Sundays if enough;2;3;Free;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4GR;;hello@ferryroad;
;Holiday camp, four days, lunch included.;8;14;Mon to Thu;10:00;15:00;£5 a day;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4GR;01632 960151;;name to be decided
Walk and Talk;Round the harbour and back, with Delroy and the dog.;12;9;Wed;17:30;18:15;Free;The Tin Hall;14 Ferry Road;Saltmere;ZS1 4GR;01632 960151;;
`

/** A boxing club sends what it runs, with mistakes beside its rows; nothing of it has gone in yet. All invented. */
export async function tellACharitysList(town: Town): Promise<void> {
  const read = readUpload(new TextEncoder().encode(list))
  if (!read.ok) throw new Error(read.problem)
  await asWorker(town, SENDER, momentAgo(town, 1, '15:20'), async (acting) => {
    const by = await workerById(acting.tx, acting.actor.id ?? '')
    if (!by) throw new Error(`${SENDER} is not in Saltmere`)
    await keepUpload(
      acting,
      { id: by.id, organisationId: by.organisationId, placeId: town.place },
      { name: 'ferry road sessions FINAL v2.csv', notes: read.notes, rows: read.rows },
    )
  })
}
