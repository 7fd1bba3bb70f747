import { Copy } from "./projection/copy";
import { Room } from "./projection/room";
import { scenesOf } from "./projection/scenes";
import { hidePointerWhenIdle, listenToKeys } from "./projection/screen";
import { Announcer } from "./shared/announce";
import { Cards } from "./shared/cards";
import { Clock } from "./shared/clock";
import { ConnectionSign } from "./shared/connection-sign";
import { fetchPage } from "./shared/fetch-page";
import { LiveWall } from "./shared/live-wall";
import { markNew } from "./shared/newness";
import type { WallEvent } from "./shared/sequence";
import { stayAwake } from "./shared/stay-awake";
import { answered, counted } from "./shared/words";

const section = document.querySelector<HTMLElement>("#wall[data-wall]");
if (section) start(section);

/** The same wall for a hall: one screen, no scrolling, nobody at the keyboard. */
function start(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => counted(section, count));
  const sign = new ConnectionSign(section, announcer);
  const cards = new Cards(section);
  const clock = new Clock();
  const main = document.querySelector<HTMLElement>("main") ?? document.body;
  const room = new Room(section, main, cards, scenesOf(main, cards), clock);
  const copy = Copy.start();

  const read = async () => {
    const sequence = cards.adopt(await fetchPage());
    room.adopt();
    cards.count();
    room.update();
    void copy?.renew();
    return sequence;
  };

  const apply = (events: WallEvent[]) => {
    const arrived = cards.applyAll(events);
    const stage = events
      .map((event) => event.stage)
      .filter((told) => told != null)
      .pop();
    if (stage) room.direct(stage);
    cards.count();
    room.update();
    const seen = arrived.filter((slot) => !slot.dataset.held);
    seen.forEach(markNew);
    announcer.say(answered(section, events));
    if (seen.length > 0) announcer.arrived(seen.length);
    copy?.apply(events);
    // An old one that is put up is not on every screen.
    if (stage && room.isMissing) void read().catch(() => {});
  };

  const wall = new LiveWall(section, {
    apply,
    reset: read,
    time: (now) => clock.set(now),
    state: (state) => {
      sign.show(state);
      if (state === "live") void copy?.begin();
      if (state === "live") room.update();
    },
  });

  addEventListener("resize", () => room.resize());
  document.fonts.addEventListener("loadingdone", () => room.resize());
  room.update();
  hidePointerWhenIdle();
  stayAwake();
  listenToKeys(() => room.togglePause());
  wall.start();
}
