import type { Captions } from '../../words/names.ts'
import type { Part, Word } from './part.ts'
import { MOST_KEYS } from './words.ts'

const PREFIX = 'caption-'

/** By which property the nodes of a label are called: `caption-Company=ticker`. */
export const captions: Part = {
  words: [],
  prefix: PREFIX,
  write: (state) =>
    Object.entries(state.captions).map(([label, property]) => [`${PREFIX}${label}`, property] as const),
  read(link) {
    const said = readCaptions(link)
    return Object.keys(said).length === 0 ? undefined : { captions: said }
  },
  unreadable(link) {
    const said = readCaptions(link)
    return wordsIn(link).flatMap(([name]) => (Object.hasOwn(said, name.slice(PREFIX.length)) ? [] : [name]))
  },
  keep: (state) => (Object.keys(state.captions).length === 0 ? {} : { captions: state.captions }),
  take: (kept, opening) => ({ captions: { ...opening.captions, ...kept.captions } }),
}

function wordsIn(link: URLSearchParams): readonly Word[] {
  return [...link].filter(([name]) => name.startsWith(PREFIX)).slice(0, MOST_KEYS)
}

function readCaptions(link: URLSearchParams): Captions {
  const named = wordsIn(link).map(([name, property]) => [name.slice(PREFIX.length), property] as const)
  return Object.fromEntries(named.filter(([label, property]) => label !== '__proto__' && property !== ''))
}
