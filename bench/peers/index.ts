import { grafeo } from './grafeo.ts'
import { ladybug } from './ladybug.ts'
import { limit } from './limit.ts'
import { lora } from './lora.ts'
import { neo4j } from './neo4j.ts'
import type { Peer } from './peer.ts'
import { silkgraph } from './silkgraph.ts'

export { limit, silkgraph }

/** What Silkgraph is compared with, in the order in which it is measured and shown. */
export const peers: readonly Peer[] = [limit, ladybug, grafeo, lora, neo4j]

/** @throws TypeError where no peer is called so */
export function peerNamed(name: string): Peer {
  const peer = [silkgraph, ...peers].find((one) => one.name === name)
  if (peer === undefined) throw new TypeError(`Unknown peer ${name}.`)
  return peer
}
