import { isNumber, toDouble } from '../../model/numbers.ts'
import { float, type Value } from '../../model/values.ts'
import type { LossKind } from '../losses.ts'
import { attributeOfGraph, JsonDocument, outsideAttributes } from '../reading/json/document.ts'
import { addAbsent, JsonElements } from '../reading/json/elements.ts'
import type { JsonPart } from '../reading/json/outline.ts'
import { isJsonList, JsonObject, type JsonValue } from '../reading/json/value.ts'
import { directedKey, drawnKeys, type Read, USUAL_TYPE } from '../sink.ts'
import { names } from './names.ts'

/**
 * Elements of Cytoscape.js, as a list or as nodes and edges, and exports of the desktop. A position becomes x and y, with y
 * upwards; `interaction` is the type of an edge that has no `type`. Source: Cytoscape.js, "Elements JSON".
 */
export const read: Read = async (file, sink, step) => {
  const document = await JsonDocument.open(file, sink, step)
  const { top } = document.outline
  const members: ReadonlyMap<string, JsonPart> = top.kind === 'object' ? top.members : new Map()
  const metadata = document.value(members.get('data'))
  const elements = new JsonElements(file.name, sink, names, metadata)
  const prefix = metadata instanceof JsonObject ? metadata.get('edgePrefix') : undefined
  const prefixLength = elements.isOwn && typeof prefix === 'string' ? prefix.length : 0
  const isUndirected = document.value(members.get('directed')) === false
  const held = top.kind === 'array' ? top : members.get('elements')

  if (held?.kind === 'object') {
    const groups = document.membersOf(held)
    await document.each(groups.get('nodes'), node)
    await document.each(groups.get('edges'), edge)
    document.lose(groups, new Set(['nodes', 'edges']))
  } else
    await document.each(held, (item, line) => {
      if (groupOf(item) === 'edges') edge(item, line)
      else node(item, line)
    })
  if (!elements.isOwn && metadata instanceof JsonObject)
    for (const [, value] of metadata.entries) if (value !== null) sink.lost(attributeOfGraph, metadata.line)
  document.lose(members, KNOWN)
  await document.end()

  function node(item: JsonValue, line: number): void {
    const element = document.objectOf(item, 'A node', line)
    const data = document.objectOf(element.get('data'), '`data` of a node', line)
    const key = document.idOf(data.get('id'), '`id` of a node', line)
    const { labels, properties } = elements.read('nodes', key, data.entries, line)
    if (!elements.isOwn) {
      addAbsent(properties, 'id', key)
      addPosition(properties, element.get('position'))
    }
    addClasses(properties, element.get('classes'))
    lose(element)
    sink.node(key, labels, properties, line)
  }

  function edge(item: JsonValue, line: number): void {
    const element = document.objectOf(item, 'An edge', line)
    const data = document.objectOf(element.get('data'), '`data` of an edge', line)
    const start = document.idOf(data.get('source'), '`source` of an edge', line)
    const end = document.idOf(data.get('target'), '`target` of an edge', line)
    const id = data.get('id')
    const key = typeof id === 'string' ? id.slice(prefixLength) : ''
    const { type, properties } = elements.read('relationships', key, data.entries, line)
    const at =
      elements.isOwn || type !== USUAL_TYPE ? -1 : properties.findIndex(([name]) => name === 'interaction')
    const interaction = at < 0 ? null : properties[at][1]
    const isType = typeof interaction === 'string' && interaction !== ''
    if (isType) properties.splice(at, 1)
    if (isUndirected) addAbsent(properties, directedKey, false)
    addClasses(properties, element.get('classes'))
    lose(element)
    sink.relationship(isType ? interaction : type, start, end, properties, line)
  }

  function lose({ entries, line }: JsonObject): void {
    for (const [key, value] of entries) {
      if (PARTS.has(key) || value === null) continue
      if (elements.isOwn && key === 'style') continue
      if (STATES.has(key)) sink.lost(state, line)
      else sink.lost(key === 'style' || key === 'css' ? style : outsideAttributes, line)
    }
  }
}

function groupOf(item: JsonValue): 'nodes' | 'edges' {
  if (!(item instanceof JsonObject)) return 'nodes'
  const group = item.get('group')
  if (group === 'nodes' || group === 'edges') return group
  const data = item.get('data')
  return data instanceof JsonObject && data.get('source') !== undefined ? 'edges' : 'nodes'
}

function addPosition(properties: [string, Value][], position: JsonValue | undefined): void {
  if (!(position instanceof JsonObject)) return
  const [x, y] = [numberOf(position.get('x')), numberOf(position.get('y'))]
  if (x !== undefined) addAbsent(properties, drawnKeys.x, float(x))
  if (y !== undefined) addAbsent(properties, drawnKeys.y, float(0 - y))
}

function addClasses(properties: [string, Value][], classes: JsonValue | undefined): void {
  const list = typeof classes === 'string' ? classes.split(/\s+/) : isJsonList(classes) ? classes : []
  const texts = list.filter((one) => typeof one === 'string').filter((one) => one !== '')
  if (texts.length > 0) addAbsent(properties, 'classes', texts)
}

function numberOf(json: JsonValue | undefined): number | undefined {
  if (json === undefined || isJsonList(json) || json instanceof JsonObject || !isNumber(json))
    return undefined
  return toDouble(json)
}

const KNOWN = new Set([
  'data',
  'directed',
  'multigraph',
  'elements',
  'format_version',
  'generated_by',
  'target_cytoscapejs_version',
])
const PARTS = new Set(['group', 'data', 'position', 'classes'])
const STATES = new Set([
  'selected',
  'selectable',
  'locked',
  'grabbable',
  'grabbed',
  'pannable',
  'removed',
  'renderedPosition',
  'scratch',
])

const state: LossKind = {
  one: 'state of an element on the screen',
  many: 'states of elements on the screen',
  outcome: 'left out',
}
const style: LossKind = { one: 'style of an element', many: 'styles of elements', outcome: 'left out' }
