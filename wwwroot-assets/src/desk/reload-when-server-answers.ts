const BETWEEN = 2_000;

/** Waits until the server answers, then starts the page afresh; gives up when `wanted` says so. */
export async function reloadWhenServerAnswers(
  url: string,
  wanted: () => boolean = () => true,
): Promise<void> {
  do {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  } while (wanted() && !(await doesServerAnswer(url)));
  if (wanted()) location.reload();
}

export function serverHealthUrl(): string {
  return document.querySelector<HTMLElement>("[data-desk-beat]")?.dataset.alive ?? "/health/live";
}

async function doesServerAnswer(url: string): Promise<boolean> {
  const options = { cache: "no-store" as const, signal: AbortSignal.timeout(4_000) };
  return fetch(url, options).then(
    (response) => response.ok,
    () => false,
  );
}
