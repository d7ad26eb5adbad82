import { createRandom, type Random } from '../seeded-random.ts'
import { BODIES, GIVEN_NAMES, MIDDLE_NAMES, PLACE_FIRST, PLACE_KINDS, PLACE_SECOND, ROLES, SURNAMES } from '../words/names.ts'
import { type Topic, topicOf } from '../words/topics.ts'

/** Fills the gaps of a sentence about one topic; every call draws anew. */
export type Writer = {
  random: Random
  topic: Topic
  /** Short name of the portal that writes. */
  publisher: string
  place(): string
  person(): string
  role(): string
  body(): string
  number(min: number, max: number): string
  money(): string
  percent(): string
  day(): string
  thing(): string
  act(): string
  goal(): string
  group(): string
  unit(): string
}

/** A writer whose words depend on `key` alone. */
export function createWriter(topicId: string, publisher: string, ...key: readonly (string | number)[]): Writer {
  const random = createRandom(...key)
  const topic = topicOf(topicId)
  const { pick, int } = random
  return {
    random,
    topic,
    publisher,
    place: () => `${pick(PLACE_KINDS)} ${pick(PLACE_FIRST)} ${pick(PLACE_SECOND)}`,
    person: () => {
      const middle = pick(MIDDLE_NAMES)
      const title =
        middle === 'Thị' || middle === 'Thu' || middle === 'Bích' ? 'bà' : middle === 'Văn' ? 'ông' : pick(['ông', 'bà'])
      return `${title} ${pick(SURNAMES)} ${middle} ${pick(GIVEN_NAMES)}`
    },
    role: () => pick(ROLES),
    body: () => pick(BODIES),
    number: (min, max) => groupDigits(int(min, max)),
    money: () =>
      pick([
        () => `${int(2, 98)},${int(1, 9)} tỷ đồng`,
        () => `${groupDigits(int(120, 4900))} triệu đồng`,
        () => `${int(105, 980)} tỷ đồng`,
      ])(),
    percent: () => `${int(3, 98)},${int(1, 9)}%`,
    day: () => `ngày ${int(1, 28)}/${int(1, 12)}`,
    thing: () => pick(topic.things),
    act: () => pick(topic.acts),
    goal: () => pick(topic.goals),
    group: () => pick(topic.groups),
    unit: () => pick(topic.units),
  }
}

/** Vietnamese digit grouping: 1.245. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
