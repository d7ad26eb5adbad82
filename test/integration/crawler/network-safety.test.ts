import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createFetcher, type Fetcher } from '../../../crawler/fetcher.ts'
import type { Lookup } from '../../../crawler/guarded-agent.ts'
import { SELF_SIGNED } from '../../support/a-certificate.ts'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, FETCH_LIMITS, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

/** A resolver of a few names; each answer is given once, the last one for ever. */
const aResolver = (answers: Record<string, string[][]>): Lookup => {
  const asked = new Map<string, number>()
  return (hostname, _options, callback) => {
    const [rounds, round] = [answers[hostname] ?? [], asked.get(hostname) ?? 0]
    asked.set(hostname, round + 1)
    const addresses = rounds[Math.min(round, rounds.length - 1)] ?? []
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

describe('addresses that are not public', () => {
  let site: SmallSite
  let fetcher: Fetcher
  beforeAll(async () => {
    site = await aSmallSite({ '/': anArticle('Nội bộ') })
    fetcher = createFetcher(
      FETCH_LIMITS,
      aResolver({
        'noi-bo.test': [['127.0.0.1']],
        'nhieu.test': [['10.0.0.5', '169.254.169.254']],
        'anh-xa.test': [['::ffff:127.0.0.1']],
        'dich.test': [['64:ff9b::7f00:1']],
        'ula.test': [['fd12:3456::1']],
      }),
    )
  })
  afterAll(async () => {
    await fetcher.close()
    await site.close()
  })

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '10.0.0.1',
    '172.16.3.4',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.0.192',
    '198.18.0.1',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::a9fe:a9fe]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[4000::1]',
    'noi-bo.test',
    'nhieu.test',
    'anh-xa.test',
    'dich.test',
    'ula.test',
  ])('%s is refused before a connection is made', async (host) => {
    const result = await fetcher.fetch({ url: `http://${host}:${site.port}/`, allowLoopback: false })
    expect(result).toMatchObject({ type: 'failure', reason: 'address-refused' })
    expect(site.requests).toEqual([])
  })

  test.each(['http://[fe80::1%25eth0]/', 'http://[::1%lo]/'])('%s, with a zone, is no URL at all', (url) => {
    expect(URL.canParse(url)).toBe(false)
  })

  test.each(['localhost', 'metadata.localhost'])('%s is not reachable for a portal that is not on loopback', async (host) => {
    const result = await fetcher.fetch({ url: `http://${host}:${site.port}/`, allowLoopback: false })
    expect(result.type).toBe('failure')
    expect(site.requests).toEqual([])
  })
})

describe('a portal that leads elsewhere', () => {
  let site: SmallSite
  let crawl: SmallCrawl
  afterEach(async () => {
    await crawl?.close()
    await site?.close()
  })

  test('a name that changes its answer after the first connection is refused at the next one', async () => {
    site = await aSmallSite({ '/': anArticle('Trang') })
    // Loopback stands for the public address of the first answer.
    const fetcher = createFetcher(FETCH_LIMITS, aResolver({ 'doi.test': [['127.0.0.1'], ['10.0.0.1']] }))
    const ask = () => fetcher.fetch({ url: `http://doi.test:${site.port}/`, allowLoopback: true })
    expect(await ask()).toMatchObject({ type: 'answer', status: 200 })
    await site.close()
    expect(await ask()).toMatchObject({ type: 'failure' })
    expect(await ask()).toMatchObject({ type: 'failure', reason: 'address-refused' })
    await fetcher.close()
  })

  test('redirects, links and robots.txt that point to private addresses are not followed', async () => {
    const metadata = 'http://169.254.169.254/latest/meta-data/'
    site = await aSmallSite({
      '/': aList(['/chuyen', metadata, 'http://user:pass@cong.localhost/x', 'file:///etc/passwd']),
      '/chuyen': { status: 302, headers: { location: metadata } },
    })
    crawl = await aSmallCrawl()
    await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
    expect(await crawl.outcomes()).toEqual({ [`${site.origin()}/`]: 'source', [`${site.origin()}/chuyen`]: 'redirect' })
  })

  test('a robots.txt that redirects to a private address closes the portal', async () => {
    site = await aSmallSite({
      '/': anArticle('Trang'),
      '/robots.txt': { status: 302, headers: { location: 'http://10.0.0.1/robots.txt' } },
    })
    crawl = await aSmallCrawl()
    expect(await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))).toMatchObject({ endedBy: 'address-refused' })
    expect(site.paths()).toEqual([])
  })
})

describe('a certificate that nobody has signed', () => {
  const server = createTlsServer(SELF_SIGNED, (request, response) => {
    const { body, status = 200 } = request.url === '/' ? anArticle('Trang sau chứng thư tự ký') : { status: 404, body: '' }
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })
  let crawl: SmallCrawl
  let origin: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `https://cong.localhost:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => crawl?.close())
  afterAll(() => void server.close())

  test('is an outcome', async () => {
    crawl = await aSmallCrawl()
    expect(await crawl.crawl(aPortal({ baseUrls: [origin] }))).toMatchObject({ state: 'interrupted', endedBy: 'tls' })
    expect(await crawl.outcomes()).toEqual({ [`${origin}/`]: 'failed:tls' })
  })

  test('is tolerated where the registry says so, and the page is marked', async () => {
    crawl = await aSmallCrawl()
    await crawl.crawl(aPortal({ baseUrls: [origin], crawl: { tolerateBadTls: true } }))
    const [page] = await crawl.pages()
    expect(page).toMatchObject({ outcome: 'source', detail: expect.stringContaining('certificate') })
  })
})
