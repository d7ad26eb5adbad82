import { expect, test } from 'vitest'
import { createHostGates } from '../../../crawler/host-gates.ts'

test('a host is asked by one request at a time and rests for its delay', () => {
  const gates = createHostGates(() => 0)
  gates.setLimits('a.vn', { delayMs: 1000, requestsAtOnce: 1 })
  expect(gates.isOpen('a.vn', 0)).toBe(true)

  gates.enter('a.vn')
  expect(gates.isOpen('a.vn', 5000)).toBe(false)

  gates.leave('a.vn', 5000, { hostFailed: false })
  expect(gates.isOpen('a.vn', 5999)).toBe(false)
  expect(gates.isOpen('a.vn', 6000)).toBe(true)
})

test('the longer of two demanded delays holds, and jitter only lengthens it', () => {
  const gates = createHostGates(() => 1)
  gates.setLimits('a.vn', { delayMs: 1000, requestsAtOnce: 1 })
  gates.setLimits('a.vn', { delayMs: 200, requestsAtOnce: 5 })
  gates.enter('a.vn')
  gates.leave('a.vn', 0, { hostFailed: false })
  expect(gates.isOpen('a.vn', 1000)).toBe(false)
  expect(gates.isOpen('a.vn', 1100)).toBe(true)
})

test('Retry-After keeps the host closed for as long as it asks', () => {
  const gates = createHostGates(() => 0)
  gates.enter('a.vn')
  gates.leave('a.vn', 0, { hostFailed: true, pauseMs: 30_000 })
  expect(gates.isOpen('a.vn', 29_999)).toBe(false)
  expect(gates.isOpen('b.vn', 0)).toBe(true)
})

test('failures in a row are counted and one success forgets them', () => {
  const gates = createHostGates(() => 0)
  for (let times = 0; times < 3; times += 1) {
    gates.enter('a.vn')
    gates.leave('a.vn', 0, { hostFailed: true })
  }
  expect(gates.failuresInARow('a.vn')).toBe(3)
  gates.enter('a.vn')
  gates.leave('a.vn', 0, { hostFailed: false })
  expect(gates.failuresInARow('a.vn')).toBe(0)
})

test('a host that welcomes more is asked by as many requests at once, and never more', () => {
  const gates = createHostGates(() => 0)
  gates.setLimits('a.vn', { delayMs: 0, requestsAtOnce: 2 })
  gates.enter('a.vn')
  expect(gates.isOpen('a.vn', 0)).toBe(true)
  gates.enter('a.vn')
  expect(gates.isOpen('a.vn', 0)).toBe(false)
  gates.leave('a.vn', 0, { hostFailed: false })
  expect(gates.isOpen('a.vn', 0)).toBe(true)
})
