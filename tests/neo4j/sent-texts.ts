import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that tells which texts a driver has sent on it. */
export interface WatchedWay {
  readonly address: string
  /** The texts that were sent since the last time, in their order on each connection. */
  texts(): readonly string[]
  close(): Promise<void>
}

/** @param uri of a server; the way is not encrypted */
export async function watchedWay(uri: string): Promise<WatchedWay> {
  const { hostname, port } = new URL(uri)
  const sent = new Map<Socket, Buffer>()
  const way = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.on('data', (bytes) => sent.set(near, Buffer.concat([sent.get(near) ?? Buffer.alloc(0), bytes])))
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve))
  return {
    address: `bolt://127.0.0.1:${(way.address() as AddressInfo).port}`,
    texts() {
      const texts = [...sent.values()].flatMap(textsOf)
      sent.clear()
      return texts
    },
    close: () => new Promise((resolve) => way.close(() => resolve())),
  }
}

/** The start of a message RUN: a structure of three fields with its signature. Bolt, "Messages". */
const RUN = Buffer.from([0xb3, 0x10])

/** The first field of every message RUN, which must be short enough to stand in one chunk. PackStream, "String". */
function textsOf(bytes: Buffer): readonly string[] {
  const texts: string[] = []
  for (let at = bytes.indexOf(RUN); at >= 0; at = bytes.indexOf(RUN, at + 1)) {
    const marker = bytes[at + 2]
    const [from, length] =
      marker === 0xd0
        ? [at + 4, bytes[at + 3]]
        : marker === 0xd1
          ? [at + 5, bytes.readUInt16BE(at + 3)]
          : [at + 3, marker - 0x80]
    texts.push(bytes.toString('utf8', from, from + length))
  }
  return texts
}
