import { sql } from 'kysely'

// What is read of `service s` with its `provider p` and its `directory_source f`, under the names the mapping knows.

/** What the short form of a service is made of. */
export const listedColumns = sql`
  s.id, s.name, s.description, s.description_html as "descriptionHtml", s.url, s.email, s.status, s.alert,
  s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.fees, s.accreditations, s.assured_date as "assuredDate",
  s.last_modified as "lastModified", s.changed_at as "changedAt", s.raw is not null and s.told = '{}' as untouched,
  s.raw->>'assurer_email' as "assurerEmail", f.name as "sourceName",
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'description', p.description,
    'url', p.url, 'email', p.email, 'phone', p.phone) end as provider`

/** What the full form has besides. */
export const givenColumns = sql`${listedColumns},
  s.original_id as "originalId", f.base_url as base, coalesce(s.last_seen < f.imported_at, false) as "goneFromSource",
  s.summary, s.phone, s.free, s.eligibility, s.waiting_time as "waitingTime",
  s.application_process as "applicationProcess", s.attending_type as "attendingType",
  s.attending_access as "attendingAccess", s.languages, s.good_for as "goodFor", s.helps_with as "helpsWith",
  s.access_features as "accessFeatures", s.just_turn_up as "justTurnUp", s.can_refer_self as "canReferSelf",
  s.places_free as "placesFree", s.places_told_at as "placesToldAt", s.last_confirmed_on as "lastConfirmedOn", s.told, s.raw,
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'description', t.description,
      'parentId', t.parent_id, 'uri', t.uri, 'code', t.code, 'taxonomyId', x.id, 'taxonomyName', x.name)
      order by filed.at), '[]')
    from unnest(s.term_ids) with ordinality filed (id, at) join taxonomy_term t using (id)
    join taxonomy x on x.id = t.taxonomy_id) as terms,
  (select coalesce(jsonb_agg(${placeObject('l')} order by l.position), '[]')
    from service_location l where l.service_id = s.id) as locations,
  (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'days', h.days, 'opens', to_char(h.opens, 'HH24:MI'),
      'closes', to_char(h.closes, 'HH24:MI'), 'freq', h.freq, 'week', h.week, 'validFrom', h.valid_from, 'validTo', h.valid_to,
      'words', h.words) order by h.position), '[]')
    from service_schedule h where h.service_id = s.id) as schedules,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'phone', c.phone, 'email', c.email)
      order by c.position), '[]')
    from service_contact c where c.service_id = s.id) as contacts`

/** A place as the mapping knows it. */
export function placeObject(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql`jsonb_build_object('id', ${column('id')}, 'originalId', ${column('original_id')},
    'linkId', ${column('link_id')}, 'locationType', ${column('location_type')}, 'name', ${column('name')},
    'address', ${column('address')}, 'city', ${column('city')}, 'postcode', ${column('postcode')},
    'latitude', ${column('latitude')}, 'longitude', ${column('longitude')}, 'accessNotes', ${column('access_notes')},
    'gettingThere', ${column('getting_there')})`
}
