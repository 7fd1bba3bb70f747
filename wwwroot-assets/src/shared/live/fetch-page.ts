import { fetchAgainWhenBack } from "./network";

const PATIENCE = 8_000;

/** The page at this address as the server draws it now. */
export async function fetchPage(url: string = location.href): Promise<Document> {
  const response = await fetchAgainWhenBack(url, {}, PATIENCE);
  if (!response.ok) throw new Error(`${response.status}`);
  return parsePage(await response.text());
}

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
