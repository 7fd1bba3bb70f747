const A_MOMENT = 300;
let settled = false;

requestAnimationFrame(async () => {
  await document.fonts.ready;
  setTimeout(() => {
    settled = true;
  }, A_MOMENT);
});

/** Before its letters have their final shape, the page takes its places without visible movement. */
export function areFontsSettled(): boolean {
  return settled;
}
