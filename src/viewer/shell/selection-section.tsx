import { useMemo, useState } from 'react'
import { evidencePhrases } from '../../backend/description.ts'
import { offersAt } from '../commands/index.ts'
import { foldingIn } from '../content/folding.ts'
import { MOST_JOINED, MOST_STEPS } from '../content/paths.ts'
import { commonLeftToDraw } from '../details/left-to-draw.ts'
import { joiningsOf, MOST_COMPARED, selectionView } from '../details/selection.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { emptyPicture, mergePictures } from '../layout/picture.ts'
import { PathsPanel, type PathChoice } from '../panels/paths-panel.tsx'
import { SelectionPanel, type SelectedElement } from '../panels/selection-panel.tsx'
import { Failure } from '../parts/failure.tsx'
import { expansionKey } from '../state/expansion.ts'
import { pathsKey, pathsOfKey } from '../state/paths.ts'
import { groupedOf } from '../state/communities.ts'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import { phraseOf } from '../words/phrases.ts'
import { useSituation } from './situation.ts'
import { useIsSeen } from './use-is-seen.ts'

/** What is known of several things that are selected together. */
export function SelectionSection({ selected }: { readonly selected: readonly string[] }) {
  const { store, backend, description, content, shown, picture, goTo, nameOf } = usePage()
  const { send } = store
  const situation = useSituation()
  const engine = useSelect(({ state }) => state.engine)
  const { value } = content
  const all = useMemo(
    () => (value === undefined ? emptyPicture : mergePictures(value.base, value.additions)),
    [value],
  )
  const elements = selected.map((key): SelectedElement => {
    const relationship = all.relationships.get(key)
    return {
      key,
      name: sampledOf(key) === undefined ? nameOf(key) : sampledWords(key),
      labels: all.nodes.get(key)?.labels,
      type: relationship?.type,
    }
  })
  // The marks of a schema are no nodes of the graph, nor are those of communities.
  const nodes = elements
    .filter(
      ({ key, type }) => type === undefined && sampledOf(key) === undefined && groupedOf(key) === undefined,
    )
    .map(({ key }) => key)
  const folding = useMemo(
    () => (value === undefined || shown === undefined ? undefined : foldingIn(value, shown, description)),
    [value, shown, description],
  )
  const groups = nodes.map((one) => [one, ...(folding?.partsOf(one).map((part) => part.key) ?? [])])
  const isCompared = nodes.length > 1 && nodes.length <= MOST_COMPARED
  const key = `${engine} ${JSON.stringify(isCompared ? groups : [])}`
  const loaded = useLoaded(key, async (signal) => ({
    key,
    view: isCompared ? await selectionView({ backend, description, signal }, groups, all) : undefined,
  }))
  const isSeen = useIsSeen()
  const view = loaded.value?.key === key ? loaded.value.view : undefined
  const actions = offersAt('element', situation).filter(({ command }) => buttons.includes(command.id))
  return (
    <SelectionPanel
      elements={elements}
      description={description}
      actions={actions}
      view={view}
      commonLeft={view === undefined ? [] : commonLeftToDraw(view, groups, picture, isSeen)}
      isDrawn={(one) => picture.relationships.has(one)}
      onSelect={(one) =>
        // A relationship, a mark and the line of a mark cannot be added.
        all.relationships.has(one) || picture.relationships.has(one) || groupedOf(one) !== undefined
          ? send({ kind: 'select', key: one })
          : goTo(one)
      }
      onLeaveOut={(one) => send({ kind: 'select-several', keys: selected.filter((key) => key !== one) })}
      onDrawCommon={(ends) =>
        send({
          kind: 'expand-several',
          // What a part is joined to, the whole that it is drawn as is joined to.
          keys: groups.flat().map((one) => expansionKey({ key: one, by: undefined, ends })),
        })
      }
    >
      {loaded.error !== undefined && <Failure error={loaded.error} />}
      {nodes.length > MOST_COMPARED && (
        <p className="mute">Select at most {MOST_COMPARED} nodes to read what holds them together.</p>
      )}
      {nodes.length > 1 && nodes.length <= MOST_JOINED && <Paths key={nodes.join(' ')} between={nodes} />}
      {nodes.length > MOST_JOINED && nodes.length <= MOST_COMPARED && (
        <p className="mute">Select at most {MOST_JOINED} nodes to look for the paths between them.</p>
      )}
    </SelectionPanel>
  )
}

const buttons = ['select-neighbours', 'expand', 'pin', 'keep-only', 'remove']

/** The shortest paths between nodes. */
function Paths({ between }: { readonly between: readonly string[] }) {
  const { store, description, content, schema, nameOf } = usePage()
  const { send } = store
  const asked = useSelect(({ state }) => state.paths)
  const last = asked.map(pathsOfKey).findLast((one) => one?.between.join(' ') === between.join(' '))
  const [choice, setChoice] = useState<PathChoice>(last ?? { types: [], modality: '' })
  const of = pathsKey({ between, ...choice })
  const isAsked = asked.includes(of)
  const found = isAsked ? content.value?.paths.get(of) : undefined
  const joinings = useMemo(
    () => new Map(joiningsOf(found?.picture ?? emptyPicture, { description }).map((one) => [one.key, one])),
    [found, description],
  )
  const known = new Set(schema?.relationshipTypes.map(({ name }) => name))
  const types = description.types
    .filter(({ name }) => known.has(name) && !(description.evidence && ofEvidence.includes(name)))
    .map(({ name }) => ({ type: name, words: phraseOf(name, 'out', description) }))
  return (
    <PathsPanel
      names={between.map(nameOf)}
      types={types}
      modalities={description.evidence ? modalities : []}
      choice={choice}
      onChoose={setChoice}
      found={found}
      isAsked={isAsked}
      nameOf={nameOf}
      joiningOf={(key) => joinings.get(key)}
      mostSteps={MOST_STEPS}
      onAsk={(on) => send({ kind: 'paths', of, on })}
    />
  )
}

const modalities = ['fact', 'plan', 'forecast', 'assessment']
const ofEvidence = evidencePhrases.map(({ name }) => name)
