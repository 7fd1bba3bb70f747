const BACK = new Error("Back");
/** As many connections as a browser keeps to one site. */
const LINES = 6;
const PATIENCE_PER_TRY = [400, 1_000];

const told = new EventTarget();
let away = false;
let silent = false;

addEventListener("online", () => told.dispatchEvent(new Event("back")));

/** Whether the live link of the page is cut: it notices more than the browser does. */
export function isConnectionLost(): boolean {
  return away;
}

/** @param silently Nothing was closed or refused: nothing was heard. */
export function reportConnectionLost(silently: boolean): void {
  away = true;
  silent ||= silently;
}

export async function reportConnectionBack(): Promise<void> {
  if (!away) return;
  if (silent) await replaceDeadConnections();
  away = false;
  silent = false;
  told.dispatchEvent(new Event("back"));
}

/** Calls each time the network may be back. */
export function onNetworkBack(act: () => void, once = false): void {
  told.addEventListener("back", act, { once });
}

/** Fetches, within so many milliseconds; what was lost on its way is asked again once the network is back. */
export async function fetchAgainWhenBack(
  url: string,
  init: RequestInit,
  milliseconds: number,
): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url, { cache: "no-store", ...init, signal: patience(milliseconds) });
    } catch (why) {
      if (why !== BACK) throw why;
    }
  }
}

/**
 * After a silence a browser still trusts connections that are dead, and has what is asked next wait, up to a minute, for
 * those that nobody answered. Asked more at once than it has of them, it calls anew; what stays silent is let go.
 */
async function replaceDeadConnections(): Promise<void> {
  for (const patience of PATIENCE_PER_TRY) {
    const signal = AbortSignal.timeout(patience);
    const call = () => fetch("/health/live", { method: "HEAD", cache: "no-store", signal });
    const answered = await Promise.any(Array.from({ length: LINES }, call)).catch(() => null);
    if (answered) return;
  }
}

function patience(milliseconds: number): AbortSignal {
  const control = new AbortController();
  const { signal } = control;
  setTimeout(() => control.abort(), milliseconds);
  told.addEventListener("back", () => control.abort(BACK), { once: true, signal });
  return signal;
}
