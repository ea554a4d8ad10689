import { Menu } from '@base-ui/react/menu'
import { type ReactNode, useState } from 'react'
import { findCommands } from '../commands/find-commands.ts'
import { type Offered, offersAt } from '../commands/index.ts'
import { keysText } from '../commands/keys.ts'
import { append } from '../../model/append.ts'
import { usePage } from '../frame/page.ts'
import type { PhraseHit } from '../phrases/phrase-index.ts'
import { type SearchCommand, type SearchPhrase, SearchBox } from '../search/search-box.tsx'
import type { Hit } from '../search/search-index.ts'
import type { Source } from '../state/state.ts'
import { pageWords } from '../words/page-words.ts'
import { CommandItems } from './command-items.tsx'
import { useSituation } from './situation.ts'
import { usePhrases } from './use-phrases.ts'

/** What the graph is called, search, and what can be done with the picture as a whole. */
export function Header() {
  const { description, index, search, said, store, goTo } = usePage()
  const situation = useSituation()
  const pick = (hit: Hit): void => {
    const { send } = store
    if (hit.kind === 'question') send({ kind: 'open', source: { kind: 'question', id: hit.key, given: {} } })
    else if (hit.kind === 'document')
      send({ kind: 'panel', panel: { kind: 'document', id: hit.key, claim: '' } })
    else goTo(hit.key, true)
  }
  const [isWanted, setWanted] = useState(false)
  const phrases = usePhrases(isWanted)
  const phrase = ({ words, next, source }: PhraseHit): SearchPhrase => ({
    words,
    next,
    run: source && (() => open(source)),
  })
  const open = (source: Source): void => {
    const { state, send } = store
    send({ kind: 'open', source })
    if (source.kind === 'question') send({ kind: 'drawer', drawer: { ...state.drawer, open: true } })
  }
  const anywhere = offersAt('anywhere', situation)
  // Whoever is in the search field has found it.
  const elsewhere = anywhere.filter(({ command }) => !['search', 'palette'].includes(command.id))
  const exports = anywhere.filter(({ command }) => command.id === 'export')
  return (
    <header className="header">
      <p className="brand">
        Silkgraph <span className="brand-title">{description.title}</span>
      </p>
      <search className="header-search" tabIndex={-1} data-region>
        <SearchBox
          index={index}
          commandsFor={(text) => findCommands(elsewhere, text).map(searchCommand)}
          phrasesFor={(text) => phrases?.find(text).map(phrase) ?? []}
          onFocus={() => setWanted(true)}
          placeholder={pageWords(description).search}
          hint={searchHint(pageWords(description).searchHint, phrases?.examples() ?? [])}
          controls={search.set}
          onPick={pick}
        />
      </search>
      <div className="header-actions">
        <HeaderButton id="undo" offers={anywhere} name="Undo" />
        <HeaderButton id="redo" offers={anywhere} name="Redo" />
        <HeaderButton id="filters" offers={anywhere} name="Filters" />
        <HeaderButton id="share" offers={anywhere} name="Share" />
        <HeaderButton id="open-files" offers={anywhere} name="Open" />
        <Dropdown label="Export">
          {[...byGroup(exports)].map(([group, offers]) => (
            <Menu.Group key={group}>
              <Menu.GroupLabel className="menu-title">{group}</Menu.GroupLabel>
              {offers.map(({ words, run }) => (
                <Menu.Item key={words} className="menu-item" onClick={run}>
                  <bdi className="menu-words">{words.replace(/^Export as /, '')}</bdi>
                </Menu.Item>
              ))}
            </Menu.Group>
          ))}
        </Dropdown>
        <Dropdown label="More">
          <CommandItems offers={offersAt('more', situation)} />
        </Dropdown>
      </div>
      <p className={said === '' ? 'unseen' : 'toast'} role="status">
        {said}
      </p>
    </header>
  )
}

/** What to try where nothing is found, with some phrases that ask. */
function searchHint(hint: string, examples: readonly string[]): string {
  return examples.length === 0 ? hint : `${hint} Or ask: ${examples.map((one) => `“${one}”`).join(', ')}.`
}

function byGroup(offers: readonly Offered[]): ReadonlyMap<string, readonly Offered[]> {
  const groups = new Map<string, Offered[]>()
  for (const offer of offers) append(groups, offer.group ?? '', offer)
  return groups
}

function searchCommand({ words, run, command: { keys } }: Offered): SearchCommand {
  return { words, run, keys: keys[0] === undefined ? '' : keysText(keys[0]) }
}

/** A button that is always there, and can be used where its command is offered. */
function HeaderButton({
  id,
  name,
  offers,
}: {
  readonly id: string
  readonly name: string
  readonly offers: readonly Offered[]
}) {
  const offer = offers.find(({ command }) => command.id === id)
  const keys = offer?.command.keys[0]
  return (
    <button
      type="button"
      className="plain-button"
      data-command={id}
      disabled={offer === undefined}
      aria-pressed={offer?.pressed}
      title={keys === undefined ? undefined : keysText(keys)}
      onClick={offer?.run}
    >
      {name}
    </button>
  )
}

function Dropdown({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="plain-button">{label}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Menu.Popup className="menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
