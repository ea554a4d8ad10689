import { type Tried, tryToken } from './try-token.ts'

export interface Question {
  /** What the token is tried on. */
  readonly path: string
  /** What was wrong before; '' where nothing was. */
  readonly said: string
  /** Whether the reader may leave it, because there is something to see without it. */
  readonly leavable: boolean
}

/**
 * Asks the reader for the token of the server, in a dialog over what is drawn, until it is right. Plain DOM: the page that
 * asks first is nothing but this.
 *
 * @returns what the server sent; undefined where the reader left it
 */
export function askToken({ path, said, leavable }: Question): Promise<string | undefined> {
  const error = element('p', {
    id: 'sign-in-said',
    className: 'sign-in-said',
    role: 'alert',
    textContent: said,
  })
  const input = element('input', {
    id: 'sign-in-token',
    type: 'password',
    autocomplete: 'off',
    spellcheck: false,
    required: true,
  })
  input.setAttribute('aria-describedby', error.id)
  const open = element('button', { type: 'submit', className: 'sign-in-open', textContent: 'Open' })
  const leave = element('button', { type: 'button', className: 'plain-button', textContent: 'Not now' })
  const buttons = element('div', { className: 'sign-in-buttons' })
  buttons.append(open, ...(leavable ? [leave] : []))
  const title = element('h1', { id: 'sign-in-title', textContent: 'This Silkgraph asks for its token' })
  const form = element('form', {})
  form.append(
    title,
    element('p', { className: 'mute', textContent: 'Whoever started the server set it as SILKGRAPH_TOKEN.' }),
    element('label', { htmlFor: input.id, textContent: 'Token' }),
    input,
    error,
    buttons,
  )
  const dialog = element('dialog', { className: 'sign-in' })
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.append(form)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    const end = (text: string | undefined): void => {
      dialog.remove()
      resolve(text)
    }
    leave.addEventListener('click', () => end(undefined))
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      if (leavable) end(undefined)
    })
    // Some browsers close it on a second Escape whatever is said.
    dialog.addEventListener('close', () => {
      if (leavable) end(undefined)
      else dialog.showModal()
    })
    const tell = (tried: Tried): void => {
      if (tried.kind === 'right') return end(tried.text)
      error.textContent = tried.why
      open.disabled = false
      input.select()
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      open.disabled = true
      void tryToken(path, input.value.trim()).then(tell)
    })
  })
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties)
}
