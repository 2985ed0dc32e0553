/** A plan of several signatures: what is done, what comes next. */
export default function PlanPage() {
  return <main className="screen" />;
}
