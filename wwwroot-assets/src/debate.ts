import { AudienceView } from "./debate/audience-view";
import { enhanceContributionForm } from "./debate/contribution-form";
import { DebateWall } from "./debate/debate-wall";
import { MyContributions } from "./debate/my-contributions";
import { ReadingTools } from "./debate/reading-tools";
import { SupportButtons } from "./debate/support-buttons";
import { Announcer } from "./shared/announcer";
import { ConnectionSign } from "./shared/live/connection-sign";
import { fetchPage } from "./shared/live/fetch-page";
import { LiveWall } from "./shared/live/live-wall";
import type { WallEvent } from "./shared/live/sequence";
import { answeredText, pluralText } from "./shared/text/format";

const page = document.querySelector<HTMLElement>("[data-debate]");
const wall = document.querySelector<HTMLElement>("#wall[data-wall]");
if (page && wall) start(page, wall);

/** A debate on one's phone: writes, supports, and says what the room sees. */
function start(page: HTMLElement, section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => pluralText(section, count));
  const sign = new ConnectionSign(section, announcer);
  const supports = new SupportButtons(page, announcer);
  const list = new DebateWall(section, () => supports.dress());
  const room = new AudienceView(page, announcer, () => supports.dress());
  const mine = new MyContributions(page, announcer);
  enhanceContributionForm(page, (sent) => mine.add(sent));

  const apply = (events: WallEvent[]) => {
    announcer.arrived(list.apply(events));
    announcer.say(answeredText(section, events));
    room.follow(events);
    mine.follow(events);
  };
  const reading = new ReadingTools(page, apply);
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
