import { List } from "./debate/list";
import { Mine } from "./debate/mine";
import { Reading } from "./debate/reading";
import { Room } from "./debate/room";
import { Supports } from "./debate/supports";
import { listenToWriting } from "./debate/write";
import { Announcer } from "./shared/announce";
import { ConnectionSign } from "./shared/connection-sign";
import { fetchPage } from "./shared/fetch-page";
import { LiveWall } from "./shared/live-wall";
import type { WallEvent } from "./shared/sequence";
import { answered, counted } from "./shared/words";

const page = document.querySelector<HTMLElement>("[data-debate]");
const wall = document.querySelector<HTMLElement>("#wall[data-wall]");
if (page && wall) start(page, wall);

/** A debate on one's phone: writes, supports, and says what the room sees. */
function start(page: HTMLElement, section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => counted(section, count));
  const sign = new ConnectionSign(section, announcer);
  const supports = new Supports(page, announcer);
  const list = new List(section, () => supports.dress());
  const room = new Room(page, announcer, () => supports.dress());
  const mine = new Mine(page, announcer);
  listenToWriting(page, (sent) => mine.add(sent));

  const apply = (events: WallEvent[]) => {
    announcer.arrived(list.apply(events));
    announcer.say(answered(section, events));
    room.follow(events);
    mine.follow(events);
  };
  const reading = new Reading(page, apply);
  new LiveWall(section, {
    state: (state) => sign.show(state),
    apply: (events) => reading.receive(events),
    reset: async () => {
      const fresh = await fetchPage();
      reading.renew();
      room.adopt(fresh);
      return list.adopt(fresh);
    },
  }).start();
}
