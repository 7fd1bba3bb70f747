const TYPING = 250;

/** The list follows what is looked for as it is typed; the address keeps it, for the reload and for the commands. */
export function listenToSearch(root: HTMLElement, look: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = (form: HTMLFormElement, wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
      go(`${location.pathname}?${query}`, look);
    }, wait);
  };
  root.addEventListener("input", (event) => {
    const form =
      event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-search]") : null;
    if (form) search(form, TYPING);
  });
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-search]")) return;
    event.preventDefault();
    search(form, 0);
  });
  root.addEventListener("click", (event) => {
    const more =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-more]") : null;
    if (!more) return;
    event.preventDefault();
    go(more.href, look);
  });
}

function go(url: string, look: () => void): void {
  history.replaceState(null, "", url);
  look();
}

/** The code of the voice that was just written down stays on the page until the next command: the page is read again meanwhile. */
export function keepVoiceInAddress(key: string | undefined): void {
  const url = new URL(location.href);
  if (key) url.searchParams.set("saisie", key);
  else url.searchParams.delete("saisie");
  history.replaceState(null, "", url);
}

/** Where the régie is, with its list, without what the last command said. */
export function currentAddress(): string {
  const url = new URL(location.href);
  url.searchParams.delete("fait");
  url.searchParams.delete("cle");
  url.hash = "";
  return url.pathname + url.search;
}
