import { Menu } from '@base-ui/react/menu'
import type { LayoutChoice } from '../commands/command.ts'
import { usePage } from '../frame/page.ts'
import './layout-menu.css'

/** The layouts of the picture; each that does not suit it says why. */
export function LayoutMenu({ layouts }: { readonly layouts: readonly LayoutChoice[] }) {
  const { send } = usePage().store
  const now = layouts.find(({ isOn }) => isOn)
  return (
    <Menu.Root>
      <Menu.Trigger
        className="plain-button"
        disabled={layouts.length === 0}
        aria-label={now === undefined ? 'Layout' : `Layout: ${now.words}`}
      >
        Layout
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Menu.Popup className="menu layout-menu">
            <Menu.RadioGroup value={now?.words ?? ''}>
              {layouts.map(({ layout, words, shows, unsuited }) => (
                <Menu.RadioItem
                  key={words}
                  className="menu-item"
                  value={words}
                  disabled={unsuited !== undefined}
                  closeOnClick
                  onClick={() => send({ kind: 'layout', layout, words })}
                >
                  <bdi className="menu-words">{words}</bdi>
                  <Menu.RadioItemIndicator className="menu-keys">on</Menu.RadioItemIndicator>
                  <span className="layout-shows">{unsuited ?? shows}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
