import { EditorView } from '@codemirror/view'

/** Colours by the page's tokens, so that light and dark are one theme. */
export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', maxHeight: '190px', overflow: 'auto', lineHeight: '1.5' },
  '.cm-content': { padding: '4px 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--accent-paper)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-paper)', outline: '1px solid var(--rule)' },
  '.cm-cypher-keyword': { color: 'var(--accent)', fontWeight: '600' },
  '.cm-cypher-string': { color: 'var(--code-string)' },
  '.cm-cypher-number': { color: 'var(--label-3)' },
  '.cm-cypher-parameter': { color: 'var(--label-7)' },
  '.cm-cypher-label': { color: 'var(--code-label)' },
  '.cm-cypher-type': { color: 'var(--label-5)' },
  '.cm-cypher-function': { color: 'var(--code-function)' },
  '.cm-cypher-comment': { color: 'var(--mute)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    border: '1px solid var(--rule)',
    borderRadius: '6px',
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    boxShadow: 'var(--float)',
  },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--sans)', borderLeft: '3px solid var(--rule)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-paper)',
    color: 'var(--ink)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '12px' },
  '.cm-completionDetail': { marginLeft: '12px', color: 'var(--mute)', fontStyle: 'normal' },
})
