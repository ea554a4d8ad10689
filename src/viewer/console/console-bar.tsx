import { useRef, type KeyboardEvent } from 'react'
import { queryTitle } from './query-title.ts'

/** The tabs of a console: each has the text of a query. */
export interface ConsoleTabs {
  readonly texts: readonly string[]
  readonly active: number
  readonly open: (tab: number) => void
  readonly add: () => void
  readonly close: (tab: number) => void
}

export interface ConsoleBarProps {
  readonly tabs: ConsoleTabs
  readonly onHistory: () => void
  readonly onFormat: () => void
}

/** Tabs for several queries, the queries that were run before, and formatting. */
export function ConsoleBar({ tabs, onHistory, onFormat }: ConsoleBarProps) {
  const { texts, active, open, add, close } = tabs
  const list = useRef<HTMLDivElement>(null)
  const goTo = (tab: number): void => {
    open(tab)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[tab]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: { readonly [key: string]: number } = {
      ArrowRight: (active + 1) % texts.length,
      ArrowLeft: (active + texts.length - 1) % texts.length,
      Home: 0,
      End: texts.length - 1,
    }
    const goal = goals[event.key]
    if (event.key === 'Delete' && texts.length > 1) close(active)
    else if (goal === undefined) return
    else goTo(goal)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="console-bar">
      <div ref={list} className="console-tabs" role="tablist" aria-label="Queries" onKeyDown={onKeyDown}>
        {texts.map((text, tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            className="console-tab"
            aria-selected={tab === active}
            tabIndex={tab === active ? 0 : -1}
            title={text.slice(0, 400)}
            onClick={() => open(tab)}
          >
            {queryTitle(text)}
          </button>
        ))}
      </div>
      {texts.length > 1 && (
        <button
          type="button"
          className="text-button"
          aria-label="Close this query"
          title="Close this query"
          onClick={() => close(active)}
        >
          ×
        </button>
      )}
      <button type="button" className="text-button" aria-label="New query" title="New query" onClick={add}>
        +
      </button>
      <span className="console-bar-end">
        <button type="button" className="text-button" onClick={onHistory}>
          History
        </button>
        <button
          type="button"
          className="text-button"
          aria-keyshortcuts="Shift+Alt+F"
          title="Shift+Alt+F"
          onClick={onFormat}
        >
          Format
        </button>
      </span>
    </div>
  )
}
