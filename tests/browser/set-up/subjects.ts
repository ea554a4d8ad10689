import { join } from 'node:path'
import { inject } from 'vitest'
import { openBundledGraph } from '../../contract/bundled-graph.ts'
import type { StoreUnderTest } from '../../contract/store-under-test.ts'
import { serverUnderTest } from '../../contract/open-store.ts'
import { isWhole } from '../../helpers/share.ts'
import { root } from '../../helpers/shared.ts'
import { serveGraph, type Served, type ServeOptions } from './served.ts'

/** A graph that every journey but those to evidence and canned queries is made on, and what is found on the way. */
export interface Asked {
  readonly name: 'the bundled graph' | 'lighthouses' | 'harbour'
  readonly console: {
    readonly label: string
    readonly typo: string
    readonly type: string
    /** Keys of properties that no other graph has, to be completed. */
    readonly key: string
    /** Of a canned query; undefined where there are none. */
    readonly parameter: string | undefined
    readonly nodes: number
  }
  readonly search: {
    readonly text: string
    readonly key: string
    readonly name: string
  }
  readonly export: {
    /** Undefined for the opening view. */
    readonly view: string | undefined
    readonly group: string
    readonly option: RegExp
    readonly holds: readonly string[]
    readonly without: string
  }
}

/** A graph with claims, and what is found on the way to them. */
export interface Subject extends Asked {
  readonly name: 'the bundled graph' | 'lighthouses'
  /** The opening view. */
  readonly first: {
    readonly sentence: RegExp
    readonly basis: string
    readonly numbers: readonly string[]
    readonly questions: number
    /** Of the lines that are drawn, in the order of the legend. */
    readonly standings: readonly string[]
    /** Where what is not stated ends, and who has nothing. */
    readonly open: string
    readonly alone: string
    /** A node with neighbours that are not drawn yet, its name, and nodes whose lines have begun and are facts. */
    readonly click: { readonly key: string; readonly name: string }
    readonly begun?: string
    readonly fact?: string
  }
  readonly question: {
    readonly id: string
    readonly field: string
    readonly value: string
    readonly cell: string
    readonly lit: readonly string[]
    /** Of the column that is sorted by. */
    readonly column: string
  }
  readonly evidence: {
    readonly selected: string
    readonly phrase: string
    readonly other: string
    readonly claim: RegExp
    readonly line: string
    readonly claims: number
  }
}

const bundled: Subject = {
  name: 'the bundled graph',
  first: {
    sentence:
      /^\d+ sites, systems and sets of partnerships of \d+ groups in \d+ named countries; for \d+ no country is named; \d+ are only begun, \d+ credited to a named source, none dated\.$/,
    basis: 'From 1 document of unknown publisher and date',
    numbers: ['> 25 %', 'forecast', '17 %', 'capability', 'week', '> 20', '11', '5'],
    questions: 5,
    standings: ['fact', 'begun', 'assessment', 'open'],
    open: 'open:Where',
    alone: 'no site, system or partnership named',
    click: { key: 'fac:alibaba-tc-sg', name: 'Singapore' },
    begun: 'fac:alibaba-dc-kl',
    fact: 'dep:huawei-th-grid',
  },
  question: {
    id: 'company',
    field: 'The company',
    value: 'org:tencent',
    cell: 'TrustAI',
    lit: ['prod:trustai', 'org:tencent'],
    column: 'whom',
  },
  console: {
    label: 'Company',
    typo: 'Compny',
    type: 'BUILDS',
    key: 'caption',
    parameter: 'company',
    nodes: 3,
  },
  search: { text: 'five year plan', key: 'pol:14fyp', name: 'Five-Year Plan' },
  evidence: {
    selected: 'fac:alibaba-dc-dubai',
    phrase: 'is built by',
    other: 'Alibaba Cloud',
    claim: /fact.*begun.*(credited|Credited).*paragraph \d+, sentence \d+ · C\d+/,
    line: 'BUILDS fac:alibaba-dc-dubai',
    claims: 1,
  },
  export: {
    view: undefined,
    group: 'Status',
    option: /begun/,
    holds: ['org:huawei', 'CC BY 4.0'],
    without: 'fac:alibaba-dc-dubai LOCATED_IN',
  },
}

const lighthouses: Subject = {
  name: 'lighthouses',
  first: {
    sentence: /^2 lights are built or planned, 0 of them standing\.$/,
    basis: 'From 7 claims.',
    numbers: ['31', 'undated'],
    questions: 1,
    standings: ['fact', 'begun', 'planned', 'reference', 'open'],
    open: 'open:Where',
    alone: '',
    click: { key: 'isle:norsk', name: 'Norsk Skerry' },
  },
  question: {
    id: 'builders',
    field: 'The engineer',
    value: 'eng:ada-lund',
    cell: 'Sund Light',
    lit: ['light:sund', 'eng:ada-lund'],
    column: 'light',
  },
  console: {
    label: 'Engineer',
    typo: 'Enginer',
    type: 'BUILDS',
    key: 'height',
    parameter: 'engineer',
    nodes: 3,
  },
  search: { text: 'norsk skerry', key: 'isle:norsk', name: 'Norsk Skerry' },
  evidence: {
    selected: 'light:norsk',
    phrase: 'is built by',
    other: 'Ada Lund',
    claim: /fact.*begun.*(credited|Credited).*paragraph \d+, sentence \d+ · L\d+/,
    line: 'BUILDS light:norsk',
    claims: 2,
  },
  export: {
    view: undefined,
    group: 'Modality',
    option: /plan/,
    holds: ['light:norsk'],
    without: 'BUILDS light:sund',
  },
}

/** A graph without claims, which nobody has described. */
const harbour: Asked = {
  name: 'harbour',
  console: { label: 'Ship', typo: 'Shpi', type: 'OWNED_BY', key: 'code', parameter: undefined, nodes: 3 },
  search: { text: 'south line', key: 'twin n301', name: 'South Line' },
  export: {
    view: 'everything',
    group: 'Relationship',
    option: /owned by/,
    holds: ['South Line', 'COMPETES_WITH'],
    without: 'OWNED_BY',
  },
}

export const subjects: readonly Subject[] = [bundled, lighthouses]

export type Engine = 'server' | 'page'

const store: StoreUnderTest = inject('store')

/** Whether the graph is asked in Silkgraph's own engine, which every page asks for its hash. */
export const isEmbedded: boolean = store.kind === 'embedded'

const engines = ['page', 'server'] as const

/** Each subject with an engine that is asked, that of the page and that of the server in turn; with both in a whole run. */
function withEngines<T>(all: readonly T[]): readonly { readonly subject: T; readonly engine: Engine }[] {
  return all.flatMap((subject, at) =>
    engines.filter((_, which) => isWhole || which === at % 2).map((engine) => ({ subject, engine })),
  )
}

/**
 * Every journey is made on both graphs with claims where the engine is embedded. A server of Bolt holds one graph, the bundled
 * one, and nothing where there is none.
 */
export const journeys = withEngines<Subject>({ embedded: subjects, bolt: [bundled], absent: [] }[store.kind])

/** The bundled graph with each engine: for what the way to the engine decides. */
export const withBothEngines =
  store.kind === 'absent' ? [] : engines.map((engine) => ({ subject: bundled, engine }))

/** The journeys that are made on a graph without claims too. */
export const askedJourneys = withEngines<Asked>(
  { embedded: [...subjects, harbour], bolt: [bundled], absent: [] }[store.kind],
)

const folders = {
  'the bundled graph': undefined,
  lighthouses: join(root, 'tests/fixtures/lighthouses'),
  harbour: join(root, 'tests/fixtures/harbour/harbour.cypher'),
} as const

/** A graph that nobody has described, as a script; a server of Bolt holds the bundled graph alone. */
export const guests: readonly string[] = store.kind === 'embedded' ? [folders.harbour] : []

/** Servers of the subjects of the journeys. */
export interface ServedSubjects {
  /** The address of the viewer on a subject. */
  url(subject: Asked): string
  stop(): Promise<void>
}

/** Serves each subject of the journeys over the store of this run. */
export async function serveSubjects(): Promise<ServedSubjects> {
  const named = new Set(askedJourneys.map(({ subject }) => subject.name))
  const bolt = store.kind === 'bolt' ? await loadedServer() : undefined
  const served = new Map<string, Served>(
    await Promise.all([...named].map(async (name) => [name, await serveGraph(folders[name], bolt)] as const)),
  )
  return {
    url: ({ name }) => served.get(name)?.url ?? '',
    async stop() {
      await Promise.all([...served.values()].map((one) => one.stop()))
    },
  }
}

/** Loads the bundled graph into the server of this run, and tells how it is served from there. */
export async function loadedServer(address = serverUnderTest().uri): Promise<ServeOptions> {
  await (await openBundledGraph()).close()
  const { user, password } = serverUnderTest()
  return {
    words: ['--store', address],
    environment: { NEO4J_USERNAME: user, NEO4J_PASSWORD: password },
  }
}
