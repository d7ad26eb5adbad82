import { expect, test } from 'vitest'
import type { TermCompletion } from '../../../../api/suggest/complete-terms.ts'
import { createHeldExpressions } from '../../../../api/suggest/held-expressions.ts'
import type { Passage } from '../../../../domain/document.ts'
import { termsOf } from '../../../../vietnamese/terms.ts'
import { aPassage } from '../../../support/a-passage.ts'
import { createMemoryReader } from '../../../support/memory-reader.ts'

function aCompletion(text: string, expression = text, passages = 2): TermCompletion {
  return { text, typedChars: 0, expression: termsOf(expression).terms.map(({ code }) => code), passages }
}

/** What is held of the completions, and how many expressions were looked up. */
async function heldOf(texts: readonly string[], ...completions: TermCompletion[]) {
  const passages = texts.map((text, index) => aPassage({ id: `p${index}`, text }))
  const { held, looked } = lookedUp(passages)
  return { texts: (await held.among(completions)).map(({ text }) => text), looked }
}

function lookedUp(passages: readonly Passage[]) {
  const reader = createMemoryReader(passages)
  const looked: number[] = []
  const held = createHeldExpressions({
    candidates: (request, limit) => {
      looked.push(request.queries.length)
      return reader.candidates(request, limit)
    },
  })
  return { held, looked }
}

test.each([
  ['quảng ninh bình', ['Quảng Ninh và Ninh Bình', 'Quảng Ninh, Ninh Bình'], false],
  ['quảng ninh bình', ['một Quảng Ninh Bình hai', 'Quảng Ninh Bình'], true],
  ['thủ tục hải quan', ['thủ tục hải quan', 'Thủ tục hải quan.'], true],
  ['thủ tục hải quan', ['thủ tục hải quan'], false],
  ['thủ tục hải quan', ['thủ tục hải quân', 'thủ tục hải quân'], false],
  ['hoà giải viên', ['hòa giải viên', 'hòa  giải viên'], true],
  ['phòng, chống thiên tai', ['phòng, chống thiên tai', 'Phòng, chống thiên tai'], true],
  ['phòng chống thiên tai', ['phòng, chống thiên tai', 'Phòng, chống thiên tai'], false],
  ['hải quan', ['hải quang', 'hải quang'], false],
])('%s is held by %j: %s', async (text, texts, isHeld) => {
  expect((await heldOf(texts, aCompletion(text))).texts).toEqual(isHeld ? [text] : [])
})

test('the beginning or the end of another word is not the word', async () => {
  const passages = ['thải quan', 'hải quang'].flatMap((text, index) => [0, 1].map((n) => aPassage({ id: `${index}-${n}`, text })))
  const held = createHeldExpressions({ candidates: async () => passages })
  expect(await held.among([aCompletion('hải quan'), aCompletion('ải quang')])).toEqual([])
})

test('of a longer completion only its end is held to account', async () => {
  const completion = aCompletion('gì đó hộ chiếu mới', 'hộ chiếu mới')
  expect((await heldOf(['hộ chiếu mới', 'một hộ chiếu mới'], completion)).texts).toEqual(['gì đó hộ chiếu mới'])
})

test('two words that stand together in many passages need no looking up', async () => {
  const { texts, looked } = await heldOf([], aCompletion('thủ tục', 'thủ tục', 500))
  expect(texts).toEqual(['thủ tục'])
  expect(looked).toEqual([])
})

test('passages of one document are enough only where many more have it', async () => {
  const parts = [0, 1].map((ordinal) =>
    aPassage({ id: `law-${ordinal}`, documentId: 'law', ordinal, text: 'phạm vi điều chỉnh' }),
  )
  const { held } = lookedUp(parts)
  expect(await held.among([aCompletion('phạm vi điều chỉnh', 'phạm vi điều chỉnh', 2)])).toEqual([])
  const { held: other } = lookedUp(parts)
  expect(await other.among([aCompletion('phạm vi điều chỉnh', 'phạm vi điều chỉnh', 900)])).toHaveLength(1)
})

test('each expression is looked up once, and no more than six at a time', async () => {
  const completions = Array.from({ length: 9 }, (_, index) => aCompletion(`bài số một${index}`))
  const { held, looked } = lookedUp([])
  await held.among(completions)
  await held.among(completions)
  await held.among(completions)
  expect(looked).toEqual([6, 3])
})
