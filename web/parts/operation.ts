import { html } from 'hono/html'
import type { createDocument } from 'zod-openapi'
import type { View } from '../view.ts'

/** The document of the API (OpenAPI 3.1). */
export type OpenApi = ReturnType<typeof createDocument>
export type ShownOperation = { path: string; method: string; operation: Operation }
type Operation = NonNullable<NonNullable<OpenApi['paths']>[string]['get']>
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>
type Answer = { description: string; content?: Record<string, { schema?: unknown; example?: unknown }> }

/** One operation of the API: what it takes, what it answers, what can go wrong, and a form to try it. */
export function operationPart({ path, method, operation }: ShownOperation, document: OpenApi): View {
  const { operationId: id = '', summary, description, security, responses = {} } = operation
  const parameters = (operation.parameters ?? []).filter((parameter): parameter is Parameter => 'name' in parameter)
  const answers = Object.entries(responses).filter((entry): entry is [string, Answer] => 'description' in entry[1])
  return html`<section class="operation" id="${id}" aria-labelledby="${id}-ten">
<h2 id="${id}-ten">${summary}</h2>
<p><code class="operation__address"><strong>${method.toUpperCase()}</strong> ${path}</code>${security ? html` <span class="badge">cần khóa</span>` : ''}</p>
${description ? html`<p>${description}</p>` : ''}
${parameters.length > 0 ? parameterTable(id, parameters) : ''}
${answers.map(([status, answer]) => answerPart(status, answer, document))}
${tryForm({ path, method, operation }, parameters)}
</section>`
}

function parameterTable(id: string, parameters: readonly Parameter[]): View {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Tham số của ${id}"><table class="parameters">
<thead><tr><th scope="col">Tham số</th><th scope="col">Giá trị</th><th scope="col">Ý nghĩa</th></tr></thead>
<tbody>${parameters.map(
    ({ name, required, description, schema }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? ' *' : ''}</th><td>${valueWords(plain(schema))}</td><td>${description}</td></tr>`,
  )}</tbody></table></div>`
}

function answerPart(status: string, { description, content = {} }: Answer, document: OpenApi): View | '' {
  const [type, media] = Object.entries(content)[0] ?? []
  if (!status.startsWith('2')) return html`<p class="operation__answer"><code>${status}</code> ${description}</p>`
  const fields = Object.entries(resolved(plain(media?.schema), document).properties ?? {})
  return html`<p class="operation__answer"><code>${status}</code> ${description}${type ? html` (<code>${type}</code>)` : ''}</p>
${fields.length > 0 ? html`<p class="fine">Trường: ${fields.map(([name], index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`)}</p>` : ''}
${media?.example === undefined ? '' : html`<details><summary>Ví dụ</summary><pre tabindex="0">${JSON.stringify(media.example, null, 2)}</pre></details>`}`
}

/** Works without a script where an address is all that it takes; with one, the answer is shown below. */
function tryForm({ path, method, operation }: ShownOperation, parameters: readonly Parameter[]): View {
  const { operationId: id = '', security, requestBody } = operation
  const needsScript = method !== 'get' || security !== undefined || path.includes('{')
  const body =
    requestBody && 'content' in requestBody ? (requestBody as Answer).content?.['application/json']?.example : undefined
  return html`<details class="try"${needsScript ? ' data-needs-script hidden' : ''}><summary>Thử</summary>
<form action="${path}" method="get" data-try="${method}" data-path="${path}" aria-label="Thử ${id}">
${parameters.map((parameter) => field(id, parameter))}
${body === undefined ? '' : html`<label for="${id}-body">Nội dung (JSON)</label><textarea id="${id}-body" rows="6" data-body spellcheck="false">${JSON.stringify(body, null, 2)}</textarea>`}
${security ? html`<label for="${id}-key">Khóa</label><input id="${id}-key" type="password" autocomplete="off" data-key>` : ''}
<button type="submit">Gọi thử</button>
</form></details>`
}

function field(id: string, { name, in: place, schema, example }: Parameter): View {
  const { type, enum: choices, default: fallback, items } = plain(schema)
  const values = choices ?? plain(items).enum
  const fieldId = `${id}-${name}`
  // Filters are tried one by one; a question and an id are there to begin with.
  const value = name === 'q' || place === 'path' ? example : type === 'array' ? '' : fallback
  const attribute = place === 'path' ? html`data-in-path="${name}"` : html`name="${name}"`
  const input = values
    ? html`<select id="${fieldId}" ${attribute}>${type === 'array' ? html`<option value=""></option>` : ''}${values.map((choice) => html`<option${String(choice) === String(fallback ?? 'false') ? ' selected' : ''}>${choice}</option>`)}</select>`
    : html`<input id="${fieldId}" ${attribute} value="${value ?? ''}">`
  return html`<label for="${fieldId}"><code>${name}</code></label>${input}`
}

/** What is shown of a schema. */
type Schema = {
  $ref?: string
  type?: string
  enum?: readonly unknown[]
  default?: unknown
  items?: unknown
  properties?: Record<string, unknown>
  minimum?: number
  maximum?: number
  maxLength?: number
  format?: string
  anyOf?: Schema[]
}

function plain(schema: unknown): Schema {
  return (schema ?? {}) as Schema
}

function resolved(schema: Schema, { components }: OpenApi): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : plain(components?.schemas?.[name])
}

function valueWords(schema: Schema): string {
  const { type, enum: choices, minimum, maximum, maxLength, default: fallback, items, anyOf } = schema
  if (anyOf?.some(({ format }) => format === 'date')) return 'ngày, YYYY-MM-DD'
  const kind = choices
    ? choices.join(' | ')
    : type === 'array'
      ? `${valueWords(plain(items))}, có thể nhiều`
      : type === 'integer'
        ? `số nguyên ${minimum ?? ''}–${maximum ?? ''}`
        : `chữ${maxLength === undefined ? '' : `, tới ${maxLength} ký tự`}`
  return fallback === undefined || fallback === '' || Array.isArray(fallback) ? kind : `${kind}; mặc định ${fallback}`
}
