import type { ColumnFacts } from './columns.ts'

/** What the two ends of a relationship are called, and its type where the words say it. */
interface Pair {
  readonly start: string
  readonly ends: readonly string[]
  readonly type?: string
}

/** Words that say which end it is, and nothing of what stands there. */
const plain: readonly Pair[] = [
  { start: 'source', ends: ['target', 'destination', 'sink'] },
  { start: 'from', ends: ['to'] },
  { start: 'src', ends: ['dst', 'dest', 'tgt'] },
  { start: 'start', ends: ['end'] },
  { start: 'subject', ends: ['object'] },
  { start: 'head', ends: ['tail'] },
  { start: 'origin', ends: ['destination'] },
  { start: 'departure', ends: ['arrival'] },
  { start: 'von', ends: ['nach', 'zu', 'bis', 'an'] },
  { start: 'quelle', ends: ['ziel', 'senke'] },
]

const telling: readonly Pair[] = [
  { start: 'investor', ends: ['company', 'investee', 'startup', 'target'], type: 'INVESTED_IN' },
  { start: 'shareholder', ends: ['company'], type: 'OWNS' },
  { start: 'owner', ends: ['company', 'asset', 'owned', 'subsidiary'], type: 'OWNS' },
  { start: 'parent', ends: ['child', 'subsidiary'], type: 'PARENT_OF' },
  { start: 'acquirer', ends: ['target', 'acquired', 'company'], type: 'ACQUIRED' },
  { start: 'sender', ends: ['receiver', 'recipient'], type: 'SENT_TO' },
  { start: 'payer', ends: ['payee'], type: 'PAID' },
  { start: 'buyer', ends: ['seller', 'product'], type: 'BOUGHT_FROM' },
  { start: 'supplier', ends: ['customer', 'client', 'buyer', 'recipient', 'receiver'], type: 'SUPPLIES' },
  { start: 'lieferant', ends: ['empfänger', 'kunde', 'abnehmer', 'käufer'], type: 'SUPPLIES' },
  { start: 'absender', ends: ['empfänger'], type: 'SENT_TO' },
  { start: 'verkäufer', ends: ['käufer', 'kunde'], type: 'SOLD_TO' },
  { start: 'gesellschafter', ends: ['gesellschaft', 'firma', 'unternehmen'], type: 'OWNS' },
  { start: 'donor', ends: ['recipient', 'beneficiary'], type: 'GAVE_TO' },
  { start: 'funder', ends: ['recipient', 'beneficiary', 'company'], type: 'FUNDED' },
  { start: 'lender', ends: ['borrower'], type: 'LENT_TO' },
  { start: 'follower', ends: ['followee', 'followed'], type: 'FOLLOWS' },
  { start: 'citing', ends: ['cited'], type: 'CITES' },
  { start: 'author', ends: ['book', 'paper', 'work'], type: 'WROTE' },
  { start: 'actor', ends: ['movie', 'film'], type: 'ACTED_IN' },
  { start: 'player', ends: ['team', 'club'], type: 'PLAYS_FOR' },
  { start: 'director', ends: ['company'], type: 'DIRECTS' },
  { start: 'employee', ends: ['employer', 'company'], type: 'WORKS_FOR' },
  { start: 'member', ends: ['group', 'club', 'organisation', 'organization'], type: 'MEMBER_OF' },
  { start: 'student', ends: ['course', 'school'], type: 'ATTENDS' },
  { start: 'person', ends: ['company', 'organisation', 'organization', 'group'] },
  { start: 'user', ends: ['item', 'product', 'group'] },
]

/** Words after which a heading still names the same: `investor_id`, `Investor name`. */
const SUFFIXES: ReadonlySet<string> = new Set(['id', 'ids', 'name', 'key', 'code', 'no', 'number', 'nr'])

/** Without what only says by what something is named. */
export function stem(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && SUFFIXES.has(last) ? words.slice(0, -1) : words
}

/** Two columns that name the ends of a relationship by their headings. */
export interface FoundPair {
  readonly start: number
  readonly end: number
  readonly type: string | undefined
}

/** The first pair of columns whose headings belong together; undefined where there is none. */
export function pairIn(columns: readonly ColumnFacts[]): FoundPair | undefined {
  const placeOf = (word: string, isPlain: boolean): number =>
    columns.findIndex(({ words, isDated, isLong, filled }) => {
      if (isDated || isLong || filled === 0) return false
      const known = stem(words)
      return isPlain ? known[0] === word : known.at(-1) === word
    })
  for (const [pairs, isPlain] of [
    [plain, true],
    [telling, false],
  ] as const)
    for (const pair of pairs) {
      const start = placeOf(pair.start, isPlain)
      if (start < 0) continue
      for (const word of pair.ends) {
        const end = placeOf(word, isPlain)
        if (end >= 0 && end !== start) return { start, end, type: pair.type }
      }
    }
  return undefined
}

/** What stands at an end, by the words of its heading: `from_station` is a station, `source` says nothing. */
export function endWords(words: readonly string[]): readonly string[] {
  const known = stem(words)
  const isPlain = plain.some(({ start, ends }) => [start, ...ends].includes(known[0]))
  return isPlain ? known.slice(1) : known
}
