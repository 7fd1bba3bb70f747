import { controls } from "./fields";

/** The key under which a form is sent: the same again stores nothing twice. */
export function ensureKey(form: HTMLFormElement): void {
  for (const key of controls(form, "key")) key.value ||= newKey();
}

/** Another contribution, another key. */
export function renewKey(form: HTMLFormElement): void {
  for (const key of controls(form, "key")) key.value = newKey();
}

/** A UUID; crypto.randomUUID is missing on plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
