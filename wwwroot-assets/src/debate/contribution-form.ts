import { isBusy, setBusy } from "../shared/contribution-form/busy-state";
import { Draft } from "../shared/contribution-form/draft";
import { clearCorrectedErrors } from "../shared/contribution-form/field-errors";
import { countText, currentValue, followKind } from "../shared/contribution-form/fields";
import { ensureKey, renewKey } from "../shared/contribution-form/idempotency-key";
import { PhotoField } from "../shared/contribution-form/photo-field";
import { sendForm } from "../shared/contribution-form/send-form";
import { canShrinkPhotos } from "../shared/contribution-form/shrink-photo";
import type { Sent } from "./my-contributions";

/** The form of the page sends without leaving it; its receipt is put with the others of this phone. */
export function enhanceContributionForm(page: HTMLElement, sent: (sent: Sent) => void): void {
  const form = page.querySelector<HTMLFormElement>("form[data-contribute]");
  if (form) enhance(form, sent);
}

function enhance(form: HTMLFormElement, sent: (sent: Sent) => void, chosen?: File): void {
  const draft = new Draft(form, true);
  followKind(form);
  countText(form);
  clearCorrectedErrors(form);
  if (currentValue(form, "text")) unfold(form);
  // A browser too old for this sends the form by itself.
  if (!canShrinkPhotos()) return;
  const photo = new PhotoField(form);
  photo.takeOver(chosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isBusy(form)) void submit(form, draft, photo, sent);
  });
}

async function submit(
  form: HTMLFormElement,
  draft: Draft,
  photo: PhotoField,
  sent: (sent: Sent) => void,
): Promise<void> {
  ensureKey(form);
  const data = new FormData(form);
  const text = currentValue(form, "text");
  const kind = currentValue(form, "kind");
  setBusy(form, true);
  if (await photo.refuse()) return setBusy(form, false);
  await photo.putInto(data);
  const answer = await sendForm(form.action, data, (offline) => showOffline(form, offline));
  setBusy(form, false);
  if ("redirectedTo" in answer) {
    draft.forget();
    form.reset();
    renewKey(form);
    unfold(form, false);
    return sent({ code: new URL(answer.redirectedTo).pathname.split("/").pop() ?? "", text, kind });
  }
  const corrected = answer.page.querySelector<HTMLFormElement>("form[data-contribute]");
  if (corrected) show(form, document.importNode(corrected, true), sent, photo.chosen);
  // The debate was paused meanwhile, which the page says by itself: the draft waits. Else, let the browser show what it is.
  else if (answer.status !== 409) HTMLFormElement.prototype.submit.call(form);
}

/** The form as the server answers it: what is wrong, beside each field, with what was typed. */
function show(old: HTMLFormElement, form: HTMLFormElement, sent: (sent: Sent) => void, chosen?: File): void {
  old.replaceWith(form);
  for (const link of form.querySelectorAll<HTMLAnchorElement>("[data-error-summary] a"))
    link.href = `${location.pathname}${location.search}${new URL(link.href).hash}`;
  enhance(form, sent, chosen);
  form.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}

function showOffline(form: HTMLFormElement, offline: boolean): void {
  for (const notice of form.querySelectorAll<HTMLElement>("[data-offline]")) notice.hidden = !offline;
}

function unfold(form: HTMLFormElement, open = true): void {
  const fold = form.closest("details");
  if (fold) fold.open = open;
}
