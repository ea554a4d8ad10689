import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import { signatureAt, type SignatureHelp } from './signatures.ts'

const show = StateEffect.define<boolean>()

/** The call around the cursor, while its arguments are written; Escape closes it, Ctrl-Shift-Space opens it. */
const help = StateField.define<SignatureHelp | undefined>({
  create: () => undefined,
  update(before, transaction) {
    const { state, docChanged, selection, effects } = transaction
    const isUserEvent = (event: string): boolean => transaction.isUserEvent(event)
    const asked = effects.find((effect) => effect.is(show))
    if (asked !== undefined) return asked.value ? around(state) : undefined
    // What is given to the editor as a whole is not being written.
    if (docChanged) return isUserEvent('input') || before !== undefined ? around(state) : undefined
    if (before === undefined || selection === undefined) return before
    const now = around(state)
    return now?.start === before.start ? now : undefined
  },
  provide: (field) => showTooltip.from(field, (found) => (found === undefined ? null : tooltipOf(found))),
})

/** Tells how what is being written is called, and which argument comes next. */
export const signatureTooltip: Extension = [
  help,
  keymap.of([{ key: 'Ctrl-Shift-Space', run: (view) => (view.dispatch({ effects: show.of(true) }), true) }]),
]

/** Closes it; false where it is not open. */
export function closeSignature(view: EditorView): boolean {
  if (view.state.field(help, false) === undefined) return false
  view.dispatch({ effects: show.of(false) })
  return true
}

function around(state: EditorState): SignatureHelp | undefined {
  return signatureAt(state.doc.toString(), state.selection.main.head)
}

function tooltipOf({ start, name, parameters, result, description, at }: SignatureHelp): Tooltip {
  return {
    pos: start,
    above: true,
    create() {
      const dom = document.createElement('div')
      dom.className = 'cm-signature'
      dom.setAttribute('role', 'status')
      const call = document.createElement('div')
      call.className = 'cm-signature-call'
      call.append(`${name}(`)
      parameters.forEach((parameter, index) => {
        const part = document.createElement(index === at ? 'strong' : 'span')
        part.textContent = parameter
        call.append(index === 0 ? '' : ', ', part)
      })
      call.append(`)${result}`)
      const words = document.createElement('div')
      words.className = 'cm-signature-words'
      words.textContent = description
      dom.append(call, words)
      return { dom }
    },
  }
}
