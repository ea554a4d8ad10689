import { usePage } from '../frame/page.ts'

/** The way out of a panel about what is not there. */
export function SelectNothing() {
  const { store } = usePage()
  return (
    <button type="button" className="panel-button" onClick={() => store.send({ kind: 'select', key: '' })}>
      Select nothing
    </button>
  )
}
