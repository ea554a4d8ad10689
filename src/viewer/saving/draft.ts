import type { Description } from '../../backend/index.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import type { View } from '../../model/view.ts'
import { unreachable } from '../../model/unreachable.ts'
import { isSavedName, savedNameOf } from '../../model/saved-name.ts'
import { withLiterals, withValues } from '../console/with-values.ts'
import { phraseCypher } from '../content/phrase-cypher.ts'
import { sampleCypher } from '../content/sample-cypher.ts'
import { keptOf } from '../state/kept.ts'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import type { State } from '../state/state.ts'
import { isSymmetricType } from '../words/phrases.ts'

/** What is saved, before the reader has said what it is called. */
export type Draft = {
  readonly name: string
  readonly title: string
  readonly question: string
} & (
  | { readonly kind: 'view'; readonly view: Omit<View, 'id' | 'title' | 'question'> }
  | { readonly kind: 'query'; readonly about: CannedQuery['kind']; readonly records: string }
)

/**
 * The view that shows a state.
 *
 * @param graph the first digits of the hash of the graph; '' where it is not known
 */
export function viewDraft(state: State, description: Description, graph: string): Draft {
  const kept = keptOf(state, graph)
  const { source } = state
  const plain = { fold: [], layout: { kind: 'force' }, questions: [], state: kept } as const
  switch (source.kind) {
    case 'view': {
      const found = description.views.find(({ id }) => id === source.id)
      if (found === undefined) return named({ title: '', question: '', view: { ...plain, picture: '' } })
      const { id, title, question, ...rest } = found
      const view = { ...rest, state: kept }
      // What a reader has saved is saved again; any other view stays as it is.
      if (found.state !== undefined) return { kind: 'view', name: id, title, question, view }
      return named({ title: freeTitle(title, description), question, view })
    }
    case 'question': {
      const question = description.queries.find(({ id }) => id === source.id)
      if (question === undefined) return named({ title: '', question: '', view: { ...plain, picture: '' } })
      const drawn = { ...question, records: question.picture ?? question.records }
      return named({
        title: freeTitle(question.title, description),
        question: question.question,
        view: { ...plain, picture: withValues(drawn, source.given), questions: [question.id] },
      })
    }
    case 'query':
      return named({ title: '', question: '', view: { ...plain, picture: source.text } })
    case 'phrase': {
      const { phrase } = source
      const { text, parameters } = phraseCypher(phrase, isSymmetricType(phrase.type, description))
      return named({ title: '', question: '', view: { ...plain, picture: withLiterals(text, parameters) } })
    }
    case 'sample': {
      const sampled = sampledOf(source.of)
      const picture = sampled === undefined ? '' : sampleCypher(sampled, source.most).text
      const title = freeTitle(sampledWords(source.of), description)
      return named({ title, question: '', view: { ...plain, picture } })
    }
    default:
      return unreachable(source)
  }
}

/** The canned query of what stands in the console: of a question that was opened, under the name of its file. */
export function queryDraft({ source }: State, description: Description, records: string): Draft {
  const question =
    source.kind === 'question' ? description.queries.find(({ id }) => id === source.id) : undefined
  const { title = '', question: words = '', kind: about = 'presence' } = question ?? {}
  const own = question !== undefined && isSavedName(question.id) ? question.id : undefined
  return { kind: 'query', name: own ?? savedNameOf(title), title, question: words, about, records }
}

function named(draft: Omit<Draft & { readonly kind: 'view' }, 'kind' | 'name'>): Draft {
  return { kind: 'view', name: savedNameOf(draft.title), ...draft }
}

/** A title that no tab has yet. */
function freeTitle(title: string, { views }: Description): string {
  const taken = new Set(views.map((view) => view.title.toLowerCase()))
  for (let number = 1; ; number++) {
    const free = number === 1 ? title : `${title} ${number}`
    if (!taken.has(free.toLowerCase())) return free
  }
}
