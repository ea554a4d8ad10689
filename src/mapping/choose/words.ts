/** The words of a heading or a file's name in lower case: `investorName`, `Investor_name` and `investor name` are the same. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['persons', 'person'],
  ['movies', 'movie'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['series', 'series'],
  ['species', 'species'],
  ['news', 'news'],
  ['staff', 'person'],
])

/** One of what a word names several of. */
export function singular(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (/[^su]s$/.test(word) && !word.endsWith('is')) return word.slice(0, -1)
  return word
}

/** A label in the form that labels have: `FundingRound`. */
export function labelText(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}

/** A type in the form that types have: `FUNDED_BY`. */
export function typeText(words: readonly string[]): string {
  return words.join('_').toUpperCase()
}

/** The label of one of what words name: `funding rounds` are each a FundingRound. */
export function labelOf(words: readonly string[]): string {
  return labelText(words.map((word, at) => (at === words.length - 1 ? singular(word) : word)))
}

/** What the rows of a table are called, by the name of its file or sheet: `people-2024 (1).csv` is of a Person. */
export function labelOfTable(table: { readonly file: string; readonly sheet: string }): string {
  return labelOf(wordsOfTable(table))
}

/** What a table is called, without what says nothing of its rows. */
export function wordsOfTable({
  file,
  sheet,
}: {
  readonly file: string
  readonly sheet: string
}): readonly string[] {
  const named = sheet === '' || /^sheet ?\d*$/i.test(sheet) ? file.replace(/\.[^.]*$/, '') : sheet
  return wordsOf(named).filter((word) => !/^\d+$/.test(word) && !FILE_WORDS.has(word))
}

/** Words of names of files that say nothing of what is in them. */
const FILE_WORDS: ReadonlySet<string> = new Set([
  'all',
  'copy',
  'csv',
  'data',
  'dataset',
  'edges',
  'export',
  'final',
  'links',
  'list',
  'nodes',
  'relationships',
  'table',
  'tables',
  'xlsx',
])
