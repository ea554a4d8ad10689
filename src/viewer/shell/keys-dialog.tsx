import { useEffect, useId, useRef } from 'react'
import { commands } from '../commands/index.ts'
import { keysText } from '../commands/keys.ts'
import '../parts/dialog.css'
import './keys-dialog.css'

/** All keys, from the commands that have some. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const sections = [
    { name: 'Anywhere', listed: commands.filter(({ places }) => !places.includes('element')) },
    {
      name: 'On something drawn, and on what is selected',
      listed: commands.filter(({ places }) => places.includes('element')),
    },
  ]
  return (
    <dialog ref={dialog} className="dialog keys-dialog" aria-labelledby={title} onClose={onClose}>
      {/* At the top: what is pressed first has the keyboard, and is scrolled to. */}
      <form method="dialog" className="keys-head">
        <h1 id={title}>Keys</h1>
        <button type="submit" className="plain-button">
          Close
        </button>
      </form>
      {sections.map(({ name, listed }) => (
        <section key={name}>
          <h2>{name}</h2>
          <dl className="keys-list">
            {listed
              .filter(({ keys }) => keys.length > 0)
              .map((command) => (
                <div key={command.id}>
                  <dt>
                    {command.keys.map((keys) => (
                      <kbd key={keys}>{keysText(keys)}</kbd>
                    ))}
                  </dt>
                  <dd>{command.title}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className="mute">
        In the picture, arrows go from one thing to the next and along lines. The menu of what is pointed at
        opens by the other mouse button, a long press, or Shift-F10.
      </p>
    </dialog>
  )
}
