import { createContext, useContext, type RefObject } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import type { Schema } from '../../database/index.ts'
import type { QueryProgress } from '../content/collect-told.ts'
import type { Guide } from '../appearance/guide.ts'
import type { Content } from '../content/content.ts'
import type { ShownCommunities } from '../content/communities/open-communities.ts'
import type { KeptContents } from '../content/kept-contents.ts'
import type { Shown } from '../content/shown.ts'
import type { Drawing, Size } from '../drawing.ts'
import type { WorkspaceControls } from '../engine/workspace.ts'
import type { Cancellable } from '../hooks/use-loaded.ts'
import type { Picture } from '../layout/picture.ts'
import type { Renderer } from '../render/renderer.ts'
import type { SearchControls } from '../search/search-box.tsx'
import type { SearchIndex } from '../search/search-index.ts'
import type { Store } from '../state/store.ts'
import type { ValuesNow } from '../values/use-values.ts'
import type { Handed } from './handed.ts'

/** A layout that takes its time. */
export type LayoutWork =
  | {
      readonly kind: 'under way'
      /** What is done of it, from 0 to 1. */
      readonly share: number
      /** Ends its worker at once; what is drawn stays. */
      readonly cancel: () => void
    }
  /** All is drawn, in places that get better. */
  | { readonly kind: 'improving'; readonly share: number; readonly stop: () => void }
  | { readonly kind: 'cancelled'; readonly again: () => void }

/** What is drawn, and how far it is. */
export interface DrawingNow {
  /** The drawing; while another is laid out, and where that was cancelled, the one before. */
  readonly drawing: Drawing
  readonly tooMany: boolean
  readonly layout: LayoutWork | undefined
  readonly error: unknown
  /** Whether the drawing is that of what is shown now. */
  readonly ready: boolean
}

/**
 * Whether what is drawn is still the picture before: places for what is shown are being found, or the search for them was cancelled. A
 * picture that is laid out anew, for another size, is itself.
 */
export function isPictureBefore(
  { drawing, tooMany, layout, ready }: DrawingNow,
  { nodes }: Pick<Picture, 'nodes'>,
): boolean {
  return (
    !tooMany && (!ready || layout?.kind === 'cancelled') && drawing.nodes.some(({ key }) => !nodes.has(key))
  )
}

/** What is known of the communities of a picture, where the reader wants to see them. */
export interface CommunitiesNow {
  /** Undefined until they are found. */
  readonly found: ShownCommunities | undefined
  readonly loading: boolean
  /** How much is done, from 0 to 1; undefined where nobody tells. */
  readonly share: number | undefined
  /** Why there are none: each node is drawn then. */
  readonly error: unknown
  readonly cancel: () => void
  /** Looks for them anew. */
  readonly again: () => void
}

/** Saves what is shown, after asking for its name. */
export interface Saving {
  readonly saveView: () => void
  readonly saveQuery: () => void
}

/** What the parts of a page share. It changes with what the graph answers; the state is selected from its store (`useSelect`). */
export interface Page {
  readonly store: Store
  readonly controls: WorkspaceControls
  readonly backend: Backend
  readonly description: Description
  /** Undefined until it is known. */
  readonly schema: Schema | undefined
  readonly index: SearchIndex | undefined
  /** `progress` is undefined until there is something to tell of what runs. */
  readonly content: Cancellable<Content> & { readonly progress: QueryProgress | undefined }
  /** Answers that the reader may come back to. */
  readonly contents: KeptContents
  /** What is left of the content; undefined until there is one. */
  readonly shown: Shown | undefined
  readonly picture: Picture
  /** The nodes and relationships that the picture stands for: where communities are drawn, all of these; else the same. */
  readonly whole: Picture
  /** Undefined where each node is drawn. */
  readonly communities: CommunitiesNow | undefined
  readonly drawn: DrawingNow
  /** What its sizes, widths and colours mean beyond labels and standings. */
  readonly guides: readonly Guide[]
  /** The values that decide these. */
  readonly values: ValuesNow
  /** The element that the picture is drawn in, and its size. */
  readonly stage: RefObject<HTMLDivElement | null>
  readonly size: Size
  readonly dark: boolean
  /** There is no room beside the picture: every panel is a sheet over it, and the overview comes when it is asked for. */
  readonly narrow: boolean
  readonly reducedMotion: boolean
  readonly renderer: Handed<Renderer>
  readonly search: Handed<SearchControls>
  /** What an element is called, by its key. */
  readonly nameOf: (key: string) => string
  /** The first digits of the hash of the graph; '' where it is not known. */
  readonly graph: string
  /** The address by which the next picture is come to, until it is there. */
  readonly link: Handed<string>
  /** What stands in the console. */
  readonly written: Handed<string>
  readonly saving: Handed<Saving>
  /** Says what was done with a link that is longer than some programs take. */
  readonly longLink: Handed<(text: string) => void>
  /** What the page says of what was done; '' where it says nothing. */
  readonly said: string
  readonly say: (text: string) => void
  readonly help: () => void
  /**
   * Selects what a key of the drawing stands for.
   *
   * @param beside beside what is selected, or no longer where it is; a panel that would lie over the picture then stays away
   */
  readonly select: (key: string, beside?: boolean) => void
  /** Selects what keys of the drawing stand for, beside what is selected. */
  readonly selectAll: (keys: readonly string[]) => void
  /** How what was gone to last is looked at. */
  readonly sought: Sought
  /** Selects a node, which is drawn if it is not yet, and brings it into sight; what was searched for to the middle. */
  readonly goTo: (key: string, toMiddle?: boolean) => void
  /** Whether a node, by its key, is drawn already: by itself, or as a member of a mark. */
  readonly hasNode: (key: string) => boolean
  /** Draws the neighbours of a node; of what stands for many it opens some of them, and a community. */
  readonly expand: (key: string) => void
}

/** How what the reader went to is looked at: another object each time. */
export interface Sought {
  /** Whether it comes to the middle, though it is in sight. */
  readonly toMiddle: boolean
}

/** Holds the page that a part belongs to. */
export const PageContext = createContext<Page | undefined>(undefined)

/** The page that a part belongs to. @throws Error where none is around it */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('This part of the page must be inside a PageContext.')
  return page
}
