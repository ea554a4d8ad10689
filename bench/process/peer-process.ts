import type { Reply, Request } from './messages.ts'
import { ServedPeer } from './served-peer.ts'

/** The process of one peer: answers the requests of the process that has started it, and ends with it. */
let served: ServedPeer | undefined

process.on('message', (request) => {
  // Requests come one at a time: the next one waits for the reply.
  void reply(request as Request).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit())

async function reply(request: Request): Promise<Reply> {
  try {
    if (request.kind === 'open') {
      served = ServedPeer.open(request)
      return { kind: 'done' }
    }
    if (served === undefined) throw new TypeError('No peer is open.')
    return await served.reply(request)
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
