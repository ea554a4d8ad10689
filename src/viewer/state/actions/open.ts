import { unreachable } from '../../../model/unreachable.ts'
import { opened } from '../initial.ts'
import { withKept } from '../kept.ts'
import { sampledWords } from '../sampled.ts'
import { searchPhrase } from '../../words/search-phrase.ts'
import { type ActionEntry, nameOfKey } from './entry.ts'

export const open: ActionEntry<'open'> = {
  changes: 'picture',
  after: (state, { source, kept }) =>
    withKept(
      {
        ...state,
        ...opened(source),
        // A view has a look of its own; what is asked besides looks as the reader has it.
        ...(source.kind !== 'view' && { appearance: state.appearance }),
        panel: { kind: 'overview' },
        sheet: false,
      },
      kept,
    ),
  told: ({ source }, names) => {
    const { description } = names
    switch (source.kind) {
      case 'phrase':
        return `Asked: ${searchPhrase(source.phrase, nameOfKey(source.phrase.key, names), description)}`
      case 'query':
        return `Asked ${source.text.replace(/\s+/g, ' ').slice(0, 80)}`
      case 'sample':
        return `Drew at most ${source.most} of ${sampledWords(source.of)}`
      case 'view':
        return `Opened the view ${titleOf(description.views, source.id)}`
      case 'question':
        return `Opened the question ${titleOf(description.queries, source.id)}`
      default:
        return unreachable(source)
    }
  },
}

function titleOf(all: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return all.find((one) => one.id === id)?.title ?? id
}
