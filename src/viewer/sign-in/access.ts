import type { Access } from '../../backend/http/access.ts'
import { askToken } from './ask-token.ts'
import { keptToken } from './kept-token.ts'

let asking: Promise<boolean> | undefined

/** The token of this tab; where the server no longer takes it, the reader is asked once, over what is drawn. */
export const access: Access = {
  token: keptToken,
  renew(refused) {
    // Another request has been given one meanwhile.
    if (keptToken() !== refused) return Promise.resolve(true)
    asking ??= askToken({ path: '/health', said: 'The server now has a different token.', leavable: true })
      .then((text) => text !== undefined)
      .finally(() => (asking = undefined))
    return asking
  },
}
