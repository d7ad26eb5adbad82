import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PORTAL_COLUMNS } from '../../../config/portal-csv.ts'
import { portalSchema } from '../../../config/registry-schema.ts'
import { SCHEDULE_CLASSES } from '../../../config/schedule-class.ts'

test('docs/registry.md explains every key of a portal, every column of a table and every class of schedules', () => {
  const page = readFileSync('docs/registry.md', 'utf8')
  const words = [...Object.keys(portalSchema.shape), ...PORTAL_COLUMNS]
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
  expect(SCHEDULE_CLASSES.filter((name) => !page.includes(name))).toEqual([])
})
