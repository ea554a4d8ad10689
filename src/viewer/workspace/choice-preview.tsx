import { Fragment } from 'react'
import type { Preview } from '../../mapping/choose/preview.ts'
import { ChoicePicture } from './choice-picture.tsx'
import { type CountWords, previewWords } from './choice-words.ts'

/** As many colours as labels have. */
const COLOURS = 9

/** What would come of a choice: counts by label and type, what is not kept, and a small picture. */
export function ChoicePreview({ preview }: { readonly preview: Preview }) {
  const { labels, losses, nodes, picture } = preview
  const colours = new Map(labels.map(([label], at) => [label, `var(--label-${at % COLOURS})`]))
  return (
    <section className="choice-preview" aria-label="What would come of it">
      <h2>What would come of it</h2>
      <div role="status">
        {previewWords(preview).map((words, at) => (
          <CountLine key={at} words={words} colours={at === 0 ? colours : new Map()} />
        ))}
        {losses.map((loss) => (
          <p key={loss} className="aside">
            {loss}
          </p>
        ))}
      </div>
      {picture.nodes.length > 0 && <ChoicePicture picture={picture} colours={colours} />}
      {nodes > picture.nodes.length && <p className="aside">The picture shows some of the first rows.</p>}
    </section>
  )
}

interface CountLineProps {
  readonly words: CountWords
  /** Of the marks before kinds, by name. */
  readonly colours: ReadonlyMap<string, string>
}

function CountLine({ words: { all, kinds }, colours }: CountLineProps) {
  return (
    <p>
      {all}
      {kinds.map(({ name, words }) => (
        <Fragment key={name}>
          {' '}
          <span className="choice-kind">
            {colours.has(name) && <span className="choice-mark" style={{ background: colours.get(name) }} />}
            {words}
          </span>
        </Fragment>
      ))}
    </p>
  )
}
