import { planRows, type PlanRow } from '../../../cypher/index.ts'
import type { PlanDescription, ProfileDescription } from '../../../database/index.ts'

/**
 * The plan of a query, the operator that makes the records first; what each did where the query ran. On a phone the figures
 * stand below their operator, each with its title.
 */
export function PlanTable({ plan }: { readonly plan: PlanDescription | ProfileDescription }) {
  const rows = planRows(plan)
  const ran = rows.some(({ profile }) => profile !== undefined)
  const numbers = ['Estimated', ...(ran ? ['Records', 'Hits', 'ms', 'Bytes'] : [])]
  return (
    <div className="result-scroll" role="region" aria-label="Plan" tabIndex={0}>
      <table className="result-table plan-table">
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Details</th>
            {numbers.map((title) => (
              <th key={title} scope="col" className="result-number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ branch, plan: { operator, details, estimatedRecords }, profile }, index) => (
            <tr key={index}>
              <td className="plan-operator">
                {[...branch.matchAll(/.../g)].map(([signs], depth) => (
                  <span key={depth} className="plan-step" aria-hidden="true">
                    {signs}
                  </span>
                ))}
                {operator}
              </td>
              <td className="plan-details">{details}</td>
              {[estimatedRecords.toLocaleString('en'), ...figuresOf(profile)].map((figure, column) => (
                <td key={column} className="result-number" data-title={numbers[column]}>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What an operator did, in the order of the columns; none where the query did not run. */
function figuresOf(profile: PlanRow['profile']): readonly string[] {
  if (profile === undefined) return []
  const { records, hits, millis, bytes } = profile
  return [
    records.toLocaleString('en'),
    hits.toLocaleString('en'),
    millis.toFixed(1),
    bytes.toLocaleString('en'),
  ]
}
