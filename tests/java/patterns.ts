import type { Random } from '../helpers/random.ts'

const atoms = [
  'a',
  'b',
  'c',
  'A',
  'B',
  '1',
  '_',
  ' ',
  '-',
  'é',
  'É',
  'ß',
  'Ω',
  '\u{1F600}',
  '\u0301',
  '\\n',
  '\\t',
]
/** `\\R` is left out: repeated, Java gives it back in part only, and not in every version alike. */
const classes = ['.', '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\h', '\\H', '\\v', '\\V']
const properties = [
  'Lower',
  'Upper',
  'ASCII',
  'Alpha',
  'Digit',
  'Alnum',
  'Punct',
  'Graph',
  'Print',
  'Blank',
  'Cntrl',
  'XDigit',
  'Space',
  'L',
  'Lu',
  'Ll',
  'N',
  'Nd',
  'P',
  'S',
  'So',
  'Z',
  'M',
  'IsAlphabetic',
  'IsLatin',
  'IsGreek',
  'IsL',
  'javaLowerCase',
  'javaUpperCase',
  'javaWhitespace',
  'IsPunctuation',
  'IsWhite_Space',
  'script=Greek',
  'IsLowercase',
]
const assertions = ['^', '$', '\\b', '\\B', '\\A', '\\z', '\\Z']
const escapes = [
  '\\.',
  '\\*',
  '\\\\',
  '\\-',
  '\\[',
  '\\x41',
  '\\x{1F600}',
  '\\u0061',
  '\\0101',
  '\\cA',
  '\\e',
  '\\a',
]
const quantifiers = ['*', '+', '?', '{2}', '{0,2}', '{1,}', '{0}']
const flags = ['i', 's', 'm', 'u', 'iu', 'ims', 'd', 'x']
/** A single `&` beside `&&` is left out: what Java makes of it depends on how it stores what stands before. */
const inClass = [
  'a',
  'b',
  'c',
  'a-c',
  'A-C',
  '0-9',
  '\\d',
  '\\w',
  '\\s',
  '\\p{L}',
  '\\P{Lu}',
  'é',
  '\u{1F600}',
  '\\]',
  '-',
  '^',
  '\\&',
  '.',
]
const textPieces = [
  'a',
  'b',
  'c',
  'A',
  'B',
  '1',
  '_',
  ' ',
  '-',
  'é',
  'É',
  'ß',
  'Ω',
  'ω',
  '\u{1F600}',
  'e\u0301',
  '\n',
  '\r\n',
  '\t',
  '.',
  '\u2028',
  '\u0001',
  '\\',
]

const times = (random: Random, most: number): number => Math.floor(random() * (most + 1))

export function randomPattern(random: Random): string {
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)]
  let groups = 0
  const names: string[] = []

  const choice = (depth: number): string => {
    const options = [sequence(depth)]
    while (random() < 0.25) options.push(sequence(depth))
    return options.join('|')
  }
  const sequence = (depth: number): string => {
    let text = ''
    for (let left = times(random, 3); left >= 0; left--) text += quantified(atom(depth))
    return text
  }
  const quantified = (text: string): string => {
    // A quantifier behind flags repeats nothing.
    if (random() > 0.3 || /^\(\?[a-z]+\)$/.test(text)) return text
    return text + pick(quantifiers) + pick(['', '', '?', '+'])
  }
  const group = (depth: number): string => {
    const inside = (): string => choice(depth - 1)
    switch (Math.floor(random() * 10)) {
      case 0:
        return `(?:${inside()})`
      case 1:
        return `(?>${inside()})`
      case 2:
        return `(?=${inside()})`
      case 3:
        return `(?!${inside()})`
      case 4:
        return `(?${pick(['<=', '<!'])}${pick(atoms)}${pick(['', 'b', '|a'])})`
      case 5:
        return `(?${pick(flags)}${pick(['', '-s'])}:${inside()})`
      case 6: {
        const name = `n${names.length}`
        const body = inside()
        groups++
        names.push(name)
        return `(?<${name}>${body})`
      }
      default: {
        const body = inside()
        groups++
        return `(${body})`
      }
    }
  }
  const characterClass = (depth: number): string => {
    let text = pick(['', '', '^'])
    for (let left = times(random, 2); left >= 0; left--) text += pick(inClass)
    if (depth > 0 && random() < 0.2) text += characterClass(depth - 1)
    if (depth > 0 && random() < 0.25)
      text += `&&${random() < 0.5 ? characterClass(depth - 1) : pick(inClass)}`
    return `[${text}]`
  }
  const atom = (depth: number): string => {
    const kind = random()
    if (kind < 0.35 || depth === 0) return pick(atoms)
    if (kind < 0.45) return pick(classes)
    if (kind < 0.55) return characterClass(2)
    if (kind < 0.62) return `\\${pick(['p', 'P'])}{${pick(properties)}}`
    if (kind < 0.67) return pick(assertions)
    if (kind < 0.72) return pick(escapes)
    if (kind < 0.75) return `\\Q${pick(['a.b', '(', 'a\\', '*', ''])}\\E`
    if (kind < 0.79) return `(?${pick(flags)})`
    if (kind < 0.83 && groups > 0) return `\\${1 + Math.floor(random() * groups)}`
    if (kind < 0.85 && names.length > 0) return `\\k<${pick(names)}>`
    return group(depth)
  }
  return choice(3)
}

export function randomText(random: Random): string {
  let text = ''
  for (let left = times(random, 6); left > 0; left--)
    text += textPieces[Math.floor(random() * textPieces.length)]
  return text
}
