import { isBusy, setBusy } from "./shared/contribution-form/busy-state";
import { Draft } from "./shared/contribution-form/draft";
import { clearCorrectedErrors } from "./shared/contribution-form/field-errors";
import { countText, followKind } from "./shared/contribution-form/fields";
import { ensureKey, renewKey } from "./shared/contribution-form/idempotency-key";
import { PhotoField } from "./shared/contribution-form/photo-field";
import { sendForm } from "./shared/contribution-form/send-form";
import { canShrinkPhotos } from "./shared/contribution-form/shrink-photo";

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
  clearCorrectedErrors(form);
  // A browser too old for this sends the form by itself.
  if (!canShrinkPhotos()) return;
  const photo = new PhotoField(form);
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
  photo: PhotoField,
): Promise<void> {
  ensureKey(form);
  const data = new FormData(form, by);
  setBusy(form, true);
  if (await photo.refuse()) return setBusy(form, false);
  await photo.putInto(data);
  const answer = await sendForm(form.action, data, (offline) => showOffline(form, offline));
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
