import { beforeAll, expect, test } from 'vitest'
import { buildHardSet, type HardSet } from '../../../bench/eval/hard-set.ts'
import { foldText, hasAccents } from '../../../vietnamese/normalize.ts'

let set: HardSet
const queriesOf = (name: string) => set.groups.find((group) => group.name === name)?.queries ?? []

beforeAll(() => {
  set = buildHardSet()
})

test('every group has questions, and every right answer is a document of the set', () => {
  const ids = new Set(set.documents.map(({ id }) => id))

  expect(ids.size).toBe(set.documents.length)
  for (const { name, queries } of set.groups) {
    expect(queries.length, name).toBeGreaterThan(40)
    for (const { relevant, text } of queries) {
      expect(text.trim(), name).not.toBe('')
      expect(relevant.size, text).toBeGreaterThan(0)
      for (const id of relevant.keys()) expect(ids, text).toContain(id)
    }
  }
  expect(new Set(set.groups.flatMap(({ queries }) => queries.map(({ id }) => id))).size).toBe(
    set.groups.reduce((sum, { queries }) => sum + queries.length, 0),
  )
})

test('four syllables of a title stand in the right documents only', () => {
  const words = (text: string) =>
    ` ${foldText(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ')} `
  const texts = set.documents.map(({ id, title, text }) => ({ id, text: words(`${title}\n${text}`) }))

  for (const { text, relevant } of queriesOf('four syllables of a title')) {
    const holders = texts.filter((document) => document.text.includes(words(text))).map(({ id }) => id)
    expect(
      holders.filter((id) => !relevant.has(id)),
      text,
    ).toEqual([])
  }
})

test('questions without accents have none, and a former province stands in no document', () => {
  expect(queriesOf('title without accents').filter(({ text }) => hasAccents(text))).toEqual([])
  for (const { id, text, relevant } of queriesOf('former name of a province')) {
    const former = id.split(' as ')[1] ?? ''
    const [answer] = set.documents.filter((document) => relevant.has(document.id))
    expect(text).toContain(former)
    expect(`${answer?.title} ${answer?.text}`).not.toContain(former)
  }
})

test('a document number belongs to one document, others only name it', () => {
  for (const { text, relevant } of queriesOf('document number as printed')) {
    const naming = set.documents.filter((document) => document.title.includes(text))
    expect(naming.length, text).toBeGreaterThan(relevant.size)
  }
})
