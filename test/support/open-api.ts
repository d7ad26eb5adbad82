import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Json = { [key: string]: unknown }

/** Checks answers against the document of the API: what it does not name must not be there. */
export function createAnswerCheck(
  document: object,
): (path: string, method: string, status: number, type?: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true })
  ajv.addSchema(closed(structuredClone(document)) as object, 'openapi')
  const pointer = (key: string) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
  return (path, method, status, type = 'application/json') => {
    const keys = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
    return ajv.compile({ $ref: `openapi#/${keys.map(pointer).join('/')}` })
  }
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (node === null || typeof node !== 'object') return node
  const { properties, additionalProperties } = node as Json
  const inside = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  return properties && additionalProperties === undefined ? { ...inside, additionalProperties: false } : inside
}
