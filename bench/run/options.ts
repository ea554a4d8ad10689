import { parseArgs } from 'node:util'
import { isSizeName, type SizeName, sizeNames, sizes, sizeText } from '../graph/sizes.ts'
import { peers } from '../peers/index.ts'
import type { Peer } from '../peers/peer.ts'
import { shapes } from '../shapes/index.ts'
import type { Shape } from '../shapes/shape.ts'

const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ')

const lines = (list: readonly { readonly name: string; readonly title: string }[]): string =>
  list.map(({ name, title }) => `  ${name.padEnd(18)} ${title}`).join('\n')

export const usage = `npm run bench -- [--size NAME] [--shapes NAMES] [--peers NAMES] [--seconds N] [--limit N] [--resume] [--docs]

Times Silkgraph and each of its peers in turns, and compares every answer with that of a hand-written loop.

  --size NAME        the graph (small)
  --shapes NAMES     only these shapes, with commas between
  --peers NAMES      only these peers, with commas between
  --seconds N        time for each side of a pair, shape by shape (1)
  --limit N          seconds that one query may take (15)
  --resume           keep what bench/results/ has of this build and the same versions, and measure the rest
  --docs             write what bench/results/ has then into docs/performance.md
  --help             this text

Sizes:
${lines(sizeNames.map((name) => ({ name, title: sizeText(sizes[name]) })))}

Shapes:
${lines(shapes)}

Peers:
${lines(peers)}

Examples:
  npm run bench -- --size tiny --seconds 0.1
  npm run bench -- --shapes triangles,groups --peers limit,ladybug
  npm run bench -- --size large --resume --docs
`

export interface Options {
  readonly kind: 'run'
  readonly size: SizeName
  readonly shapes: readonly Shape[]
  readonly peers: readonly Peer[]
  readonly seconds: number
  readonly limitSeconds: number
  readonly resume: boolean
  readonly docs: boolean
}

/** What the words of the command line ask for; where they are wrong, a sentence that says how. */
export function readOptions(
  words: readonly string[],
): Options | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        size: { type: 'string', default: 'small' },
        shapes: { type: 'string' },
        peers: { type: 'string' },
        seconds: { type: 'string', default: '1' },
        limit: { type: 'string', default: '15' },
        resume: { type: 'boolean', default: false },
        docs: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const { size, resume, docs } = values
    if (!isSizeName(size)) throw new TypeError(`Unknown size ${size}. Use ${sizeNames.join(', ')}.`)
    return {
      kind: 'run',
      size,
      shapes: chosen('shape', shapes, values.shapes),
      peers: chosen('peer', peers, values.peers),
      seconds: secondsOf('seconds', values.seconds),
      limitSeconds: secondsOf('limit', values.limit),
      resume,
      docs,
    }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'wrong', problem: error.message }
    throw error
  }
}

/** Those that are named, in the order of the registry. */
function chosen<Item extends { readonly name: string }>(
  what: string,
  all: readonly Item[],
  list: string | undefined,
): readonly Item[] {
  if (list === undefined) return all
  const wanted = list.split(',')
  const unknown = wanted.find((name) => !all.some((item) => item.name === name))
  if (unknown !== undefined) throw new TypeError(`Unknown ${what} ${unknown}. Use ${names(all)}.`)
  return all.filter(({ name }) => wanted.includes(name))
}

function secondsOf(option: string, text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 3600))
    throw new TypeError(`--${option} must be a number above 0 and up to 3600, not ${text}.`)
  return seconds
}
