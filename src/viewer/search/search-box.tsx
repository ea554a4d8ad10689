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

/** A search phrase that what was typed may become. */
export interface SearchPhrase {
  readonly words: string
  /** What comes next in it, in words; '' where it is whole. */
  readonly next: string
  /** Opens its answer; undefined where something comes next. */
  readonly run: (() => void) | undefined
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
  /** The search phrases that a text may become, best first. */
  readonly phrasesFor: (text: string) => readonly SearchPhrase[]
  /** Told when the reader comes into the field. */
  readonly onFocus: () => void
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
  | { readonly kind: 'hit'; readonly hit: Hit }
  | { readonly kind: 'phrase'; readonly phrase: SearchPhrase }
  | { readonly kind: 'command'; readonly command: SearchCommand }

/** What an item is called in the list. */
function wordsOf(item: Item): string {
  if (item.kind === 'hit') return item.hit.title
  if (item.kind === 'command') return item.command.words
  return item.phrase.next === '' ? item.phrase.words : `${item.phrase.words} …`
}

function noteOf(item: Item): string {
  if (item.kind === 'hit') return item.hit.note
  if (item.kind === 'command') return item.command.keys
  return item.phrase.next === '' ? 'phrase' : item.phrase.next
}

function keyOf(item: Item): string {
  if (item.kind === 'hit') return `${item.hit.kind} ${item.hit.key}`
  return `${item.kind} ${wordsOf(item)}`
}

/**
 * Search over everything that has a name, over phrases that ask, and over what can be done, with suggestions while it is typed. Tab writes
 * a phrase out and goes on in it.
 */
export function SearchBox({
  index,
  commandsFor,
  phrasesFor,
  placeholder,
  hint,
  controls,
  onFocus,
  onPick,
}: SearchBoxProps) {
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
  // A thing that is called so is meant rather than a phrase, and a phrase rather than what only holds its words.
  const isCalledSo = ({ kind, begins }: Hit): boolean => begins && kind === 'node'
  const asHit = (hit: Hit): Item => ({ kind: 'hit', hit })
  const items: readonly Item[] = [
    ...hits.filter(isCalledSo).map(asHit),
    ...(isAsked ? phrasesFor(text) : []).map((phrase): Item => ({ kind: 'phrase', phrase })),
    ...hits.filter((hit) => !isCalledSo(hit)).map(asHit),
    ...(isAsked || all ? commandsFor(text) : []).map((command): Item => ({ kind: 'command', command })),
  ]
  const isOpen = open && (isAsked || items.length > 0)
  /** What Tab takes; nothing is rendered by it. */
  const highlighted = useRef<Item>(undefined)
  const [filled, setFilled] = useState('')
  /** Writes a phrase into the field, as far as it goes. */
  const fill = ({ words, next }: SearchPhrase): void => {
    setText(next === '' ? words : `${words} `)
    setFilled(next === '' ? `${words}. Enter asks.` : `${words}. Next: ${next}.`)
    setOpen(true)
  }
  return (
    <Autocomplete.Root
      items={items}
      value={text}
      open={isOpen}
      onOpenChange={(next, { reason }) => {
        // Whoever picks an item is told by it whether more is to come.
        if (reason === 'item-press') return
        setOpen(next)
        // What was typed in vain is not left in the field.
        if (reason === 'escape-key') setText('')
        if (!next) setAll(false)
      }}
      // What is picked is done, and not written into the field; a phrase with an empty slot goes on there.
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        setText(value)
        setFilled('')
      }}
      onItemHighlighted={(item) => {
        highlighted.current = item
      }}
      itemToStringValue={wordsOf}
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
        onFocus={onFocus}
        onKeyDown={(event) => {
          // Escape shuts the list, empties the field, and then leaves it: keys of the page are meant again.
          if (event.key === 'Escape' && !isOpen && text === '') input.current?.blur()
          // What is said of a text that finds nothing stays.
          if (event.key === 'Enter' && isOpen && items.length === 0) event.preventBaseUIHandler()
          const isTab = event.key === 'Tab' && !event.shiftKey
          const item = highlighted.current
          if (!isTab || !isOpen || item?.kind !== 'phrase') return
          // Written out already, Tab goes on to the next part of the page.
          if (item.phrase.next === '' && item.phrase.words === text) return
          event.preventDefault()
          fill(item.phrase)
        }}
      />
      {/* Named live: else the open list would hide it. */}
      <span className="unseen" role="status" aria-live="polite">
        {filled}
      </span>
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
                  key={keyOf(item)}
                  value={item}
                  className="search-item"
                  onClick={() => {
                    if (item.kind === 'phrase' && item.phrase.run === undefined) return fill(item.phrase)
                    setText('')
                    setOpen(false)
                    setAll(false)
                    if (item.kind === 'hit') onPick(item.hit)
                    else if (item.kind === 'phrase') item.phrase.run?.()
                    else item.command.run()
                  }}
                >
                  <bdi>{wordsOf(item)}</bdi>
                  <span className="search-note">{noteOf(item)}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
