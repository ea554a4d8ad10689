import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a client may say, by the first letter of its message in Bolt 5.0. */
const messages: { readonly [signature: number]: string } = {
  0x01: 'HELLO',
  0x02: 'GOODBYE',
  0x0f: 'RESET',
  0x10: 'RUN',
  0x11: 'BEGIN',
  0x12: 'COMMIT',
  0x13: 'ROLLBACK',
  0x2f: 'DISCARD',
  0x3f: 'PULL',
  0x66: 'ROUTE',
}

/** What a value is written from; bytes stand for themselves, right or wrong. */
export type Packable =
  null | boolean | number | string | Buffer | readonly Packable[] | { readonly [key: string]: Packable }

/** A value in PackStream. */
export function pack(value: Packable): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (value === null) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9, 0xcb)
    bytes.writeBigInt64BE(BigInt(value), 1)
    return bytes
  }
  if (typeof value === 'string')
    return Buffer.concat([sized(0xd2, Buffer.byteLength(value)), Buffer.from(value)])
  if (Array.isArray(value)) return Buffer.concat([sized(0xd6, value.length), ...value.map(pack)])
  const entries = Object.entries(value)
  return Buffer.concat([sized(0xda, entries.length), ...entries.flatMap((entry) => entry.map(pack))])
}

/** A structure: a node is `struct(0x4e, ...)`, a SUCCESS `struct(0x70, {})`. */
export function struct(signature: number, ...fields: readonly Packable[]): Buffer {
  return Buffer.concat([Buffer.from([0xb0 + fields.length, signature]), ...fields.map(pack)])
}

/** The beginning of a text, list or map of a size that may not be true. */
export function sized(marker: number, size: number): Buffer {
  const bytes = Buffer.alloc(5, marker)
  bytes.writeUInt32BE(size, 1)
  return bytes
}

/** A message in chunks. */
export function framed(message: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < message.length; at += 0xffff) {
    const chunk = message.subarray(at, at + 0xffff)
    const head = Buffer.alloc(2)
    head.writeUInt16BE(chunk.length)
    parts.push(head, chunk)
  }
  return Buffer.concat([...parts, Buffer.alloc(2)])
}

export const success = (metadata: Packable = {}): Buffer => framed(struct(0x70, metadata))
export const record = (...values: readonly Packable[]): Buffer => framed(struct(0x71, values))
export const failure = (code: Packable, message: Packable): Buffer => framed(struct(0x7f, { code, message }))

/** Says what a well-behaved server would where every query has one record, of one INTEGER. */
export function politely(message: string): Buffer {
  if (message === 'HELLO') return success({ server: 'Neo4j/5.26.0', connection_id: 'bolt-1' })
  if (message === 'RUN') return success({ fields: ['x'], qid: 0 })
  if (message === 'PULL') return Buffer.concat([record(1), success({ type: 'r', db: 'neo4j' })])
  return success()
}

/** What a server does: the bytes after the client's handshake, and what it does at each message. */
export interface Behaviour {
  readonly handshake?: Buffer
  answer?(message: string, socket: Socket): Buffer | undefined
}

export interface BoltServer {
  readonly address: string
  close(): Promise<void>
}

/** A server on this machine that speaks Bolt 5.0 as it is told to, or something else. */
export async function startBolt({
  handshake = Buffer.from([0, 0, 0, 5]),
  answer = politely,
}: Behaviour): Promise<BoltServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let rest = Buffer.alloc(0)
    let isGreeted = false
    let message = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes])
      if (!isGreeted) {
        if (rest.length < 20) return
        isGreeted = true
        rest = rest.subarray(20)
        socket.write(handshake)
      }
      while (rest.length >= 2) {
        const size = rest.readUInt16BE()
        if (rest.length < size + 2) return
        message = Buffer.concat([message, rest.subarray(2, size + 2)])
        rest = rest.subarray(size + 2)
        if (size > 0 || message.length === 0) continue
        const said = answer(messages[message[1]] ?? 'UNKNOWN', socket)
        message = Buffer.alloc(0)
        if (said !== undefined && socket.writable) socket.write(said)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
