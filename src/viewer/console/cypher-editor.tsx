import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  completionStatus,
  type CompletionContext,
  selectedCompletionIndex,
  setSelectedCompletion,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { linter, lintKeymap } from '@codemirror/lint'
import { EditorState, RangeSetBuilder, StateEffect } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  tooltips,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Description } from '../../backend/index.ts'
import type { Schema } from '../../database/index.ts'
import { kindName } from '../words/kind-name.ts'
import { classify } from './classify.ts'
import { completionsAt } from './completions.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { editorTheme } from './editor-theme.ts'
import { closeSignature, signatureTooltip } from './signature-tooltip.ts'

export interface CypherEditorProps {
  /** What it is given to show, another object whenever that is; what is typed since is told by `onChange` and is not handed back. */
  readonly given: Given
  readonly label: string
  /** Undefined until it is known: nothing is completed from it, no name is called unknown. */
  readonly schema: Schema | undefined
  readonly description: Description
  readonly onChange: (text: string) => void
  /** Ctrl-Enter or Cmd-Enter. */
  readonly onRun: (text: string) => void
  /** Shift-Alt-F. */
  readonly onFormat: () => void
  /** Escape, where it closes nothing of the editor's own; undefined while nothing runs. */
  readonly onCancel: (() => void) | undefined
}

/** A text that is given to an editor. */
export interface Given {
  readonly text: string
}

/**
 * Cypher with colours, completion from the schema, and errors underlined where they are. It lives in a shadow root, whose
 * styles the page's content-security policy allows. Tab takes the suggestion that is chosen, or else the first, and leaves the
 * editor where none are shown; Enter takes one only that the reader has chosen.
 */
export function CypherEditor(props: CypherEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const { given, schema, label } = props
  const now = useEffectEvent(() => props)

  useEffect(() => {
    if (host.current === null) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const parent = document.createElement('div')
    root.append(parent)
    view.current = new EditorView({
      root,
      parent,
      state: EditorState.create({
        doc: now().given.text,
        extensions: [
          history(),
          bracketMatching(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          // Inside the shadow root, where its styles are.
          tooltips({ position: 'fixed', parent }),
          editorTheme,
          typeOverSelection,
          highlighter,
          autocompletion({
            override: [(context) => complete(context, now())],
            icons: false,
            // Enter is a new line unless the reader went into the list, so that a list may come at any moment.
            selectOnOpen: false,
            interactionDelay: 0,
          }),
          linter(
            ({ state }) =>
              diagnosticsOf(state.doc.toString(), now().schema).map(({ start, end, ...rest }) => ({
                from: start,
                to: end,
                ...rest,
              })),
            {
              delay: 300,
              needsRefresh: ({ transactions }) =>
                transactions.some(({ effects }) => effects.some((effect) => effect.is(schemaCame))),
            },
          ),
          keymap.of([
            ...['Ctrl-Enter', 'Cmd-Enter'].map((key) => ({
              key,
              run: (editor: EditorView) => {
                closeCompletion(editor)
                closeSignature(editor)
                now().onRun(editor.state.doc.toString())
                return true
              },
            })),
            ...completionKeymap,
            { key: 'Tab', run: takeSuggestion },
            { key: 'Shift-Alt-f', run: () => (now().onFormat(), true) },
            {
              key: 'Escape',
              run: (editor: EditorView) => {
                const { onCancel } = now()
                if (closeSignature(editor)) return true
                onCancel?.()
                return onCancel !== undefined
              },
            },
            ...historyKeymap,
            ...lintKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) now().onChange(state.doc.toString())
          }),
          signatureTooltip,
        ],
      }),
    })
    return () => {
      view.current?.destroy()
      parent.remove()
    }
  }, [label])

  useEffect(() => {
    const editor = view.current
    const { text } = given
    if (editor !== null && editor.state.doc.toString().trim() !== text.trim())
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [given])
  useEffect(() => {
    view.current?.dispatch({ effects: schemaCame.of(null) })
  }, [schema])

  return <div ref={host} className="cypher-editor" />
}

/** What is called unknown depends on the schema, which may come after the text. */
const schemaCame = StateEffect.define()

/**
 * Typing over a selection is done here: left to the browser it carries styles over into an attribute, which the page's
 * content-security policy forbids and reports.
 */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view
    if (event.inputType !== 'insertText' || event.data === null || state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

/** Takes a suggestion; false where none are shown. */
function takeSuggestion(editor: EditorView): boolean {
  if (completionStatus(editor.state) !== 'active') return false
  if (selectedCompletionIndex(editor.state) === null) editor.dispatch({ effects: setSelectedCompletion(0) })
  acceptCompletion(editor)
  return true
}

function complete(context: CompletionContext, { schema, description }: CypherEditorProps) {
  const { pos, state, explicit } = context
  const found = completionsAt(state.doc.toString(), pos, schema, description)
  if (found === undefined) return null
  const { from, options } = found
  const told = ['label', 'type', 'key', 'parameter'].includes(options[0]?.role ?? '')
  if (!explicit && from === pos && !told) return null
  return {
    from,
    options: options.map(({ label, detail, role }) => ({
      label,
      displayLabel: kindName(label),
      detail,
      type: role,
    })),
    // While the word grows the list stays and can be taken from: it is not asked for anew.
    validFor: /^[\p{L}\p{N}_]*$/u,
  }
}

const marks = new Map(
  (['keyword', 'string', 'number', 'parameter', 'label', 'type', 'function', 'comment'] as const).map(
    (role) => [role as string, Decoration.mark({ class: `cm-cypher-${role}` })],
  ),
)

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { role, start, end } of classify(view.state.doc.toString())) {
    const mark = marks.get(role)
    if (mark !== undefined && end > start) builder.add(start, end, mark)
  }
  return builder.finish()
}

const highlighter = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update({ docChanged, view }: ViewUpdate): void {
      if (docChanged) this.decorations = decorate(view)
    }
  },
  { decorations: ({ decorations }) => decorations },
)
