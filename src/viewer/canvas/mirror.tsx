import { useMemo, useRef, type KeyboardEvent } from 'react'
import type { KeyPress } from '../commands/keys.ts'
import { isBeside } from '../render/pointer.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { endNames, lineWords, nodeWords } from '../render/element-words.ts'
import './mirror.css'

const MOST = 1_500

export interface MirrorProps {
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
  readonly focused: string
  readonly onFocus: (key: string) => void
  /** What keys do to what they are pressed on; undefined for keys that mean nothing there. */
  readonly doing: (press: KeyPress, key: string) => (() => void) | undefined
}

/**
 * What is drawn, as a list for the keyboard and for screen readers: up and down go from one thing to the next, left and right
 * walk along lines, Enter selects, with Shift beside what is selected, and the keys of commands about an element do what they say.
 */
export function Mirror({ lit, focused, onFocus, doing }: MirrorProps) {
  const { drawn, picture, description, select } = usePage()
  const { drawing } = drawn
  const selected = new Set(useSelect(({ state }) => state.selected))
  const list = useRef<HTMLUListElement>(null)
  // Of many no more than are listed is put into words.
  const listed = drawing.nodes.slice(0, MOST)
  const lines = drawing.lines.slice(0, MOST - listed.length)
  const captions = useMemo(() => new Map(drawing.nodes.map(({ key, caption }) => [key, caption])), [drawing])
  const nameOf = (key: string): string => captions.get(key) ?? ''
  const entries = [
    ...listed.map((node) => ({ key: node.key, node: true, text: nodeWords(node) })),
    ...lines.map((line) => ({
      key: line.key,
      node: false,
      text: lineWords(line, ...endNames(line, picture, description, nameOf)),
    })),
  ]
  const all = drawing.nodes.length + drawing.lines.length
  const at = entries.some(({ key }) => key === focused) ? focused : (entries[0]?.key ?? '')
  const go = (key: string | undefined): void => {
    if (key === undefined) return
    onFocus(key)
    const index = entries.findIndex((entry) => entry.key === key)
    list.current?.querySelectorAll('button')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = entries.findIndex(({ key }) => key === at)
    const line = drawing.lines.find(({ key }) => key === at)
    const actions: { readonly [key: string]: () => void } = {
      ArrowDown: () => go(entries[(index + 1) % entries.length]?.key),
      ArrowUp: () => go(entries[(index - 1 + entries.length) % entries.length]?.key),
      Home: () => go(entries[0]?.key),
      End: () => go(entries.at(-1)?.key),
      ArrowRight: () => go(line?.end ?? drawing.lines.find(({ start }) => start === at)?.key),
      ArrowLeft: () => go(line?.start ?? drawing.lines.find(({ end }) => end === at)?.key),
    }
    const action = actions[event.key] ?? doing(event, at)
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  return (
    <ul ref={list} className="mirror" aria-label="What is drawn" onKeyDown={onKeyDown}>
      {entries.map(({ key, text, node }) => (
        <li key={key}>
          <button
            type="button"
            tabIndex={key === at ? 0 : -1}
            data-key={key}
            data-kind={node ? 'node' : 'line'}
            data-lit={lit?.has(key) === true ? 'yes' : undefined}
            aria-pressed={selected.has(key)}
            onFocus={() => onFocus(key)}
            onBlur={() => onFocus('')}
            onClick={(event) => select(key, isBeside(event))}
          >
            {text}
          </button>
        </li>
      ))}
      {all > MOST && (
        <li>
          <span>
            {MOST.toLocaleString('en')} of {all.toLocaleString('en')} nodes and lines are listed here.
          </span>
        </li>
      )}
    </ul>
  )
}
