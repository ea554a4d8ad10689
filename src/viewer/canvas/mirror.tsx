import { useEffect, useEffectEvent, useMemo, useRef, type KeyboardEvent } from 'react'
import { keyPlaceOf } from '../commands/key-place.ts'
import type { KeyPress } from '../commands/keys.ts'
import { isBeside } from '../render/pointer.ts'
import { usePage } from '../frame/page.ts'
import { halfLines } from '../layout/half-lines.ts'
import { useSelect } from '../frame/use-select.ts'
import { endNames, lineWords, nodeWords } from '../render/element-words.ts'
import { isWalk, walkFrom } from './walk.ts'
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
  const selected = useSelect(({ state }) => state.selected)
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
  const keys = entries.map(({ key }) => key)
  // Without a place of its own the keyboard begins at what was selected last, by whatever means.
  const begun = selected
    .flatMap((key) => [key, halfLines(key).from, halfLines(key).to])
    .findLast((key) => keys.includes(key))
  const at = keys.includes(focused) ? focused : (begun ?? keys[0] ?? '')
  const go = (key: string): void => {
    onFocus(key)
    list.current?.querySelectorAll('button')[keys.indexOf(key)]?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = walkFrom(drawing, keys, at, event.key)
    const action = next === undefined ? doing(event, at) : () => go(next)
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  // After a click the keyboard is at the picture as a whole, or nowhere: arrows go on from what is selected.
  const onPageKey = useEffectEvent((event: globalThis.KeyboardEvent): void => {
    const { activeElement } = document
    const isHere = activeElement === document.body || activeElement?.matches('.picture') === true
    if (event.defaultPrevented || !isHere || begun === undefined || !isWalk(event)) return
    if (keyPlaceOf(event) !== 'page') return
    event.preventDefault()
    go(walkFrom(drawing, keys, begun, event.key) ?? begun)
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => onPageKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
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
            aria-pressed={selected.includes(key)}
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
