/** The page at this address as the server draws it now. */
export async function fetchPage(url: string = location.href): Promise<Document> {
  const response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(8_000) });
  if (!response.ok) throw new Error(`${response.status}`);
  return parsePage(await response.text());
}

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
