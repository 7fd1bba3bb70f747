import { Counters } from "./regie/counters";
import { press, release, undo } from "./regie/press";
import { here, keepVoice, listenToSearch } from "./regie/search";
import { Toast } from "./regie/toast";
import { parsePage } from "./shared/fetch-page";
import { listenToKeys } from "./shared/keys";
import { nameOf, Parts } from "./shared/parts";
import { PrivateWall } from "./shared/private-wall";
import { Sender } from "./shared/sender";

const main = document.querySelector<HTMLElement>("[data-regie]");
if (main) start(main);

/** The mediator's remote control: what is pressed shows at once, is sent until it arrives, and every régie agrees. */
function start(main: HTMLElement): void {
  const toast = new Toast(main);
  const sent = new Set<string>();
  const parts = new Parts(main);
  const wall = new PrivateWall(main, parts, here, () => sender.isBusy || counters.isBusy);
  const sender = new Sender(wall.clock, {
    answered: (html) => answer(parsePage(html)),
    late: () => toast.say(main.dataset.textAgain ?? "", true),
    unsent: () => {
      undo(main);
      sent.clear();
      toast.say(main.dataset.textUnsent ?? "", true);
      wall.soon();
    },
  });
  const counters = new Counters(main, (form, body) => send(form, form.action, body));

  main.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-command]")) return;
    event.preventDefault();
    const button = event.submitter as HTMLButtonElement | null;
    send(
      form,
      button?.getAttribute("formaction") ? button.formAction : form.action,
      counters.take(form, button),
    );
    if (button) press(button);
  });

  function send(form: HTMLFormElement, url: string, body: FormData): void {
    toast.hide();
    sent.add(nameOf(form));
    parts.send(form);
    sender.send(url, body);
  }

  function answer(page: Document): void {
    const said = page.querySelector<HTMLElement>("[data-said]");
    release(main);
    keepVoice(page.querySelector<HTMLElement>("[data-voice]")?.dataset.voice);
    wall.show(page, sent);
    if (!sender.isBusy && !counters.isBusy) sent.clear();
    if (said) toast.say(said.textContent?.trim() ?? "", said.matches("[data-said=refused]"));
  }

  listenToSearch(main, () => wall.soon());
  listenToKeys("[data-regie]");
  switchKeys(main);
  if (new URL(location.href).searchParams.has("fait")) history.replaceState(null, "", here() + location.hash);
  wall.start();
}

/** Letters alone may be pressed by mistake, or by a voice: they can be turned off, on this device. */
function switchKeys(main: HTMLElement): void {
  const box = main.querySelector<HTMLInputElement>("[data-keys-on]");
  if (!box) return;
  box.checked = localStorage.getItem("qsec2-regie-keys") !== "off";
  main.dataset.keys = box.checked ? "on" : "off";
  box.addEventListener("change", () => {
    main.dataset.keys = box.checked ? "on" : "off";
    localStorage.setItem("qsec2-regie-keys", main.dataset.keys);
  });
  const sheet = box.closest("details");
  sheet?.addEventListener("toggle", () => sheet.open && sheet.scrollIntoView({ block: "nearest" }));
}
