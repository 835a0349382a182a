import type { FootprintResult } from '../../../core/analysis/footprint';

/** Who owns which platform: by the ownership table before, by the steps after. */
export function FootprintOwners({ footprint: { firms, moved } }: { readonly footprint: FootprintResult }) {
  const closing = moved.filter(({ to }) => to === null).map(({ platform }) => platform);
  return (
    <div className="footprint-owners" data-testid="footprint-owners">
      <table className="number-table">
        <caption className="visually-hidden">Who owns which platforms</caption>
        <thead>
          <tr>
            <th scope="col">Firm</th>
            <th scope="col">Platforms before</th>
            <th scope="col">Platforms after</th>
          </tr>
        </thead>
        <tbody>
          {firms.map(({ firm, before, after }) => (
            <tr key={firm}>
              <th scope="row">{firm}</th>
              <td>{before.platforms.length === 0 ? 'none' : before.platforms.join(', ')}</td>
              <td>{after.platforms.length === 0 ? 'none' : after.platforms.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        Owners before the deal are those of the ownership table in Markets, after it those that the steps of the scenario leave.
        {closing.length > 0 && ` ${closing.join(', ')}: closed.`}
      </p>
    </div>
  );
}
