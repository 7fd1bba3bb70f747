import { reloadWhenServerAnswers, serverHealthUrl } from "./reload-when-server-answers";

/** Blazor says here how its circuit fares; the words are in the dialog that the page brings. */
export function showCircuitReconnection(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#components-reconnect-modal");
  dialog?.addEventListener("components-reconnect-state-changed", (event) => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    if (state === "show" && !dialog.open) dialog.showModal();
    if (state === "hide") dialog.close();
    if (state === "failed") void reloadWhenServerAnswers(serverHealthUrl());
    if (state === "rejected") location.reload();
  });
}
