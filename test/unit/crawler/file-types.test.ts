import { expect, test } from 'vitest'
import { isFile } from '../../../crawler/file-types.ts'

test.each([
  ['application/pdf', '/tai-ve?id=1'],
  ['application/msword; charset=utf-8', '/tai-ve?id=1'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '/x'],
  ['application/vnd.oasis.opendocument.text', '/x'],
  ['application/octet-stream', '/upload/van-ban.DOCX'],
  ['application/zip', '/upload/van-ban.docx'],
  [null, '/upload/van-ban.pdf'],
])('%s at %s is a file', (type, path) => {
  expect(isFile(type, `https://a.vn${path}`)).toBe(true)
})

test.each([
  ['text/html', '/upload/van-ban.pdf'],
  ['application/octet-stream', '/tai-ve?ten=van-ban.pdf'],
  ['application/zip', '/upload/du-lieu.zip'],
  ['image/png', '/upload/anh.png'],
  [null, '/tin/1.html'],
])('%s at %s is none', (type, path) => {
  expect(isFile(type, `https://a.vn${path}`)).toBe(false)
})
