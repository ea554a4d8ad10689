import { Menu } from '@base-ui/react/menu'
import type { Offered } from '../commands/index.ts'
import { keysText } from '../commands/keys.ts'

/** What is offered, as the items of a menu, with their keys. */
export function CommandItems({ offers }: { readonly offers: readonly Offered[] }) {
  return offers.map(({ words, pressed, run, command: { id, keys } }) => (
    <Menu.Item key={`${id} ${words}`} className="menu-item" onClick={run}>
      <bdi className="menu-words">{words}</bdi>
      {pressed === true && <span className="menu-keys">on</span>}
      {keys[0] !== undefined && <kbd className="menu-keys">{keysText(keys[0])}</kbd>}
    </Menu.Item>
  ))
}
