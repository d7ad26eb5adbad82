import type { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { ERROR_CODES, type ErrorCode } from '../../domain/errors.ts'
import type { OpenApi } from '../../web/parts/operation.ts'
import { errorAnswerSchema } from './answers.ts'
import { KEY_OPERATIONS } from './key-operations.ts'
import { type Operation, PARAMETER_EXAMPLES, TAGS } from './operations.ts'
import { PUBLIC_OPERATIONS } from './public-operations.ts'

/** Every operation can answer with these. */
const ALWAYS: readonly ErrorCode[] = ['TOO_MANY_REQUESTS', 'INTERNAL']
const DESCRIPTION = `Tìm kiếm trên mọi cổng thông tin điện tử chính thức. Không cần khóa, trang của mọi tên miền đều gọi được (CORS, chỉ đọc).

Phiên bản nằm trong đường dẫn: trong /api/v1 chỉ thêm tham số và trường mới, không bỏ và không đổi nghĩa; hãy bỏ qua trường chưa biết. Thay đổi khác sẽ ở /api/v2, và /api/v1 còn chạy ít nhất 12 tháng sau đó.

Giới hạn số yêu cầu theo địa chỉ được ghi ở tiêu đề RateLimit; khi vượt, trả lời 429 có Retry-After. Kết quả có ETag: gửi lại bằng If-None-Match để nhận 304 khi chưa có gì đổi. Mã lỗi trong error.code không bao giờ đổi nghĩa.`

/** The description of the API (OpenAPI 3.1), written from the very schemas that requests are checked by. */
export function writeOpenApi(version: string): OpenApi {
  const operations = [...PUBLIC_OPERATIONS, ...KEY_OPERATIONS]
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operation) }
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: { title: 'Liên Cổng', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: '/' }],
      tags: Object.entries(TAGS)
        .filter(([tag]) => operations.some((operation) => operation.tag === tag))
        .map(([, name]) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'Khóa của người quản trị, hoặc của một cổng cho phần của cổng đó' },
        },
      },
    },
    {
      override: ({ jsonSchema, zodSchema, io }) => {
        // Answers may get new fields: who reads them is to pass over what is not known.
        if (io === 'output') delete jsonSchema.additionalProperties
        if (isSwitch(zodSchema)) jsonSchema.enum = ['true', 'false']
      },
    },
  )
  addExamples(document)
  return document
}

/** Is it read from words such as `true`? */
function isSwitch({ _zod: { def } }: z.core.$ZodTypes): boolean {
  return def.type === 'pipe' && def.in._zod.def.type === 'string' && def.out._zod.def.type === 'boolean'
}

function toOperation(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, query, body, answer, key } = operation
  const { status, type = 'application/json', schema, example } = answer
  const media = { ...(schema ? { schema } : {}), ...(example === undefined ? {} : { example }) }
  const content = status === 204 ? {} : { content: { [type]: media } }
  return {
    operationId: id,
    tags: [TAGS[tag]],
    summary,
    ...(description ? { description } : {}),
    ...(key ? { security: [{ key: [] }] } : {}),
    parameters: pathParameters(operation),
    ...(query ? { requestParams: { query } } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': body } } } : {}),
    responses: {
      [String(status)]: { description: answer.description, ...content },
      ...(isConditional(operation) ? { '304': { description: 'Chưa có gì đổi so với ETag đã gửi' } } : {}),
      ...errorAnswers(operation),
    },
  }
}

/** What is read without a key is sent once to whoever has it. */
function isConditional({ method, key, tag }: Operation): boolean {
  return method === 'get' && !key && tag !== 'embed' && tag !== 'feedback'
}

function pathParameters({ pathParameters: given = {} }: Operation) {
  return Object.entries(given).map(([name, { description, example, pattern }]) => ({
    name,
    in: 'path' as const,
    required: true,
    description,
    example,
    schema: { type: 'string' as const, ...(pattern ? { pattern } : {}) },
  }))
}

/** The errors of an operation by status, each code with an example. */
function errorAnswers({ errors, key }: Operation) {
  const codes = [...errors, ...(key ? (['UNAUTHORIZED'] as const) : []), ...ALWAYS]
  const byStatus = Object.groupBy(codes, (code) => String(ERROR_CODES[code].status))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, of = []]) => [
      status,
      {
        description: of.join(', '),
        ...(of.some((code) => ERROR_CODES[code].retryable)
          ? { headers: { 'Retry-After': { description: 'Số giây nên đợi', schema: { type: 'integer' as const } } } }
          : {}),
        content: {
          'application/json': {
            schema: errorAnswerSchema,
            examples: Object.fromEntries(of.map((code) => [code, { value: errorExample(code) }])),
          },
        },
      },
    ]),
  )
}

function errorExample(code: ErrorCode) {
  const faults = code.startsWith('BAD_') ? [{ path: 'page', message: 'Too small: expected number to be >=1' }] : []
  return { error: { code, message: 'what is wrong and what to do', faults, requestId: '0b54ff0c-3bd3-4f0e-9d0a-5d6c8b2a7e11' } }
}

function addExamples({ paths = {} }: OpenApi): void {
  for (const path of Object.values(paths))
    for (const operation of Object.values(path))
      for (const parameter of operation.parameters ?? [])
        if (parameter.in === 'query' && parameter.name in PARAMETER_EXAMPLES)
          parameter.example = PARAMETER_EXAMPLES[parameter.name]
}
