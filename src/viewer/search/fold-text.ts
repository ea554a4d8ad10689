/** American endings and words, as the British ones that they are folded into. */
const spellings: readonly (readonly [pattern: RegExp, folded: string])[] = [
  [/\bcentered\b/g, 'centred'],
  [/\bcenter/g, 'centre'],
  [/\bfiber/g, 'fibre'],
  [/\btheater/g, 'theatre'],
  [/\b(kilo|centi|milli)?meter(s?)\b/g, '$1metre$2'],
  [/\bgray/g, 'grey'],
  [/\bskillful/g, 'skilful'],
  [/\bprogram(s?)\b/g, 'programme$1'],
  [/\bdefense/g, 'defence'],
  [/\boffense/g, 'offence'],
  [/\blicense/g, 'licence'],
  [/\bcatalog(s?)\b/g, 'catalogue$1'],
  [/\bdialog(s?)\b/g, 'dialogue$1'],
  [/\b(col|lab|harb|fav|hon|neighb|behavi|rum|arm|rig)or/g, '$1our'],
  [/yz(e[ds]?|ing)\b/g, 'ys$1'],
  [/\b(\w{2,})iz(e[ds]?|ing|ations?|ers?|able)\b/g, '$1is$2'],
  [/\b(\w+[aeiou])l(ed|ing|er)\b/g, '$1ll$2'],
]

/** The way back, for what is indexed: whoever types an American word has typed half of it at first. */
const american: readonly (readonly [pattern: RegExp, folded: string])[] = [
  [/\bcentred\b/g, 'centered'],
  [/\bcentre/g, 'center'],
  [/\bfibre/g, 'fiber'],
  [/\btheatre/g, 'theater'],
  [/\b(kilo|centi|milli)?metre(s?)\b/g, '$1meter$2'],
  [/\bgrey/g, 'gray'],
  [/\bprogramme(s?)\b/g, 'program$1'],
  [/\b(de|of)fence/g, '$1fense'],
  [/\blicence/g, 'license'],
  [/\b(catal|dial)ogue(s?)\b/g, '$1og$2'],
  [/\b(col|lab|harb|fav|hon|neighb|behavi|rum|arm|rig)our/g, '$1or'],
  [/\b(\w{2,})is(e[ds]?|ing|ations?|ers?|able)\b/g, '$1iz$2'],
]

/** Letters that Unicode does not take apart. */
const letters: { readonly [letter: string]: string } = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
}

/** A text in lower case, without accents, hyphens and other marks as spaces. Cost: linear. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðßæœþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A plain text in British spelling, so that both ways to write a name are one. Cost: linear, for some fifteen patterns. */
export function foldText(text: string): string {
  return respelt(plainText(text), spellings)
}

/** Every way in which a name may be typed: plain, in both spellings, and with its compounds as one word. */
export function spellingsOf(text: string): readonly string[] {
  const folded = foldText(text)
  // A word is tried from its beginning alone: from each of its letters, a long one would take the square of its length.
  const compounds = (text.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map((word) =>
    plainText(word.replaceAll('-', '')),
  )
  const words = folded.split(' ')
  const pairs = words.length > 5 ? [] : words.slice(1).map((word, index) => `${words[index]}${word}`)
  return [...new Set([plainText(text), folded, respelt(folded, american), ...compounds, ...pairs])]
}

function respelt(text: string, table: typeof american): string {
  return table.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), text)
}
