/** Keeps the screen lit while it is looked at, where the browser can. */
export function keepScreenOn(): void {
  const ask = () => {
    // Refused on battery or by policy: everything is shown all the same.
    if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
