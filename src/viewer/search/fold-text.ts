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

/**
 * A text as it is searched: lower case, no accents, hyphens and other marks as spaces, British spelling.
 * Cost: linear, for some fifteen patterns.
 */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return spellings.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), plain)
}
