import { askToken } from './ask-token.ts'
import { keptToken } from './kept-token.ts'
import { tryToken } from './try-token.ts'

/** What a server with a token answers at `/` to who sends none: it asks for the token, and becomes the viewer. */
async function signIn(): Promise<void> {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  const kept = keptToken()
  const tried = kept === undefined ? undefined : await tryToken('/', kept)
  const page =
    tried?.kind === 'right'
      ? tried.text
      : await askToken({ path: '/', said: tried?.why ?? '', leavable: false })
  // The policy of this page stays in force: it lets the files of the server run, and nothing else.
  document.open()
  document.write(page ?? '')
  document.close()
}

void signIn()
