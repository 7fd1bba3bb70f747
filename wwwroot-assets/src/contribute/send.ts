import { parsePage } from "../shared/fetch-page";

const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;

export type Answer = { redirectedTo: string } | { page: Document; status: number };

/**
 * Sends until someone answers. The body is the same each time, with the same key: whatever was lost on the
 * way, the server stores it once.
 */
export async function send(
  url: string,
  body: FormData,
  waiting: (offline: boolean) => void,
): Promise<Answer> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    const response = await fetch(url, { method: "POST", body }).catch(() => null);
    const answer = response && (await read(response).catch(() => null));
    waiting(!answer);
    if (answer) return answer;
    await pause(wait);
  }
}

/** Null when the answer is not one: an overloaded server, a proxy in between, a page without content. */
async function read(response: Response): Promise<Answer | null> {
  // To the receipt: it is stored, whether the receipt can be shown now or not.
  if (response.redirected) return { redirectedTo: response.url };
  const page = parsePage(await response.text());
  const drawsTheForm = page.querySelector("main form[data-contribute]") !== null;
  if (!drawsTheForm && isPassing(response.status)) return null;
  return { page, status: response.status };
}

function isPassing(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

/** A little while, or less when the network comes back. */
function pause(delay: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, delay);
    addEventListener("online", done);
  });
}
