import { isBusy, setBusy } from "./contribute/busy";
import { Draft } from "./contribute/draft";
import { forgetErrors } from "./contribute/errors";
import { countText, followKind } from "./contribute/fields";
import { ensureKey, renewKey } from "./contribute/key";
import { Photo } from "./contribute/photo";
import { send } from "./contribute/send";
import { canShrink } from "./contribute/shrink";

/** Too large, or not a picture that the server reads: another one must be chosen. */
const PHOTO_REFUSED = [413, 415];

const form = document.querySelector<HTMLFormElement>("form[data-contribute]");
if (form) enhance(form);
document.documentElement.dataset.ready = "true";

/** The form works without us; with us it counts, shows, keeps and insists. */
function enhance(form: HTMLFormElement, chosen?: File): void {
  const draft = new Draft(form);
  followKind(form);
  countText(form);
  forgetErrors(form);
  // A browser too old for this sends the form by itself.
  if (!canShrink()) return;
  const photo = new Photo(form);
  photo.takeOver(chosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isBusy(form)) void submit(form, event.submitter, draft, photo);
  });
  addEventListener("pageshow", (event) => event.persisted && form.dataset.sent && startAgain(form));
}

async function submit(
  form: HTMLFormElement,
  by: HTMLElement | null,
  draft: Draft,
  photo: Photo,
): Promise<void> {
  ensureKey(form);
  const data = new FormData(form, by);
  setBusy(form, true);
  if (await photo.refuse()) return setBusy(form, false);
  await photo.putInto(data);
  const answer = await send(form.action, data, (offline) => showOffline(form, offline));
  if ("redirectedTo" in answer) {
    draft.forget();
    form.dataset.sent = "true";
    location.assign(answer.redirectedTo);
    return;
  }
  setBusy(form, false);
  const main = answer.page.querySelector("main");
  // Not a page of ours: let the browser show what it is.
  if (!main) return HTMLFormElement.prototype.submit.call(form);
  show(main, answer.page.title, PHOTO_REFUSED.includes(answer.status) ? undefined : photo.chosen);
  if (answer.status < 300 && !document.querySelector("form[data-contribute]")) draft.forget();
}

/** The server's answer in place of the form: what is wrong, beside each field, with what was typed. */
function show(main: Element, title: string, chosen: File | undefined): void {
  document.querySelector("main")?.replaceWith(document.importNode(main, true));
  if (title) document.title = title;
  const form = document.querySelector<HTMLFormElement>("form[data-contribute]");
  if (form) enhance(form, chosen);
  const summary = document.querySelector<HTMLElement>("main [data-error-summary]:not([hidden])");
  const target = summary ?? document.querySelector<HTMLElement>("main h1");
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}

function showOffline(form: HTMLFormElement, offline: boolean): void {
  for (const notice of form.querySelectorAll<HTMLElement>("[data-offline]")) notice.hidden = !offline;
}

/** Back from the receipt: the same form is for another contribution, under another key. */
function startAgain(form: HTMLFormElement): void {
  delete form.dataset.sent;
  setBusy(form, false);
  form.reset();
  renewKey(form);
}
