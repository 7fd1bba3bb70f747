import { CounterFields } from "./regie/counter-fields";
import { clearPressed, showPressed, undoPressed } from "./regie/pressed-buttons";
import { currentAddress, keepVoiceInAddress, listenToSearch } from "./regie/search";
import { Toast } from "./regie/toast";
import { listenToShortcuts } from "./shared/keyboard-shortcuts";
import { parsePage } from "./shared/live/fetch-page";
import { FormSender } from "./shared/live/form-sender";
import { PrivateWall } from "./shared/live/private-wall";
import { PageParts, partNameOf } from "./shared/page-parts";

const main = document.querySelector<HTMLElement>("[data-regie]");
if (main) start(main);

/** The mediator's remote control: what is pressed shows at once, is sent until it arrives, and every régie agrees. */
function start(main: HTMLElement): void {
  const toast = new Toast(main);
  const sent = new Set<string>();
  const parts = new PageParts(main);
  const wall = new PrivateWall(main, parts, currentAddress, () => sender.isBusy || counters.isBusy);
  const sender = new FormSender(wall.clock, {
    answered: (html) => answer(parsePage(html)),
    late: () => toast.say(main.dataset.textAgain ?? "", true),
    unsent: () => {
      undoPressed(main);
      sent.clear();
      toast.say(main.dataset.textUnsent ?? "", true);
      wall.soon();
    },
  });
  const counters = new CounterFields(main, (form, body) => send(form, form.action, body));

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
    if (button) showPressed(button);
  });

  function send(form: HTMLFormElement, url: string, body: FormData): void {
    toast.hide();
    sent.add(partNameOf(form));
    parts.send(form);
    sender.send(url, body);
  }

  function answer(page: Document): void {
    const said = page.querySelector<HTMLElement>("[data-said]");
    clearPressed(main);
    keepVoiceInAddress(page.querySelector<HTMLElement>("[data-voice]")?.dataset.voice);
    wall.show(page, sent);
    if (!sender.isBusy && !counters.isBusy) sent.clear();
    if (said) toast.say(said.textContent?.trim() ?? "", said.matches("[data-said=refused]"));
  }

  listenToSearch(main, () => wall.soon());
  listenToShortcuts("[data-regie]");
  switchKeys(main);
  if (new URL(location.href).searchParams.has("fait"))
    history.replaceState(null, "", currentAddress() + location.hash);
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
