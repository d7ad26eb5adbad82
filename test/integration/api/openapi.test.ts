import { globSync, readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { KEY_OPERATIONS } from '../../../api/openapi/key-operations.ts'
import { PUBLIC_OPERATIONS } from '../../../api/openapi/public-operations.ts'
import { writeOpenApi } from '../../../api/openapi/write-openapi.ts'
import { AppError, ERROR_CODES, type ErrorCode } from '../../../domain/errors.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { ADMIN_KEY, type RunningApp, startApp } from '../../support/an-app.ts'
import { createMemoryFeedback } from '../../support/memory-feedback.ts'
import { createAnswerCheck } from '../../support/open-api.ts'
import { SAMPLE_REGISTRY } from '../../support/sample-world.ts'

const DOCUMENT_ID = 'document-1'
const CODE = 'ABCDE23456'
const UNLIMITED = { requests: 1e9, windowMs: 60_000 }
const OPERATIONS = [...PUBLIC_OPERATIONS, ...KEY_OPERATIONS]
const document = writeOpenApi('1.2.3')
const check = createAnswerCheck(document)

let app: RunningApp
let isBroken: false | Error = false
beforeAll(async () => {
  const feedback = createMemoryFeedback()
  const report = { code: CODE, documentId: DOCUMENT_ID, portalId: 'da-nang', url: 'https://danang.test/', title: 'Tin' }
  await feedback.add({ ...report, kind: 'other', message: 'Sai.' }, '2026-01-14T00:00:00.000Z')
  app = await startApp({
    documents: {
      document: async (id) => (id === DOCUMENT_ID ? aStoredDocument({ pageId: DOCUMENT_ID, portalId: 'da-nang' }) : null),
    },
    feedback: {
      ...feedback,
      byCode: async (code) => {
        if (isBroken) throw isBroken
        return feedback.byCode(code)
      },
    },
    embedUses: {
      count: () => {},
      save: async () => {},
      list: async () => [{ day: '2026-01-14', portalId: 'da-nang', action: 'search', count: 3 }],
    },
    limits: { api: UNLIMITED, feedback: UNLIMITED },
  })
})
afterAll(() => app.close())
beforeEach(() => {
  app.engine.isAway = false
  app.store.isAway = false
  isBroken = false
})

type Asked = {
  path: string
  method?: string
  query?: [string, string][]
  key?: string
  body?: string
  headers?: Record<string, string>
}
const ask = ({ path, method = 'get', query = [], key, body, headers = {} }: Asked) =>
  fetch(`${app.url}${path}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`, {
    method: method.toUpperCase(),
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
const filled = (path: string) => path.replace('{id}', DOCUMENT_ID).replace('{code}', CODE)
const baseTypeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0] ?? ''
/** The error that an answer is, held against the document. */
const errorOf = async (response: Response, path: string, method: string) => {
  const body = await response.json()
  const isDocumented = check(path, method, response.status)
  expect(isDocumented(body), `${path} ${JSON.stringify(body)} ${JSON.stringify(isDocumented.errors)}`).toBe(true)
  return body.error as { code: ErrorCode; faults: { path: string }[] }
}

test('the document is a valid OpenAPI 3.1 document, and says the same as is served', async () => {
  expect(await new Validator().validate(structuredClone(document) as never)).toMatchObject({ valid: true })

  const response = await fetch(`${app.url}/api/v1/openapi.json`)
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)))
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('every route of version 1 is in it', () => {
  const routes = globSync('api/**/*.ts').flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\.route\('(\/api\/v1\/[^']*|\/opensearch\/[^']*)'\)/g),
  ])
  const paths = routes.map(([, route = '']) => route.replace(/:(\w+)/g, '{$1}'))
  const described = paths.filter((path) => path !== '/api/v1/openapi.json' && !path.startsWith('/api/v1/admin/'))

  expect(described.length).toBeGreaterThan(10)
  expect(described.filter((path) => !(path in (document.paths ?? {})))).toEqual([])
})

test('every example is what its schema says', () => {
  for (const { path, method, answer } of OPERATIONS) {
    if (answer.example === undefined) continue
    const isValid = check(path, method, answer.status, answer.type)
    expect(isValid(answer.example), `${path} ${JSON.stringify(isValid.errors)}`).toBe(true)
  }
})

type Schema = {
  type?: string
  format?: string
  const?: unknown
  anyOf?: Schema[]
  enum?: unknown[]
  items?: Schema
  minimum?: number
  maximum?: number
  maxLength?: number
  minLength?: number
}
type Parameter = { name: string; schema: Schema; required?: boolean }
const parametersOf = (path: string) =>
  ((document.paths?.[path]?.get?.parameters ?? []) as unknown as (Parameter & { in: string })[]).filter(
    (parameter) => parameter.in === 'query',
  )
const portalIds = SAMPLE_REGISTRY.portals.map(({ id }) => id)

const DAY = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Values of a parameter as they are sent. Portals that must exist are such, and pages are within what can be paged to. */
function valid({ name, schema, required }: Parameter): fc.Arbitrary<string[]> {
  const one = (of: Schema): fc.Arbitrary<string> => {
    if (of.anyOf) return fc.oneof(...of.anyOf.map(one))
    if (of.const !== undefined) return fc.constant(String(of.const))
    if (of.enum) return fc.constantFrom(...of.enum.map(String))
    if (of.type === 'integer') return fc.integer({ min: of.minimum ?? 0, max: of.maximum ?? 1e6 }).map(String)
    if (of.format === 'date') return DAY
    return fc.string({ minLength: of.minLength ?? 0, maxLength: Math.min(of.maxLength ?? 50, 50), unit: 'grapheme' })
  }
  if (name === 'branch' || (name === 'portal' && required)) return fc.constantFrom(...portalIds).map((id) => [id])
  if (name === 'page') return fc.integer({ min: 1, max: 20 }).map((page) => [String(page)])
  if (schema.type === 'array') return fc.array(one(schema.items ?? {}), { maxLength: 3 })
  return one(schema).map((value) => [value])
}

/** A value that the schema does not allow; none where every text is one. */
function invalid({ name, schema }: Parameter): fc.Arbitrary<[string, string]> | null {
  const of = schema.items ?? schema
  const pair = (value: string): [string, string] => [name, value]
  if (of.enum) return fc.constantFrom('nothing-of-these', '{}', '__proto__').map(pair)
  if (of.type === 'integer')
    return fc
      .oneof(
        fc.integer({ min: (of.maximum ?? 0) + 1 }),
        fc.integer({ max: (of.minimum ?? 0) - 1 }),
        fc.constantFrom('1.5', 'một', 'NaN'),
      )
      .map((value) => pair(String(value)))
  if (of.format === 'date' || of.anyOf?.some(({ format }) => format === 'date'))
    return fc.constantFrom('hôm qua', '2026-02-30', '14/01/2026').map(pair)
  return of.maxLength ? fc.constant(pair('x'.repeat(of.maxLength + 1))) : null
}

describe.each(PUBLIC_OPERATIONS.map((operation) => [operation.path, operation] as const))(
  '%s',
  (path, { answer, pathParameters }) => {
    const parameters = parametersOf(path)
    const required = parameters.filter((parameter) => parameter.required)
    const query = (given: readonly Parameter[]) =>
      fc.tuple(
        ...given.map((parameter) =>
          valid(parameter).map((values) => values.map((value): [string, string] => [parameter.name, value])),
        ),
      )
    const anyQuery = fc
      .tuple(fc.subarray(parameters), fc.constant(required))
      .chain(([some, all]) => query([...new Set([...all, ...some])]))

    test('what the document allows is answered with what it says', async () => {
      const isDocumented = answer.schema && check(path, 'get', 200, answer.type)
      await fc.assert(
        fc.asyncProperty(anyQuery, async (given) => {
          const response = await ask({ path: filled(path), query: given.flat() })
          expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, ''])
          expect(baseTypeOf(response)).toBe(answer.type ?? 'application/json')
          if (isDocumented) expect(isDocumented(await response.json()), JSON.stringify(isDocumented.errors)).toBe(true)
        }),
        { numRuns: 25 },
      )
    })

    test('what it does not allow is refused with BAD_QUERY, naming what is wrong', async () => {
      const wrong = parameters.map(invalid).filter((each) => each !== null)
      if (wrong.length === 0) return
      await fc.assert(
        fc.asyncProperty(query(required), fc.oneof(...wrong), async (given, bad) => {
          const pairs: [string, string][] = [...given.flat().filter(([name]) => name !== bad[0]), bad]
          const response = await ask({ path: filled(path), query: pairs })
          // A portal that is too long is one that there is not.
          expect([400, 404]).toContain(response.status)
          const { code, faults } = await errorOf(response, path, 'get')
          expect([code, ...faults.map((fault) => fault.path)]).toEqual(code === 'UNKNOWN_PORTAL' ? [code] : ['BAD_QUERY', bad[0]])
        }),
        { numRuns: 20 },
      )
    })

    if (pathParameters?.id)
      test('an id that can be none is refused', async () => {
        const response = await ask({ path: path.replace('{id}', 'a b') })
        expect((await errorOf(response, path, 'get')).code).toBe('BAD_QUERY')
      })
  },
)

test.each(KEY_OPERATIONS.filter(({ method }) => method === 'get').map(({ path }) => path))(
  '%s answers whoever holds the key as the document says, and nobody else',
  async (path) => {
    const response = await ask({ path, key: ADMIN_KEY })
    expect(response.status).toBe(200)
    const isDocumented = check(path, 'get', 200)
    expect(isDocumented(await response.json()), JSON.stringify(isDocumented.errors)).toBe(true)

    expect((await errorOf(await ask({ path }), path, 'get')).code).toBe('UNAUTHORIZED')
  },
)

/** How each error that an operation names is brought about. */
const NO_MORE = {}
const portalOf = ({ path }: { path: string }): [string, string][] =>
  path.startsWith('/api/v1/embed/s') ? [['portal', 'da-nang']] : []
const PROVOKE: Partial<Record<ErrorCode, (operation: (typeof OPERATIONS)[number]) => Promise<Response>>> = {
  BAD_QUERY: (operation) =>
    ask(
      requestOf(
        operation,
        operation.body
          ? { body: '{"a":' }
          : { query: [...portalOf(operation), ['state', 'x'], ['from', 'x'], ['nothing', '1'], ['limit', 'x'], ['year', 'x']] },
      ),
    ),
  BAD_BEST_BET: (operation) => ask(requestOf(operation, { body: '{}' })),
  BAD_FEEDBACK: (operation) => ask(requestOf(operation, { body: '{}' })),
  NOT_FOUND: (operation) => ask({ path: operation.path.replace('{id}', 'nobody') }),
  UNKNOWN_PORTAL: (operation) => ask({ ...requestOf(operation), query: [['portal', 'nobody']] }),
  ORIGIN_NOT_ALLOWED: (operation) =>
    ask({ ...requestOf(operation), query: [['portal', 'da-nang']], headers: { origin: 'https://evil.test' } }),
  UNKNOWN_FEEDBACK: (operation) => ask({ ...requestOf(operation), path: operation.path.replace('{code}', 'ZZZZZ-22222') }),
  UNKNOWN_BEST_BET: (operation) => ask({ ...requestOf(operation), path: operation.path.replace('{id}', '77') }),
  UNAUTHORIZED: (operation) => ask({ ...requestOf(operation), key: 'wrong' }),
  ENGINE_UNAVAILABLE: (operation) => {
    app.engine.isAway = true
    return ask(requestOf(operation, { query: [...portalOf(operation), ['q', 'ke hoach 118']] }))
  },
}
const requestOf = ({ path, method, key, body }: (typeof OPERATIONS)[number], more: Partial<Asked> = NO_MORE): Asked => ({
  path: filled(path),
  method,
  ...(key ? { key: ADMIN_KEY } : {}),
  ...(body ? { body: JSON.stringify(body.example) } : {}),
  ...more,
})

const CASES = OPERATIONS.filter(({ path }) => !path.startsWith('/api/v1/portals/')).flatMap((operation) =>
  [...operation.errors, ...(operation.key ? (['UNAUTHORIZED'] as const) : [])]
    .filter((code) => code in PROVOKE)
    // Documents are read from the store and suggestions mostly from memory: without the engine they are still there.
    .filter((code) => code !== 'ENGINE_UNAVAILABLE' || !/suggest|documents/.test(operation.path))
    .map((code) => [operation.method, operation.path, code, operation] as const),
)
test.each(CASES)('%s %s can be refused with %s, as the document says', async (method, path, code, operation) => {
  const response = await PROVOKE[code]?.(operation)

  expect(response?.status).toBe(ERROR_CODES[code].status)
  if (response) expect((await errorOf(response, path, method)).code).toBe(code)
})

test('a store or an engine that fails is said to be away, in every operation that needs it', async () => {
  isBroken = new AppError('STORE_UNAVAILABLE', 'the database does not answer')
  expect((await errorOf(await ask({ path: `/api/v1/feedback/${CODE}` }), '/api/v1/feedback/{code}', 'get')).code).toBe(
    'STORE_UNAVAILABLE',
  )
  isBroken = new Error('a fault')
  expect((await errorOf(await ask({ path: `/api/v1/feedback/${CODE}` }), '/api/v1/feedback/{code}', 'get')).code).toBe('INTERNAL')
  app.store.isAway = true
  expect((await errorOf(await ask({ path: '/api/v1/coverage', key: ADMIN_KEY }), '/api/v1/coverage', 'get')).code).toBe(
    'STORE_UNAVAILABLE',
  )
})
