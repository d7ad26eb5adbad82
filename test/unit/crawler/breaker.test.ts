import { expect, test } from 'vitest'
import { afterFailure, breakerStateOf } from '../../../crawler/breaker.ts'
import type { HostState } from '../../../domain/host-state.ts'

const T0 = Date.parse('2026-11-23T00:00:00.000Z')
const minute = (minutes: number) => new Date(T0 + minutes * 60_000)
const fail = (before: HostState | undefined, minutes: number) =>
  afterFailure(before, { host: 'mot.test', reason: 'timeout', now: minute(minutes), hostFailures: 3 })

test('a host is asked until it has failed often enough in a row, then it is left alone', () => {
  let state: HostState | undefined
  for (const minutes of [0, 1]) state = fail(state, minutes)
  expect(breakerStateOf(state, minute(1))).toBe('closed')
  state = fail(state, 2)
  expect(breakerStateOf(state, minute(2))).toBe('open')
  expect(state).toMatchObject({ failures: 3, openings: 1, lastFailure: 'timeout', openedAt: minute(2).toISOString() })
})

test('after a while one request may try; a probe that fails opens it at once and for twice as long, up to six hours', () => {
  let state: HostState = [0, 1, 2].reduce<HostState | undefined>(fail, undefined) as HostState
  const pauses: number[] = []
  let at = 2
  for (let probe = 0; probe < 10; probe += 1) {
    const pause = (Date.parse(state.retryAt as string) - minute(at).getTime()) / 60_000
    pauses.push(pause)
    expect(breakerStateOf(state, minute(at + pause - 1))).toBe('open')
    at += pause
    expect(breakerStateOf(state, minute(at))).toBe('half-open')
    state = fail(state, at)
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360, 360])
  expect(state.openedAt).toBe(minute(2).toISOString())
})

test('of a host without a state nothing bad is known', () => {
  expect(breakerStateOf(undefined, minute(0))).toBe('closed')
})
