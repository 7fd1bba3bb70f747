import { speak } from "./shared/announcer";
import { keepScreenOn } from "./shared/keep-screen-on";
import { parsePage } from "./shared/live/fetch-page";
import { FormSender } from "./shared/live/form-sender";
import { PrivateWall } from "./shared/live/private-wall";
import { PageParts } from "./shared/page-parts";

const main = document.querySelector<HTMLElement>("main[data-wall]");
if (main) start(main);

/** What those on the platform read: now, next, and the note that waits until it is read. */
function start(main: HTMLElement): void {
  let told = main.querySelector<HTMLElement>("[data-say]")?.dataset.say;
  const address = () => location.pathname;
  const wall = new PrivateWall(main, new PageParts(main), address, () => sender.isBusy, tell);
  const sender = new FormSender(wall.clock, {
    answered: (html) => wall.show(parsePage(html)),
    late: () => {},
    unsent: () => wall.soon(),
  });
  main.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    if (!sender.isBusy) sender.send(form.action, new FormData(form));
  });

  function tell(): void {
    const note = main.querySelector<HTMLElement>("[data-say]");
    if (note?.dataset.say === told) return;
    told = note?.dataset.say;
    if (!told) return;
    speak(main.querySelector("[data-announce]"), told);
    note?.querySelector("button")?.focus({ preventScroll: true });
  }

  keepScreenOn();
  wall.start();
}
