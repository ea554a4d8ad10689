import type { Content } from '../content/content.ts'
import { isCut } from '../content/shown-of-whole.ts'
import { usePage } from '../frame/page.ts'

/** What limits left out, and how to see more of it; nothing where they left nothing out. */
export function SeenPart({ content }: { readonly content: Content }) {
  const { cuts } = content
  const more = <More content={content} />
  if (cuts.length === 0 && !isCut(content)) return null
  return (
    <p className="basis" role="status">
      {cuts.join(' ')} {isCut(content) && more}
    </p>
  )
}

function More({ content }: { readonly content: Content }) {
  const { send } = usePage().store
  const { source, whole } = content
  if (source.kind !== 'sample')
    return 'A LIMIT in the Cypher below was reached: there may be more. Raise it there, or add a condition, and run it.'
  const all = whole?.nodes ?? whole?.relationships ?? Infinity
  const most = Math.min(source.most * 2, all)
  return (
    <>
      To see others,{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => send({ kind: 'open', source: { ...source, most } })}
      >
        draw {most === all && 'all '}
        {most.toLocaleString('en')}
      </button>
      , or add a condition to the Cypher below.
    </>
  )
}
