import { foldText } from './normalize.ts'

/**
 * The rhymes of Vietnamese by the way they end, as they are written behind most onsets. Rhymes that begin with a glide (`oa`,
 * `uân`) stand apart: the glide decides how a /k/ in front is written (`qu`), and labial onsets do not bear it.
 */
const OPEN = words('a ai ao au ay âu ây e eo ê êu i ia iêu iu o oi ô ôi ơ ơi u ua ui uôi ư ưa ưi ươi ươu ưu')
const NASAL = words(
  `am ăm âm em êm im iêm om ôm ơm um uôm ưm ươm an ăn ân en ên in iên on ôn ơn un uôn ưn ươn
   ang ăng âng eng iêng ong oong ông ung uông ưng ương anh ênh inh`,
)
const STOPPED = words(
  `ac ăc âc ec iêc oc ooc ôc uc uôc ưc ươc ach êch ich ap ăp âp ep êp ip iêp op ôp ơp up ươp
   at ăt ât et êt it iêt ot ôt ơt ut uôt ưt ươt`,
)
const GLIDED = words(
  `oa oai oao oay oe oeo uê uơ uây uy uya uyu oam oăm oem oan oăn oen uân uyên uyn oang oăng uâng oanh uênh uynh
   oac oăc oach uêch uych oap oat oăt oet uât uyêt uyt uyp`,
)
const PLAIN = [...OPEN, ...NASAL, ...STOPPED]

/** Onsets with one spelling before every rhyme; none at all is one of them. */
const ONSETS = ['', ...words('b ch d đ h kh l m n nh p ph r s t th tr v x')]
/** Onsets that are written otherwise before e, ê and i. */
const ONSETS_BY_VOWEL = [
  ['c', 'k'],
  ['g', 'gh'],
  ['ng', 'ngh'],
] as const
const LABIALS = new Set(['b', 'm', 'p', 'ph', 'v'])
/** What is borrowed breaks the rule of labials: xe buýt, thùng phuy, vải voan, moay-ơ. */
const LABIALS_WITH_GLIDE = [
  ['b', 'uyt'],
  ['ph', 'uy'],
  ['v', 'oan'],
  ['m', 'oay'],
] as const
/** Names of provinces that keep a spelling which the rule refuses: Đắk Lắk, Bắc Kạn. */
const NAMES = ['đắk', 'lắk', 'kạn']
/** Where an open /i/ is written y as well: lý beside lí. Behind other onsets it is always i. */
const ONSETS_BEFORE_Y = ['', ...words('d h k l m n s t th v x')]
/** Rhymes behind qu that no other onset bears with a glide, and the spelling quí beside quý. */
const ONLY_BEHIND_QU = words('au ăp âc ên êt êu ôc i in inh it')

const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
/** Rhymes that end in c, ch, p or t bear sắc and nặng only. */
const TONES_OF_STOPPED = ['\u0301', '\u0323']

type Tables = { spellings: Set<string>; formsByFolded: Map<string, readonly string[]> }
let tables: Tables | undefined

/** The longest syllable decomposed: `nghiêng` with a mark and a tone as characters of their own. */
const MAX_CHARS = 9

/**
 * Is this one legal Vietnamese syllable with its accents? By rule, not by dictionary: onset, rhyme and tone fit one another and
 * are spelt as they must be, whether or not such a word is in use. Any case, composed or decomposed, old (`hòa`) and new
 * (`hoà`) tone placement.
 */
export function isSyllable(word: string): boolean {
  return word.length <= MAX_CHARS && tablesOnce().spellings.has(word.normalize('NFC').toLowerCase())
}

/** Could this word without accents be a syllable whose accents were left out? Any case. */
export function isFoldedSyllable(word: string): boolean {
  return word.length <= MAX_CHARS && tablesOnce().formsByFolded.has(word.toLowerCase())
}

/**
 * Every legal syllable that folds to this lower-case word, the one without accents first where it is legal. Each stands once, in
 * NFC and in the old tone placement, which laws and portals mostly use (`hòa`, `thủy`). Empty when there is none.
 */
export function accentedForms(folded: string): readonly string[] {
  return tablesOnce().formsByFolded.get(folded) ?? []
}

/** Every legal syllable once, in the spelling of `accentedForms`. */
export function allSyllables(): readonly string[] {
  return [...tablesOnce().formsByFolded.values()].flat()
}

function tablesOnce(): Tables {
  tables ??= buildTables()
  return tables
}

function buildTables(): Tables {
  const spellings = new Set<string>()
  const formsByFolded = new Map<string, string[]>()
  for (const [onset, rhyme] of onsetsWithRhymes()) {
    const folded = foldText(onset + rhyme)
    const forms = formsByFolded.get(folded) ?? []
    for (const tone of /[cpt]$|ch$/.test(rhyme) ? TONES_OF_STOPPED : TONES) {
      const syllable = onset + withTone(rhyme, toneIndex(rhyme), tone)
      if (!spellings.has(syllable)) forms.push(syllable)
      spellings.add(syllable)
      // `quy` has no second spelling: its u belongs to the onset, so its rhyme is y here.
      if (/^(?:oa|oe|uy)$/.test(rhyme)) spellings.add(onset + withTone(rhyme, 1, tone))
    }
    formsByFolded.set(folded, forms)
  }
  for (const name of NAMES) {
    spellings.add(name)
    formsByFolded.set(foldText(name), [name])
  }
  return { spellings, formsByFolded }
}

/** Each onset with each rhyme that it may bear, as written, without tones. */
function* onsetsWithRhymes(): Generator<readonly [onset: string, rhyme: string]> {
  for (const onset of ONSETS) {
    // Without an onset iê is written yê: yên, yêu.
    for (const rhyme of PLAIN) yield [onset, onset ? rhyme : rhyme.replace(/^iê/, 'yê')]
    if (!LABIALS.has(onset)) for (const rhyme of GLIDED) yield [onset, rhyme]
  }
  for (const [onset, beforeFront] of ONSETS_BY_VOWEL) {
    for (const rhyme of PLAIN) yield [/^[eêi]/.test(rhyme) ? beforeFront : onset, rhyme]
    if (onset !== 'c') for (const rhyme of GLIDED) yield [onset, rhyme]
  }
  // A /k/ before a glide: the glide is written u and belongs to the onset.
  for (const rhyme of GLIDED) if (!/^uy[au]$/.test(rhyme)) yield ['qu', rhyme.slice(1)]
  for (const rhyme of ONLY_BEHIND_QU) yield ['qu', rhyme]
  // Two i become one: gì, giếng. `gia` is gi with a, and `giu` is gi with u.
  for (const rhyme of PLAIN) {
    if (!rhyme.startsWith('i')) yield ['gi', rhyme]
    else if (rhyme !== 'ia' && rhyme !== 'iu') yield ['g', rhyme]
  }
  for (const onset of ONSETS_BEFORE_Y) yield [onset, 'y']
  yield* LABIALS_WITH_GLIDE
}

/** Which letter bears the tone in the old placement: the marked vowel, else the middle one of three, else by what follows. */
function toneIndex(rhyme: string): number {
  const vowels = /^[aăâeêioôơuưy]+/.exec(rhyme)?.[0] ?? ''
  const marked = Math.max(...Array.from('ăâêôơư', (letter) => vowels.lastIndexOf(letter)))
  if (marked >= 0) return marked
  if (vowels.length === 3) return 1
  return vowels.length === 2 && vowels.length < rhyme.length ? 1 : 0
}

function withTone(rhyme: string, index: number, tone: string): string {
  return (rhyme.slice(0, index + 1) + tone + rhyme.slice(index + 1)).normalize('NFC')
}

function words(list: string): string[] {
  return list.split(/\s+/)
}
