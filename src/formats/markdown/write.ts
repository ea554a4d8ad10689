import { countText } from '../../model/count-text.ts'
import { isList } from '../../model/kinds.ts'
import { nameText, usualNameOf } from '../../model/node-name.ts'
import type { Value } from '../../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import type { Write } from '../writer.ts'
import { textOf } from '../writing/attributes.ts'
import { Footnotes } from './footnotes.ts'
import { lossesOf } from './losses.ts'
import { markdownCode, markdownLink, markdownText } from './text.ts'

/**
 * A page to read, as GitHub and most other programs know Markdown: a section for each node with its labels, its properties and its
 * relationships as sentences, which link to the other end's section; the claims of a relationship are footnotes. A relationship
 * stands where it starts and where it ends, with its properties, so that no plan reads as a fact. Source: CommonMark 0.31, GFM footnotes.
 */
export const write: Write = (subgraph, options) => {
  const { nodes, relationships } = subgraph
  const losses = lossesOf(subgraph)
  const page = new Page(subgraph, new Footnotes(options, losses))
  const licence = options.licence === '' ? '' : ` Licence: ${markdownText(options.licence)}.`
  const sections = nodes.map((node) => page.section(node))
  const content = [
    `# ${countText(nodes.length, 'node')}, ${countText(relationships.length, 'relationship')}`,
    `Written by Silkgraph.${licence}`,
    page.contents(),
    ...sections,
    page.footnotes(),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
  return { files: [{ suffix: '', content: `${content}\n` }], losses: losses.all }
}

class Page {
  readonly #nodes: readonly SubgraphNode[]
  readonly #links: ReadonlyMap<string, { readonly anchor: string; readonly name: string }>
  readonly #from = new Map<string, SubgraphRelationship[]>()
  readonly #to = new Map<string, SubgraphRelationship[]>()
  readonly #footnotes: Footnotes

  constructor({ nodes, relationships }: Subgraph, footnotes: Footnotes) {
    this.#nodes = nodes
    this.#footnotes = footnotes
    this.#links = new Map(
      nodes.map((node, at) => [node.key, { anchor: `n${at + 1}`, name: markdownText(nameOf(node)) }]),
    )
    for (const relationship of relationships) {
      addTo(this.#from, relationship.start, relationship)
      if (relationship.start !== relationship.end) addTo(this.#to, relationship.end, relationship)
    }
  }

  /** A line for each kind of nodes. */
  contents(): string {
    const byKind = new Map<string, SubgraphNode[]>()
    for (const node of this.#nodes) addTo(byKind, labelsOf(node), node)
    return [...byKind]
      .map(([kind, nodes]) => {
        const links = nodes.map(({ key }) => this.#linked(key)).join(', ')
        return `- ${kind === '' ? '' : `${kind}: `}${links}`
      })
      .join('\n')
  }

  section(node: SubgraphNode): string {
    const { anchor, name } = this.#link(node.key)
    const labels = labelsOf(node)
    const own = Object.entries(node.properties)
      .filter(([key, value]) => value !== null && !isSaid(node, key, value))
      .map(([key, value]) => `- ${property(key, value)}`)
    const sentences = [
      ...(this.#from.get(node.key) ?? []).map((one) => this.#sentence(one, node.key)),
      ...(this.#to.get(node.key) ?? []).map((one) => this.#sentence(one, node.key)),
    ]
    return [
      `## <a id="${anchor}"></a>${name}`,
      // The heading of a node without a name is its key.
      [labels, nameOf(node) === node.key ? '' : markdownCode(node.key)]
        .filter((part) => part !== '')
        .join(', '),
      own.join('\n'),
      sentences.length === 0 ? '' : `### Relationships of ${name}`,
      sentences.join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  }

  footnotes(): string {
    return this.#footnotes.lines.join('\n')
  }

  /** In the section of the node `key`, which is named there and not linked. */
  #sentence(relationship: SubgraphRelationship, key: string): string {
    const { start, end, type, properties } = relationship
    const [subject, object] = [start, end].map((one) =>
      one === key ? `**${this.#link(one).name}**` : this.#linked(one),
    )
    const marks = this.#footnotes.marks(relationship)
    const withoutClaims = this.#footnotes.nameAll(relationship)
    const told = Object.entries(properties)
      .filter(([name, value]) => value !== null && !(withoutClaims && name === 'claims'))
      .map(([name, value]) => property(name, value))
    const details = told.length === 0 ? '' : ` (${told.join('; ')})`
    return `- ${subject} ${phrase(type)} ${object}${details}.${marks}`
  }

  #linked(key: string): string {
    const { anchor, name } = this.#link(key)
    return `[${name}](#${anchor})`
  }

  #link(key: string): { readonly anchor: string; readonly name: string } {
    return this.#links.get(key) ?? { anchor: '', name: markdownText(key) }
  }
}

/** `LOCATED_IN` as "located in"; a type that is not written so as it is, in italics. */
function phrase(type: string): string {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(type)
    ? type.toLowerCase().replaceAll('_', ' ')
    : `*${markdownText(type)}*`
}

function property(name: string, value: Value): string {
  return `*${markdownText(name)}*: ${valueText(value)}`
}

function valueText(value: Value): string {
  if (!isList(value)) return itemText(value)
  return value.length === 0 ? 'none' : value.map(itemText).join(', ')
}

function itemText(value: Value): string {
  return value === '' ? '""' : markdownLink(textOf(value))
}

function labelsOf({ labels }: SubgraphNode): string {
  return labels.map((label) => `*${markdownText(label)}*`).join(', ')
}

/** What the section is called: a node's full name before the short one of a picture. */
function nameOf({ key, properties }: SubgraphNode): string {
  return nameText(properties['name']) || usualNameOf(properties) || key
}

/** Whether the heading, or the line below it, says a property already. */
function isSaid(node: SubgraphNode, name: string, value: Value): boolean {
  return (name === 'name' && value === nameOf(node)) || (name === 'id' && value === node.key)
}

function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [item])
  else known.push(item)
}
