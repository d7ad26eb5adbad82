import { firstDateIn } from '../../vietnamese/dates-in.ts'
import { foldText } from '../../vietnamese/normalize.ts'
import type { MainText } from './main-text.ts'
import type { HtmlScan } from './scan-html.ts'

/** Running words below which a page says nothing of its own. */
const MIN_RUNNING_WORDS = 40
/** Links that make a page without much text a list rather than an empty page. */
const MIN_LIST_LINKS = 8
/** Share of words in links from which the main part is a list of links. */
const LIST_LINK_SHARE = 0.5
/** A list of headlines with abstracts has this many headlines, and fewer words of text for each than an article has. */
const MIN_HEADLINES = 5
const ABSTRACT_WORDS = 60
/** A page of many links without a date and without one line of this many words is a menu, a site map or boxes, no text. */
const SENTENCE_WORDS = 12
/** A short page is a document all the same when it is dated and little of it is links: an announcement with a file. */
const MIN_DATED_WORDS = 12
const SHORT_LINK_SHARE = 0.3
/** Share of the running words that stand in abstracts of a list from which there is no article beside it. */
const ABSTRACT_SHARE = 0.5
const MIN_ABSTRACTS = 3
/** Two of them may be all that a section has. */
const FEW_ABSTRACTS_SHARE = 0.85
/** So many fields to fill in, without one line of this many words, are a form to write to the portal. */
const MIN_FORM_FIELDS = 4
const FORM_SENTENCE_WORDS = 20
/** Words on a page with a password field below which it is a log-in form. */
const LOGIN_WORDS = 150

/** How portals tell with status 200 that there is nothing, without accents. */
const SOFT_404 =
  /khong (duoc )?tim thay(?! (video|hinh anh|album))|khong ton tai|trang ban (yeu cau|tim)|page not found|not be found/
/** The status in a title or heading; but `Quyết định 404/QĐ-UBND` and `404 học sinh` are numbers like any other. */
const STATUS_404 = /^\W*(?:trang|loi|error|http)?\s*404\b(?!\s?[/\p{L}\d])|\b404\b[\s:–|-]*(?:not found|error|loi|khong)/u
const SOFT_404_WORDS = 120

const HOME_PATH = /^\/(?:(?:index|default|home|trang-chu|trangchu)(?:\.[a-z]+)?\/?)?$/i

/** Of a page that is no home page: is it a document, a list that brings links, an error page in disguise, or a page with nothing to read? */
export function classifyPage(scan: HtmlScan, main: MainText | null): 'document' | 'list' | 'soft-404' | 'no-text' {
  const runningWords = main ? main.words - main.linkWords : 0
  if (runningWords < SOFT_404_WORDS && saysNotFound(scan, main)) return 'soft-404'
  if (scan.hasPasswordField && runningWords < LOGIN_WORDS) return 'no-text'
  if (main && isDatedShort(main, runningWords)) return 'document'
  if (!main || runningWords < MIN_RUNNING_WORDS) return scan.links.length >= MIN_LIST_LINKS ? 'list' : 'no-text'
  if (isListOfAbstracts(main, runningWords)) return 'list'
  if (scan.fields >= MIN_FORM_FIELDS && !hasSentence(main, FORM_SENTENCE_WORDS)) return 'no-text'
  if (main.linkWords / main.words > LIST_LINK_SHARE || isMenu(scan, main)) return 'list'
  if (main.headlines.size >= MIN_HEADLINES && runningWords / main.headlines.size < ABSTRACT_WORDS) return 'list'
  return 'document'
}

function saysNotFound(scan: HtmlScan, main: MainText | null): boolean {
  const texts = [scan.title, ...scan.headings, main?.untrimmed.split('\n', 1)[0] ?? ''].map(foldText)
  return (
    SOFT_404.test(foldText(`${scan.title} ${scan.textAfterHeading} ${main?.untrimmed ?? ''}`)) ||
    texts.some((text) => STATUS_404.test(text))
  )
}

export function isHome(url: string): boolean {
  const { pathname, search } = new URL(url)
  return HOME_PATH.test(pathname) && !search
}

function isMenu(scan: HtmlScan, main: MainText): boolean {
  if (scan.links.length < MIN_LIST_LINKS || firstDateIn(main.untrimmed) !== null) return false
  return !hasSentence(main, SENTENCE_WORDS)
}

function isListOfAbstracts({ abstracts, abstractWords }: MainText, runningWords: number): boolean {
  if (abstracts >= MIN_ABSTRACTS) return abstractWords > runningWords * ABSTRACT_SHARE
  return abstracts >= 2 && abstractWords > runningWords * FEW_ABSTRACTS_SHARE
}

/** One line at least has so many words. */
function hasSentence({ untrimmed }: MainText, words: number): boolean {
  return untrimmed.split('\n').some((line) => line.split(' ').length >= words)
}

function isDatedShort(main: MainText, runningWords: number): boolean {
  const isShort = runningWords >= MIN_DATED_WORDS && runningWords < MIN_RUNNING_WORDS
  return isShort && main.linkWords / main.words < SHORT_LINK_SHARE && firstDateIn(main.untrimmed) !== null
}

/** Words of a section with one entry: more would be an article, less nothing. */
const ENTRY_WORDS = { min: 12, max: 200 }
const NUMBERED_PAGE = /[?&/_-](page|trang|p|cur|start|offset)[=/_-]?\d+/i

/**
 * A section of a portal that holds a single dated entry: it is shown as a list, but it is the entry. Further pages of a
 * real list may look the same, so their numbered addresses are left out.
 */
export function isSingleEntry(url: string, rest: MainText): boolean {
  const isSized = rest.words >= ENTRY_WORDS.min && rest.words <= ENTRY_WORDS.max
  return isSized && rest.headlines.size === 1 && !NUMBERED_PAGE.test(url) && firstDateIn(rest.untrimmed) !== null
}
