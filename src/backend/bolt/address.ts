import { UsageError } from '../../errors.ts'

/** The schemes of Bolt: with `neo4j` the server says whom of a cluster to ask, `+s` is TLS, `+ssc` takes any certificate. */
const schemes = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc']

/**
 * The address of a store as `scheme://host:port`, and nothing that would have to be kept secret. An error never repeats
 * the address that it refuses.
 *
 * @throws UsageError `CredentialsInStore`, `InvalidStore`
 */
export function readStoreAddress(text: string): string {
  if (text.includes('@'))
    throw new UsageError({
      code: 'CredentialsInStore',
      message: 'The address of the server must not contain a user or a password.',
      hint: 'Leave them out: they are read from NEO4J_USERNAME and NEO4J_PASSWORD.',
    })
  const match = /^([a-z][a-z0-9+]*):\/\/([\w.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/i.exec(text)
  const [, scheme = '', host = '', port = '7687'] = match ?? []
  if (match === null || !schemes.includes(scheme.toLowerCase()) || Number(port) > 65_535)
    throw new UsageError({
      code: 'InvalidStore',
      message: 'The address of the server must be a Bolt address.',
      hint: `Write bolt://localhost:7687; the schemes are ${schemes.join(', ')}.`,
    })
  return `${scheme.toLowerCase()}://${host}:${port}`
}
