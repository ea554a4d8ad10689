import { DataError } from '../../errors.ts'
import { MOST_CHARACTERS } from '../../formats/graph-file.ts'

/** What names in a template stand for, in one row; undefined for a name that nothing has. */
export type Scope = (name: string) => string | undefined

/** A text with names in braces, cut at them: texts at even places, names at odd ones. `{{` and `}}` stand for braces. */
export type Template = readonly string[]

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}/g

export function parseTemplate(text: string): Template {
  const pieces: string[] = ['']
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match
    const name: string | undefined = match[1]
    pieces[pieces.length - 1] += text.slice(from, match.index)
    from = match.index + token.length
    if (name === undefined) pieces[pieces.length - 1] += token[0]
    else pieces.push(name.trim(), '')
  }
  pieces[pieces.length - 1] += text.slice(from)
  return pieces
}

/** The names in a template. */
export function namesIn(template: Template): readonly string[] {
  return template.filter((_, at) => at % 2 === 1)
}

/**
 * The text; undefined where a name stands for nothing but blanks, so that nothing is made of half a text.
 *
 * @throws DataError `TooLarge`, without its place
 */
export function fill(template: Template, scope: Scope): string | undefined {
  let text = ''
  for (const [at, piece] of template.entries()) {
    if (at % 2 === 0) text += piece
    else {
      const value = scope(piece)?.trim() ?? ''
      if (value === '') return undefined
      if (text.length + value.length > MOST_CHARACTERS)
        throw new DataError({
          code: 'TooLarge',
          message: `What a template makes of the row is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
          hint: 'Name fewer columns in it, or shorten their cells.',
        })
      text += value
    }
  }
  return text
}
