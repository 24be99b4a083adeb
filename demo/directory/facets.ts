import type { ServiceMade } from '../../src/directory/factory.ts'

/** What the finder asks of a service: what it is good for, what it has, how one joins, where it stands. Invented. */
type Facets = Pick<
  ServiceMade,
  'helpsWith' | 'accessFeatures' | 'tiers' | 'canReferSelf' | 'placesFree' | 'languages'
>

const open: Facets = { tiers: ['universal'], canReferSelf: true }
const forSome: Facets = { tiers: ['targeted'], canReferSelf: true }

/** By the name of the service. */
export const facets: Readonly<Record<string, Facets>> = {
  'Bag & Pad': {
    ...{ tiers: ['universal', 'targeted'], canReferSelf: true },
    helpsWith: ['being_active', 'confidence', 'calm'],
    accessFeatures: ['step_free', 'accessible_toilet', 'quiet_space', 'sign_language'],
    languages: ['English', 'British Sign Language'],
  },
  'Linfield Rec football': {
    ...open,
    helpsWith: ['being_active', 'loneliness'],
    accessFeatures: ['carer_welcome'],
  },
  'Splash, the slow lane': {
    ...{ tiers: ['targeted'], canReferSelf: true, placesFree: 3 },
    helpsWith: ['being_active', 'calm', 'anxiety'],
    accessFeatures: ['step_free', 'changing_places', 'extra_adult', 'carer_welcome'],
  },
  'Girls’ water hour': {
    ...open,
    helpsWith: ['being_active', 'confidence'],
    accessFeatures: ['step_free', 'changing_places'],
  },
  'Long Way Round': {
    ...{ ...open, helpsWith: ['being_active', 'nature', 'loneliness'] },
    accessFeatures: ['step_free', 'carer_welcome'],
  },
  'Spoke Shed': { ...open, helpsWith: ['learning', 'being_active', 'work'], placesFree: 2 },
  'Kitchen Disco': {
    ...{ ...forSome, helpsWith: ['being_active', 'loneliness', 'being_yourself'] },
    accessFeatures: ['step_free', 'accessible_toilet', 'send_trained', 'carer_welcome'],
  },
  'Wheels and Walls': { ...open, helpsWith: ['being_active', 'confidence'], accessFeatures: ['step_free'] },
  'Panel Club': {
    ...{ ...open, helpsWith: ['creativity', 'calm', 'loneliness'], placesFree: 4 },
    accessFeatures: ['step_free', 'quiet_space'],
  },
  'Brick Lab': {
    ...{ tiers: ['universal', 'targeted'], canReferSelf: true },
    helpsWith: ['creativity', 'calm', 'loneliness'],
    accessFeatures: ['step_free', 'quiet_space', 'send_trained', 'carer_welcome'],
  },
  'Tide Choir': {
    ...open,
    helpsWith: ['calm', 'creativity', 'loneliness'],
    accessFeatures: ['hearing_loop'],
  },
  'Loop Station': { ...open, helpsWith: ['creativity', 'calm'], placesFree: 1 },
  'Second Act': {
    ...{ ...open, helpsWith: ['confidence', 'creativity', 'loneliness'], placesFree: 6 },
    accessFeatures: ['step_free', 'accessible_toilet', 'easy_read'],
  },
  'Byte Size': {
    ...open,
    helpsWith: ['learning', 'creativity', 'work'],
    accessFeatures: ['step_free'],
    placesFree: 5,
  },
  'Shutter Bugs': { ...open, helpsWith: ['creativity', 'confidence'] },
  Stir: {
    ...{ ...open, helpsWith: ['food_and_money', 'learning', 'loneliness'], placesFree: 2 },
    accessFeatures: ['step_free'],
  },
  'Saltmere Youth Club': {
    ...{ ...open, helpsWith: ['loneliness', 'confidence'] },
    accessFeatures: ['step_free', 'accessible_toilet', 'quiet_space'],
    languages: ['English', 'Polish'],
  },
  Prism: {
    ...{ ...forSome, helpsWith: ['being_yourself', 'loneliness', 'confidence'] },
    accessFeatures: ['step_free', 'accessible_toilet', 'quiet_space'],
  },
  'Day Off': {
    ...{ tiers: ['targeted', 'early_intervention'], canReferSelf: true, placesFree: 0 },
    helpsWith: ['family', 'loneliness', 'calm'],
    accessFeatures: ['step_free', 'accessible_toilet', 'quiet_space', 'help_with_travel'],
  },
  'Board Stiff': { ...open, helpsWith: ['loneliness', 'calm'], accessFeatures: ['carer_welcome'] },
  'New Here': {
    ...{ ...forSome, helpsWith: ['loneliness', 'learning', 'being_yourself'] },
    accessFeatures: ['step_free'],
    languages: ['English', 'Arabic', 'Polish', 'Ukrainian'],
  },
  'Little Fishes': { ...forSome, helpsWith: ['family', 'loneliness'], accessFeatures: ['step_free'] },
  'Corner Sofa': {
    ...{ tiers: ['early_intervention'], canReferSelf: true },
    helpsWith: ['anxiety', 'low_mood', 'calm'],
    accessFeatures: ['step_free', 'accessible_toilet', 'hearing_loop', 'quiet_space'],
  },
  'Gone But Here': {
    ...{ tiers: ['targeted', 'early_intervention'], canReferSelf: true, placesFree: 2 },
    helpsWith: ['grief', 'loneliness'],
    accessFeatures: ['step_free', 'carer_welcome'],
  },
  'Dig In': {
    ...{ tiers: ['universal', 'targeted'], canReferSelf: true },
    helpsWith: ['nature', 'calm', 'being_active'],
    accessFeatures: ['step_free', 'quiet_space'],
  },
  'Salt Marsh Rangers': { ...open, helpsWith: ['nature', 'being_active', 'helping_others'] },
  'Stable Mates': {
    ...{ tiers: ['early_intervention', 'secondary_prevention'], canReferSelf: false, placesFree: 1 },
    helpsWith: ['anxiety', 'confidence', 'nature', 'calm'],
    accessFeatures: ['send_trained', 'extra_adult'],
  },
  'Night Sky Club': { ...open, helpsWith: ['nature', 'calm', 'learning'] },
  'Next Step': {
    ...{ ...forSome, helpsWith: ['work', 'food_and_money', 'learning'] },
    accessFeatures: ['step_free', 'quiet_space'],
  },
  'Helping Hands café': {
    ...{ ...open, helpsWith: ['helping_others', 'confidence', 'work'], placesFree: 3 },
    accessFeatures: ['step_free'],
  },
}
