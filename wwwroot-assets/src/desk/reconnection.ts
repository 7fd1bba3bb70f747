import { aliveUrl, reloadOnceAlive } from "./alive";

/** Blazor says here how its circuit fares; the words are in the dialog that the page brings. */
export function followReconnection(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#components-reconnect-modal");
  dialog?.addEventListener("components-reconnect-state-changed", (event) => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    if (state === "show" && !dialog.open) dialog.showModal();
    if (state === "hide") dialog.close();
    if (state === "failed") void reloadOnceAlive(aliveUrl());
    if (state === "rejected") location.reload();
  });
}
