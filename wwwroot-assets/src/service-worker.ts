/** The worker of the projection, and of nothing else: without a network, the last known wall (see projection/offline-copy.ts). */
const STORE = "qsec2-projection";
/** A network that does not answer is none. */
const PATIENCE = 4_000;

interface Fetching extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: Fetching) => void): void;
};

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(`${location.origin}/`)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (request.destination === "image") event.respondWith(networkFirst(request));
  else if (["script", "style", "font"].includes(request.destination)) event.respondWith(keptFirst(request));
});

async function page(request: Request): Promise<Response> {
  const answer = await Promise.race([fetch(request).catch(() => null), later()]);
  if (answer && answer.status < 500) return answer;
  return (await keptFor(request)) ?? answer ?? fetch(request);
}

/** A picture that was removed does not come back from here while the network says so. */
async function networkFirst(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => null);
  return answer ?? (await keptFor(request)) ?? Response.error();
}

/** Their addresses carry the fingerprint of their content. */
async function keptFirst(request: Request): Promise<Response> {
  return (await keptFor(request)) ?? fetch(request);
}

async function keptFor(request: Request): Promise<Response | undefined> {
  return (await caches.open(STORE)).match(request, {
    ignoreSearch: request.mode === "navigate",
    ignoreVary: true,
  });
}

function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
}

export {};
