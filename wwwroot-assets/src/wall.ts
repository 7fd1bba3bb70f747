import { Announcer } from "./shared/announce";
import { Cards } from "./shared/cards";
import { ConnectionSign } from "./shared/connection-sign";
import { fetchPage } from "./shared/fetch-page";
import { LiveWall } from "./shared/live-wall";
import { Masonry } from "./shared/masonry";
import { answered, counted } from "./shared/words";
import { Arrivals } from "./wall/arrivals";

const section = document.querySelector<HTMLElement>("#wall[data-wall]");
if (section) start(section);

/** One wall on anyone's screen: it lives, without moving what one is reading. */
function start(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => counted(section, count));
  const sign = new ConnectionSign(section, announcer);
  const cards = new Cards(section);
  const masonry = new Masonry(cards.list);
  const arrivals = new Arrivals(section, cards, () => masonry.layout());

  const wall = new LiveWall(section, {
    state: (state) => sign.show(state),
    apply: (events) => {
      const arrived = cards.applyAll(events);
      arrivals.receive(arrived);
      cards.count();
      masonry.layout();
      if (arrived.length > 0) announcer.arrived(arrived.length);
      announcer.say(answered(section, events));
    },
    reset: async () => {
      const sequence = cards.adopt(await fetchPage());
      arrivals.refresh();
      cards.count();
      masonry.layout();
      return sequence;
    },
  });
  wall.start();
}
