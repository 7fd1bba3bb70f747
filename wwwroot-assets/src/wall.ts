import { Announcer } from "./shared/announcer";
import { CardList } from "./shared/cards/card-list";
import { Masonry } from "./shared/cards/masonry";
import { ConnectionSign } from "./shared/live/connection-sign";
import { fetchPage } from "./shared/live/fetch-page";
import { LiveWall } from "./shared/live/live-wall";
import { answeredText, pluralText } from "./shared/text/format";
import { Arrivals } from "./wall/arrivals";

const section = document.querySelector<HTMLElement>("#wall[data-wall]");
if (section) start(section);

/** One wall on anyone's screen: it lives, without moving what one is reading. */
function start(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => pluralText(section, count));
  const sign = new ConnectionSign(section, announcer);
  const cards = new CardList(section);
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
      announcer.say(answeredText(section, events));
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
