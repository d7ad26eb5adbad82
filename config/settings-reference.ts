import { z } from 'zod'
import { settingsSchema } from './settings.ts'

/** The settings as a Markdown page, written from the schema; `docs/settings.md` is this very text. */
export function settingsReference(): string {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' })
  const rows = Object.entries(properties).map(([name, property]) => {
    const { description = '', default: fallback } = typeof property === 'object' ? property : {}
    return `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${description} |`
  })
  return `# Settings

Settings come from the environment. An empty variable counts as not set; a bad one stops the start with \`BAD_SETTINGS\`
and names what is wrong. This page is written from \`config/settings.ts\` (\`liencong settings\`).

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}
