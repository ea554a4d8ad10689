import { ContextMenu } from '@base-ui/react/context-menu'
import { useRef, useState, type ReactNode } from 'react'
import { offersAt } from '../commands/index.ts'
import { usePage } from '../frame/page.ts'
import type { Point } from '../layout/spring.ts'
import { CommandItems } from './command-items.tsx'
import { situationAt } from './situation.ts'

/** The picture, with the menu of what is pointed at: by the other button, a long press, or Shift-F10 in the list of what is drawn. */
export function StageMenu({ children }: { readonly children: ReactNode }) {
  const page = usePage()
  const { stage, renderer } = page
  const pointed = useRef('')
  /** What the keyboard asks for, while its menu opens. */
  const asked = useRef('')
  const [key, setKey] = useState('')
  const point = (x: number, y: number): void => {
    const box = stage.current?.getBoundingClientRect()
    pointed.current =
      box === undefined ? '' : (renderer.value?.keyAt({ x: x - box.left, y: y - box.top }) ?? '')
  }
  const openAt = (place: Point | undefined): void => {
    const box = stage.current?.getBoundingClientRect()
    if (box === undefined) return
    const { x, y } = place ?? { x: box.width / 2, y: box.height / 2 }
    stage.current?.dispatchEvent(
      new MouseEvent('contextmenu', {
        bubbles: true,
        cancelable: true,
        clientX: box.left + x,
        clientY: box.top + y,
      }),
    )
  }
  const situation = situationAt(page, key)
  const about = situation.target === undefined ? [] : offersAt('element', situation)
  return (
    <ContextMenu.Root
      onOpenChange={(open) => {
        if (!open) return
        setKey(pointed.current)
        renderer.value?.letGo()
      }}
    >
      <ContextMenu.Trigger
        ref={stage}
        className="stage"
        onTouchStartCapture={({ touches }) => point(touches[0].clientX, touches[0].clientY)}
        onContextMenuCapture={(event) => {
          if (asked.current !== '') {
            pointed.current = asked.current
            return
          }
          const listed =
            event.target instanceof Element
              ? event.target.closest<HTMLElement>('.mirror [data-key]')?.dataset['key']
              : undefined
          if (listed === undefined) return point(event.clientX, event.clientY)
          // The list is not seen: the menu opens beside what the keyboard is at.
          event.preventDefault()
          event.stopPropagation()
          asked.current = listed
          openAt(renderer.value?.placeAt(listed))
          asked.current = ''
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="menu-positioner">
          <ContextMenu.Popup className="menu" aria-label={situation.target?.name ?? 'The picture'}>
            <CommandItems offers={about.length > 0 ? about : offersAt('picture', situation)} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
