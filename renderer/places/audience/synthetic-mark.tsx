/** Stands beside what rests on made-up data. */
export function SyntheticMark() {
  return (
    <span className="synthetic-mark" title="Made up, not observed">
      synthetic data
    </span>
  );
}
