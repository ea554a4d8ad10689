/** A consonant is any letter but a, e, i, o, u, and but a y that follows a consonant. */
const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`
const measured = new RegExp(`^(?:${consonants})?${vowels}${consonants}`)
const measuredOnce = new RegExp(`^(?:${consonants})?${vowels}${consonants}(?:${vowels})?$`)
const measuredTwice = new RegExp(`^(?:${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(?:${consonants})?${vowel}`)
const endsShort = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`)

const doubled = /([^aeiouylsz])\1$/

const secondSteps: readonly (readonly [suffix: string, instead: string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
]

const thirdSteps: readonly (readonly [suffix: string, instead: string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]

const fourthStep =
  /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$|^(.+[st])ion$/

/**
 * The stem of an English word in lower case. Source: Porter, An algorithm for suffix stripping, Program 14 (1980), with the
 * three changes of the author's own program, which Lucene has too.
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word
  // A y that begins a word is a consonant, which no pattern can tell from one that follows a consonant: here it is a capital.
  let stem = firstStep(word.replace(/^y/, 'Y'))
  if (stem.endsWith('y') && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`
  stem = replaced(stem, secondSteps)
  stem = replaced(stem, thirdSteps)
  const fourth = fourthStep.exec(stem)
  const before = fourth?.[1] ?? fourth?.[2]
  if (before !== undefined && measuredTwice.test(before)) stem = before
  return lastStep(stem).replace(/^Y/, 'y')
}

function firstStep(word: string): string {
  let stem = word
  if (/(?:ss|i)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.endsWith('eed')) return measured.test(stem.slice(0, -3)) ? stem.slice(0, -1) : stem
  const cut = /^(.+)(?:ed|ing)$/.exec(stem)?.[1]
  if (cut === undefined || !hasVowel.test(cut)) return stem
  if (/(?:at|bl|iz)$/.test(cut)) return `${cut}e`
  if (doubled.test(cut)) return cut.slice(0, -1)
  return endsShort.test(cut) ? `${cut}e` : cut
}

function replaced(word: string, steps: readonly (readonly [suffix: string, instead: string])[]): string {
  // The longest suffix decides, also where its stem is too short.
  const found = steps.reduce<(typeof steps)[number] | undefined>(
    (longest, step) =>
      word.endsWith(step[0]) && step[0].length > (longest?.[0].length ?? 0) ? step : longest,
    undefined,
  )
  if (found === undefined) return word
  const stem = word.slice(0, -found[0].length)
  return measured.test(stem) ? stem + found[1] : word
}

function lastStep(word: string): string {
  let stem = word
  if (stem.endsWith('e')) {
    const cut = stem.slice(0, -1)
    if (measuredTwice.test(cut) || (measuredOnce.test(cut) && !endsShort.test(cut))) stem = cut
  }
  return stem.endsWith('ll') && measuredTwice.test(stem) ? stem.slice(0, -1) : stem
}
