import { offeredEncodings } from '../../formats/reading/encodings.ts'

export interface EncodingFieldProps {
  /** As TextDecoder calls it; undefined: by the bytes. */
  readonly encoding: string | undefined
  readonly onChange: (encoding: string | undefined) => void
}

/** Asks how tables of text are encoded. */
export function EncodingField({ encoding = '', onChange }: EncodingFieldProps) {
  return (
    <label className="open-encoding">
      Encoding of tables{' '}
      <select
        value={encoding}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">as their bytes say</option>
        {offeredEncodings.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
