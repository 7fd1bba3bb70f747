import { OfflineCopy } from "./projection/offline-copy";
import { ScenePlayer } from "./projection/scene-player";
import { createScenes } from "./projection/scenes";
import { hidePointerWhenIdle, listenToScreenKeys } from "./projection/screen-controls";
import { Announcer } from "./shared/announcer";
import { CardList } from "./shared/cards/card-list";
import { markNew } from "./shared/cards/new-card";
import { keepScreenOn } from "./shared/keep-screen-on";
import { ConnectionSign } from "./shared/live/connection-sign";
import { fetchPage } from "./shared/live/fetch-page";
import { LiveWall } from "./shared/live/live-wall";
import type { WallEvent } from "./shared/live/sequence";
import { ServerClock } from "./shared/live/server-clock";
import { answeredText, pluralText } from "./shared/text/format";

const section = document.querySelector<HTMLElement>("#wall[data-wall]");
if (section) start(section);

/** The same wall for a hall: one screen, no scrolling, nobody at the keyboard. */
function start(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => pluralText(section, count));
  const sign = new ConnectionSign(section, announcer);
  const cards = new CardList(section);
  const clock = new ServerClock();
  const main = document.querySelector<HTMLElement>("main") ?? document.body;
  const player = new ScenePlayer(section, main, cards, createScenes(main, cards), clock);
  const offlineCopy = OfflineCopy.start();

  const read = async () => {
    const sequence = cards.adopt(await fetchPage());
    player.adopt();
    cards.count();
    player.update();
    void offlineCopy?.renew();
    return sequence;
  };

  const apply = (events: WallEvent[]) => {
    const arrived = cards.applyAll(events);
    const stage = events
      .map((event) => event.stage)
      .filter((told) => told != null)
      .pop();
    if (stage) player.direct(stage);
    cards.count();
    player.update();
    const seen = arrived.filter((slot) => !slot.dataset.held);
    seen.forEach(markNew);
    announcer.say(answeredText(section, events));
    if (seen.length > 0) announcer.arrived(seen.length);
    offlineCopy?.apply(events);
    // An old one that is put up is not on every screen.
    if (stage && player.isMissing) void read().catch(() => {});
  };

  const wall = new LiveWall(section, {
    apply,
    reset: read,
    time: (now) => clock.set(now),
    state: (state) => {
      sign.show(state);
      if (state === "live") void offlineCopy?.begin();
      if (state === "live") player.update();
    },
  });

  addEventListener("resize", () => player.resize());
  document.fonts.addEventListener("loadingdone", () => player.resize());
  player.update();
  hidePointerWhenIdle();
  keepScreenOn();
  listenToScreenKeys(() => player.togglePause());
  wall.start();
}
