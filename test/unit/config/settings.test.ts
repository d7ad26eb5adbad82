import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../../config/settings.ts'
import { settingsReference } from '../../../config/settings-reference.ts'

test('every setting has a default but those that point elsewhere', () => {
  expect(readSettings({})).toMatchObject({ PORT: 3000, DATA_DIR: 'data', CRAWL_MAX_BODY_BYTES: 10 * 1024 * 1024 })
})

test('an empty variable counts as not set, other variables of the environment are left alone', () => {
  expect(readSettings({ PORT: '', HOME: '/root' }).PORT).toBe(3000)
})

test('all bad settings are named at once, with what was got', () => {
  expect(() => readSettings({ PORT: '99999', LOG_LEVEL: 'loud', MEILI_URL: 'http://engine:7700' })).toThrow(
    expect.objectContaining({
      code: 'BAD_SETTINGS',
      faults: [
        { path: 'PORT', message: expect.stringContaining('"99999"') },
        { path: 'LOG_LEVEL', message: expect.stringContaining('"loud"') },
        { path: 'MEILI_KEY', message: 'is needed with MEILI_URL' },
      ],
    }),
  )
})

test('docs/settings.md is what the schema says (npm run --silent liencong -- settings > docs/settings.md)', () => {
  // The default for threads depends on the machine.
  const withoutThreads = (text: string) => text.replace(/\| `EXTRACT_THREADS`.*\n/, '').trim()
  expect(withoutThreads(readFileSync('docs/settings.md', 'utf8'))).toBe(withoutThreads(settingsReference()))
})

test('secrets may stand in files; what stands in the environment itself goes first', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'liencong-secret-')), 'admin_key')
  writeFileSync(path, 'a key of sixteen or more\n')
  expect(readSettings({ ADMIN_KEY_FILE: path }).ADMIN_KEY).toBe('a key of sixteen or more')
  expect(readSettings({ ADMIN_KEY_FILE: path, ADMIN_KEY: 'another key, long enough' }).ADMIN_KEY).toBe('another key, long enough')
  expect(() => readSettings({ ADMIN_KEY_FILE: '/nowhere/key' })).toThrow('ADMIN_KEY_FILE cannot be read')
})
