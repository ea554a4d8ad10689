import { keepToken } from './kept-token.ts'

/** What a server says to a token: what was asked for with it, or why it is no good in words for the reader. */
export type Tried =
  { readonly kind: 'right'; readonly text: string } | { readonly kind: 'wrong'; readonly why: string }

/** Asks for a path with a token, and keeps the token where it is right. */
export async function tryToken(path: string, token: string): Promise<Tried> {
  // A header holds no other characters, and no token has them.
  if (!/^[\x21-\x7e]+$/.test(token)) return wrong('This is not the token of the server.')
  try {
    const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store' })
    if (response.status === 401) return wrong('This is not the token of the server.')
    if (!response.ok) return wrong(`The server answered ${response.status}.`)
    const text = await response.text()
    keepToken(token)
    return { kind: 'right', text }
  } catch {
    return wrong('The server does not answer.')
  }
}

function wrong(why: string): Tried {
  return { kind: 'wrong', why }
}
