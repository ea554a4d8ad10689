import { Autocomplete } from '@base-ui/react/autocomplete'
import { useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import type { Hit, SearchIndex } from './search-index.ts'
import './search-box.css'

/** What can be done from the search field, beside what it finds. */
export interface SearchCommand {
  readonly words: string
  /** As they are told. */
  readonly keys: string
  readonly run: () => void
}

/** What the page does with the search field. */
export interface SearchControls {
  /** Puts the keyboard into it; with `all`, which lists what can be done. */
  focus(all: boolean): void
}

export interface SearchBoxProps {
  /** Undefined while it is being built. */
  readonly index: SearchIndex | undefined
  /** What can be done that a text means; all for ''. */
  readonly commandsFor: (text: string) => readonly SearchCommand[]
  /** What can be searched for. */
  readonly placeholder: string
  /** What to try where nothing is found. */
  readonly hint: string
  readonly controls: Ref<SearchControls>
  readonly onPick: (hit: Hit) => void
}

/** What of the texts was not looked through. */
function textsHint(index: SearchIndex | undefined): string {
  const count = index?.searchedTexts
  return count === undefined
    ? ''
    : ` Texts other than names were looked through in ${count.toLocaleString('en')} nodes.`
}

type Item =
  { readonly kind: 'hit'; readonly hit: Hit } | { readonly kind: 'command'; readonly command: SearchCommand }

/** Search over everything that has a name, and over what can be done, with suggestions while it is typed. */
export function SearchBox({ index, commandsFor, placeholder, hint, controls, onPick }: SearchBoxProps) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(
    controls,
    () => ({
      focus: (listed) => {
        input.current?.focus()
        setAll(listed)
        setOpen(listed)
      },
    }),
    [],
  )
  const hits = useMemo(() => index?.find(text) ?? [], [index, text])
  const isAsked = text.trim() !== ''
  const items: readonly Item[] = [
    ...hits.map((hit): Item => ({ kind: 'hit', hit })),
    ...(isAsked || all ? commandsFor(text) : []).map((command): Item => ({ kind: 'command', command })),
  ]
  return (
    <Autocomplete.Root
      items={items}
      value={text}
      open={open && (isAsked || items.length > 0)}
      onOpenChange={(next, { reason }) => {
        setOpen(next)
        // What was typed in vain is not left in the field.
        if (reason === 'escape-key') setText('')
        if (!next) setAll(false)
      }}
      // What is picked is done, and not written into the field.
      onValueChange={(value, { reason }) => setText(reason === 'item-press' ? '' : value)}
      itemToStringValue={(item: Item) => (item.kind === 'hit' ? item.hit.title : item.command.words)}
      filter={null}
      autoHighlight
      openOnInputClick={false}
    >
      <Autocomplete.Input
        ref={input}
        className="search-input"
        placeholder={placeholder}
        aria-label="Search"
        aria-keyshortcuts="/ Control+K"
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="search-positioner" sideOffset={4} align="start">
          <Autocomplete.Popup className="search-popup">
            <Autocomplete.Empty>
              {isAsked && (
                <p className="search-empty">
                  {index?.searchedNodes === undefined
                    ? `Nothing was found. ${hint}${textsHint(index)}`
                    : `Nothing was found among the first ${index.searchedNodes.toLocaleString('en')} nodes. Ask for the others in Cypher.`}
                </p>
              )}
            </Autocomplete.Empty>
            <Autocomplete.List className="search-list">
              {(item: Item) => (
                <Autocomplete.Item
                  key={item.kind === 'hit' ? `${item.hit.kind} ${item.hit.key}` : `do ${item.command.words}`}
                  value={item}
                  className="search-item"
                  onClick={() => {
                    setOpen(false)
                    setAll(false)
                    if (item.kind === 'hit') onPick(item.hit)
                    else item.command.run()
                  }}
                >
                  <bdi>{item.kind === 'hit' ? item.hit.title : item.command.words}</bdi>
                  <span className="search-note">
                    {item.kind === 'hit' ? item.hit.note : item.command.keys}
                  </span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
