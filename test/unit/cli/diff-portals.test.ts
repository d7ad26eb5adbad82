import { expect, test } from 'vitest'
import { describeEffect } from '../../../cli/commands/diff-portals.ts'
import { diffRegistry, toApplied } from '../../../config/registry-diff.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'

const tinh = aPortal({ id: 'tinh', name: 'Tỉnh', province: 'hue' })
const cu = aPortal({ id: 'cu', name: 'Cũ' })
const rows = new Map([
  ['tinh', { pages: 12, documents: 10 }],
  ['cu', { pages: 5, documents: 4 }],
])

test('each portal that changes is told with its documents and what follows', () => {
  const change = diffRegistry(
    [tinh, cu].map(toApplied),
    aRegistry({ ...tinh, province: 'da-nang' }, aPortal({ id: 'moi', name: 'Mới' })),
  )
  const lines = describeEffect({ change, rows, held: [] })
  expect(lines).toEqual([
    '+ moi (Mới): is crawled for the first time (0 documents, 0 pages known)',
    '- cu (Cũ): is no longer crawled and leaves the index (4 documents, 5 pages)',
    '~ tinh (10 documents, 12 pages)',
    '    province hue → da-nang: its documents are pushed to the engine again',
    '1 added, 1 removed, 1 changed; 10 documents are pushed again, none is crawled again for it.',
  ])
})

test('what is more than may be lost at once is told to stay', () => {
  const change = diffRegistry([tinh, cu].map(toApplied), aRegistry(tinh))
  expect(describeEffect({ change, rows, held: change.removed })[0]).toMatch(
    /^! cu \(Cũ\): is no longer crawled; 4 documents, 5 pages stay/,
  )
})

test('no change is told as none', () => {
  const change = diffRegistry([toApplied(tinh)], aRegistry(tinh))
  expect(describeEffect({ change, rows, held: [] })).toEqual(['The registry is as it was last applied: nothing changes.'])
})
