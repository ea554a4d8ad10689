import { countText } from '../../model/count-text.ts'
import type { KindView } from '../content/kind-view.ts'
import type { Picture, PictureNode, PictureRelationship } from '../layout/picture.ts'
import { FIRST_SAMPLE, sampledWords } from '../state/sampled.ts'
import { kindName } from '../words/kind-name.ts'
import { propertyText } from './property-text.ts'
import './panels.css'

export interface SchemaPanelProps {
  /** The mark or line that was selected. */
  readonly element: PictureNode | PictureRelationship
  readonly picture: Picture
  /** Undefined while it is being asked for. */
  readonly view: KindView | undefined
  readonly onSelect: (key: string) => void
  readonly onDraw: () => void
  readonly onList: () => void
  readonly onRemove: () => void
}

/** What a mark or line of a schema stands for: how many, of which properties, joined to what; and ways to some of them. */
export function SchemaPanel(props: SchemaPanelProps) {
  const { element, picture, view, onSelect, onDraw, onList, onRemove } = props
  const { key, many = 0 } = element
  const isNode = 'labels' in element
  const some = `${Math.min(FIRST_SAMPLE, many).toLocaleString('en')} of ${many.toLocaleString('en')}`
  const lines = [...picture.relationships.values()].filter(({ start, end }) => start === key || end === key)
  return (
    <>
      <p className="panel-kind">{isNode ? 'label' : 'relationship type'}</p>
      <h2 className="panel-title">{sampledWords(key)}</h2>
      <p>{countText(many, isNode ? 'node' : 'relationship')}</p>
      <p className="panel-actions">
        <button type="button" className="panel-button" onClick={onDraw}>
          Draw {some}
        </button>
        <button type="button" className="panel-button" onClick={onList}>
          List {some}
        </button>
        <button type="button" className="panel-button" onClick={onRemove}>
          Take away
        </button>
      </p>
      {lines.length > 0 && (
        <section className="panel-group">
          <h4>Relationships</h4>
          {lines.map((line) => (
            <p key={line.key} className="panel-relationship">
              <button type="button" className="text-button" onClick={() => onSelect(line.key)}>
                {sampledWords(line.key)}
              </button>{' '}
              <span className="mute">{line.many?.toLocaleString('en')}</span>
            </p>
          ))}
        </section>
      )}
      {view !== undefined && (
        <section className="panel-group">
          <h4>
            {view.properties.length === 0 ? 'No properties' : 'Properties'}
            {view.looked < many && ` in ${view.looked.toLocaleString('en')} of ${many.toLocaleString('en')}`}
          </h4>
          <dl className="panel-properties">
            {view.properties.map(({ name, count, example }) => (
              <div key={name}>
                <dt>{kindName(name)}</dt>
                <dd>
                  {count < view.looked && `${countText(count, 'has', 'have')} it, `}such as{' '}
                  <bdi>{propertyText(example)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}
