import { parsePage } from "../live/fetch-page";
import { fetchAgainWhenBack, isConnectionLost, onNetworkBack } from "../live/network";

const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;
const LOOKS = 1_000;
const PATIENCE = 20_000;
/** In bytes a millisecond: slower than that, a picture does not arrive. */
const SLOWEST = 10;

export type Answer = { redirectedTo: string } | { page: Document; status: number };

/**
 * Sends until someone answers. The body is the same each time, with the same key: whatever was lost on the
 * way, the server stores it once.
 */
export async function sendForm(
  url: string,
  body: FormData,
  waiting: (offline: boolean) => void,
): Promise<Answer> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    // Where nothing is heard nothing fails either, for a long time: the live link knows earlier.
    const sign = setInterval(() => isConnectionLost() && waiting(true), LOOKS);
    const response = await fetchAgainWhenBack(url, { method: "POST", body }, patienceFor(body)).catch(
      () => null,
    );
    const answer = response && (await read(response).catch(() => null));
    clearInterval(sign);
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

function patienceFor(body: FormData): number {
  const sizes = [...body.values()].map((value) => (value instanceof File ? value.size : 0));
  return PATIENCE + sizes.reduce((all, size) => all + size, 0) / SLOWEST;
}

/** A little while, or less when the network comes back. */
function pause(delay: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delay);
    onNetworkBack(resolve, true);
  });
}
