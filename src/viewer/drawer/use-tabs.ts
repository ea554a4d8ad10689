import { useEffect, useState } from 'react'
import type { ConsoleTabs } from '../console/console-bar.tsx'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { keptToken } from '../sign-in/kept-token.ts'
import type { Source } from '../state/state.ts'
import { keepTabs, keptTabs } from './kept-tabs.ts'
import type { Written } from './written.ts'

const MOST = 12

/** A query beside that in the console: its text, and what was asked by it, where the answer is kept. */
interface Tab {
  readonly text: string
  readonly source: Source | undefined
}

const noTab: Tab = { text: '', source: undefined }

/**
 * The tabs of the console. The one that is open is what stands in the console and is shown; another is shown by its answer, which is not
 * asked for again, or, where there is none, by its text alone. Texts outlast a reload.
 */
export function useTabs(written: Written): ConsoleTabs {
  const { store, backend, content, contents } = usePage()
  const source = useSelect(({ state }) => state.source)
  const [{ tabs, active }, setTabs] = useState(() => opening(written.shown))
  const { text, shown } = written
  const texts = tabs.map((tab, at) => (at === active ? text : tab.text))
  const key = JSON.stringify(texts)
  // What was written before a reload comes back beside what is shown again.
  useEffect(() => {
    const kept = keptTabs()
    const before = kept?.texts[kept.active]
    if (kept?.shown === shown && before !== undefined && before !== text) written.replace(before)
    // eslint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    const soon = setTimeout(
      () => keepTabs({ texts: JSON.parse(key) as string[], active, shown }, keptToken()),
      300,
    )
    return () => clearTimeout(soon)
  }, [key, active, shown])
  /** All tabs, the open one as it is now, whose answer is kept. */
  const asTheyAre = (): readonly Tab[] => {
    const isAnswered = content.value?.source === source
    if (isAnswered && content.value !== undefined) contents.keep(backend, content.value)
    return tabs.map((tab, at) => (at === active ? { text, source: isAnswered ? source : undefined } : tab))
  }
  const show = (all: readonly Tab[], at: number): void => {
    const tab = all[at]
    contents.keepOnly(new Set(all.map(({ source: asked }) => asked)))
    setTabs({ tabs: all, active: at })
    if (tab.source === undefined || contents.of(backend, tab.source) === undefined) {
      written.replace(tab.text)
      return
    }
    written.put(tab.source, tab.text)
    if (tab.source !== source) store.send({ kind: 'open', source: tab.source })
  }
  return {
    texts,
    active,
    open: (at) => {
      if (at !== active) show(asTheyAre(), at)
    },
    add: () => {
      const all = asTheyAre()
      if (all.length < MOST) show([...all, noTab], all.length)
    },
    close: (at) => {
      const all = asTheyAre().filter((_, index) => index !== at)
      show(all, Math.min(at, all.length - 1))
    },
  }
}

/** The tabs before a reload; what is shown now, where that is something else, has one of its own. */
function opening(shown: string): { readonly tabs: readonly Tab[]; readonly active: number } {
  const kept = keptTabs()
  if (kept === undefined) return { tabs: [noTab], active: 0 }
  const tabs = kept.texts.map((text) => ({ text, source: undefined }))
  if (kept.shown === shown) return { tabs, active: kept.active }
  const others = tabs.filter(
    ({ text }, at) => text.trim() !== '' && (at !== kept.active || text !== kept.shown),
  )
  return { tabs: [...others, noTab].slice(-MOST), active: Math.min(others.length, MOST - 1) }
}
