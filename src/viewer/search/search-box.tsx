import { Autocomplete } from '@base-ui/react/autocomplete'
import { useMemo, useState, type RefObject } from 'react'
import type { Hit, SearchIndex } from './search-index.ts'
import './search-box.css'

export interface SearchBoxProps {
  /** Undefined while it is being built. */
  readonly index: SearchIndex | undefined
  /** What can be searched for. */
  readonly placeholder: string
  /** What to try where nothing is found. */
  readonly hint: string
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly onPick: (hit: Hit) => void
}

/** Search over everything that has a name, with suggestions while it is typed. */
export function SearchBox({ index, placeholder, hint, inputRef, onPick }: SearchBoxProps) {
  const [text, setText] = useState('')
  const hits = useMemo(() => [...(index?.find(text) ?? [])], [index, text])
  return (
    <Autocomplete.Root
      items={hits}
      value={text}
      onValueChange={setText}
      itemToStringValue={(hit: Hit) => hit.title}
      filter={null}
      autoHighlight
      openOnInputClick={false}
    >
      <Autocomplete.Input
        ref={inputRef}
        className="search-input"
        placeholder={placeholder}
        aria-label="Search"
        aria-keyshortcuts="/ Control+K"
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="search-positioner" sideOffset={4} align="start">
          <Autocomplete.Popup className="search-popup">
            <Autocomplete.Empty>
              {text.trim() !== '' && (
                <p className="search-empty">
                  {index?.searchedNodes === undefined
                    ? `Nothing was found. ${hint}`
                    : `Nothing was found among the first ${index.searchedNodes.toLocaleString('en')} nodes. Ask for the others in Cypher.`}
                </p>
              )}
            </Autocomplete.Empty>
            <Autocomplete.List className="search-list">
              {(hit: Hit) => (
                <Autocomplete.Item
                  key={`${hit.kind} ${hit.key}`}
                  value={hit}
                  className="search-item"
                  onClick={() => {
                    setText('')
                    onPick(hit)
                  }}
                >
                  <bdi>{hit.title}</bdi>
                  <span className="search-note">{hit.note}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
