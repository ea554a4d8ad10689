export interface Flowchart {
  /** Their texts, by lines. */
  readonly nodes: ReadonlyMap<string, readonly string[]>
  readonly edges: readonly { start: string; arrow: string; text: string; end: string }[]
}

/** Reads a flowchart by the part of Mermaid's syntax that is written, and nothing beside it. */
export function readFlowchart(text: string): Flowchart {
  const [head, kind, ...lines] = text.split('\n')
  if (!head.startsWith('%% ') || kind !== 'flowchart LR' || lines.pop() !== '') throw new Error(text)
  const nodes = new Map<string, readonly string[]>()
  const edges: { start: string; arrow: string; text: string; end: string }[] = []
  for (const line of lines) {
    const node = /^ {2}(n\d+)\["([^"]*)"\]$/.exec(line)
    const edge = /^ {2}(n\d+) (-->|---)\|"([^"]*)"\| (n\d+)$/.exec(line)
    if (node !== null) nodes.set(node[1], plain(node[2]).split('\n'))
    else if (edge !== null) edges.push({ start: edge[1], arrow: edge[2], text: plain(edge[3]), end: edge[4] })
    else if (!/^ {2}style n\d+ fill:#[\da-f]{6}$/i.test(line)) throw new Error(`not of a flowchart: ${line}`)
  }
  return { nodes, edges }
}

/** Signs have to be numbers; what is left is only what neither Mermaid nor its Markdown has a use for. */
function plain(text: string): string {
  const left = text.replaceAll('<br/>', '').replace(/#\d+;/g, '')
  if (/[!"#$%&*+/:;<=>?@[\\\]^_`{|}~\u00b0\u00b6()]/u.test(left)) throw new Error(`not escaped: ${text}`)
  return text
    .replaceAll('<br/>', '\n')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
