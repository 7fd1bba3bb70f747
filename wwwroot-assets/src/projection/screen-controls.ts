const IDLE = 3_000;

/** Hides the pointer when nobody moves it (html.is-idle). */
export function hidePointerWhenIdle(): void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout>;
  const moved = () => {
    root.classList.remove("is-idle");
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.add("is-idle"), IDLE);
  };
  addEventListener("pointermove", moved);
  moved();
}

/** F: full screen. Space or P: pause. */
export function listenToScreenKeys(togglePause: () => void): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if ((event.target as Element).closest?.("a, button, input, textarea, select, summary")) return;
    const key = event.key.toLowerCase();
    if (key === "f") toggleFullScreen();
    else if (key === "p" || key === " ") togglePause();
    else return;
    event.preventDefault();
  });
}

function toggleFullScreen(): void {
  const { fullscreenElement, documentElement } = document;
  const change = fullscreenElement ? document.exitFullscreen() : documentElement.requestFullscreen();
  change.catch(() => {});
}
