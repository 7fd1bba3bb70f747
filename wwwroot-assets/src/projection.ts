import { Rotation } from "./projection/rotation";
import { hidePointerWhenIdle, keepAwake, listenToKeys } from "./projection/screen";
import { Stage } from "./projection/stage";
import { Announcer } from "./shared/announce";
import { Cards } from "./shared/cards";
import { ConnectionSign } from "./shared/connection-sign";
import { fetchPage } from "./shared/fetch-page";
import { LiveWall } from "./shared/live-wall";
import { markNew } from "./shared/newness";
import { answered, counted } from "./shared/words";

const section = document.querySelector<HTMLElement>("#wall[data-wall]");
if (section) start(section);

/** The same wall for a hall: one screen, no scrolling, nobody at the keyboard. */
function start(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => counted(section, count));
  const sign = new ConnectionSign(section, announcer);
  const cards = new Cards(section);
  const stage = new Stage(cards);
  const rotation = new Rotation(stage, cards.list);

  const wall = new LiveWall(section, {
    state: (state) => sign.show(state),
    apply: (events) => {
      const arrived = cards.applyAll(events);
      arrived.forEach(markNew);
      cards.count();
      announcer.say(answered(section, events));
      if (arrived.length === 0) return stage.refresh();
      rotation.arrived(arrived);
      announcer.arrived(arrived.length);
    },
    reset: async () => {
      const sequence = cards.adopt(await fetchPage());
      cards.count();
      stage.front();
      return sequence;
    },
  });

  hidePointerWhenIdle();
  keepAwake();
  listenToKeys(() => rotation.togglePause());
  wall.start();
}
