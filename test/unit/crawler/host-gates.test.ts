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

test('hosts on one server share its gate, with whatever was on its way before that was known', () => {
  const gates = createHostGates(() => 0)
  gates.setLimits('a.vn', { delayMs: 100, requestsAtOnce: 1 })
  gates.enter('a.vn')
  gates.setLimits('b.vn', { delayMs: 300, requestsAtOnce: 4, server: '203.0.113.7' })
  gates.setLimits('a.vn', { delayMs: 100, requestsAtOnce: 1, server: '203.0.113.7' })
  expect(gates.isOpen('b.vn', 0)).toBe(false)

  gates.leave('a.vn', 0, { hostFailed: true })
  expect([gates.isOpen('a.vn', 299), gates.isOpen('b.vn', 299), gates.isOpen('b.vn', 300)]).toEqual([false, false, true])
})

test('a server that is asked too much is asked twice as slowly each time, and faster again after ten good answers', () => {
  const gates = createHostGates(() => 0)
  gates.setLimits('a.vn', { delayMs: 100, requestsAtOnce: 1 })
  const leave = (askedTooMuch: boolean) => {
    gates.enter('a.vn')
    gates.leave('a.vn', 0, { hostFailed: askedTooMuch, askedTooMuch })
    return gates.delayMs('a.vn')
  }
  expect([leave(true), leave(true), leave(true), leave(true), leave(true)]).toEqual([200, 400, 800, 1600, 1600])
  for (let well = 0; well < 9; well += 1) expect(leave(false)).toBe(1600)
  expect(leave(false)).toBe(800)
  for (let well = 0; well < 30; well += 1) leave(false)
  expect(gates.delayMs('a.vn')).toBe(100)
})

test('an answer that comes in later does not cut short what an earlier one asked for', () => {
  const gates = createHostGates(() => 0)
  gates.setLimits('a.vn', { delayMs: 10, requestsAtOnce: 2 })
  gates.enter('a.vn')
  gates.enter('a.vn')
  gates.leave('a.vn', 0, { hostFailed: true, pauseMs: 30_000 })
  gates.leave('a.vn', 100, { hostFailed: false })
  expect(gates.isOpen('a.vn', 20_000)).toBe(false)
})
