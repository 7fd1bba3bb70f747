/** As many connections as a browser keeps to one site. */
const LINES = 6;
const PATIENCE = [400, 1_000];

/**
 * After a silence a browser still trusts connections that are dead, and has what is asked next wait, up to a minute, for those that
 * nobody answered. Asked more at once than it has of them, it calls anew; what stays silent is let go.
 */
export async function replaceDeadConnections(): Promise<void> {
  for (const patience of PATIENCE) {
    const signal = AbortSignal.timeout(patience);
    const call = () => fetch("/health/live", { method: "HEAD", cache: "no-store", signal });
    const answered = await Promise.any(Array.from({ length: LINES }, call)).catch(() => null);
    if (answered) return;
  }
}
