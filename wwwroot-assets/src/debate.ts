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
const wallSection = document.querySelector<HTMLElement>("#wall[data-wall]");
if (page && wallSection) start(page, wallSection);

/** A debate on one's phone: writes, supports, and says what the room sees. */
function start(page: HTMLElement, section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>("[data-announce]");
  const announcer = new Announcer(region, (count) => pluralText(section, count));
  const sign = new ConnectionSign(section, announcer);
  const supports = new SupportButtons(page, announcer);
  const wall = new DebateWall(section, () => supports.drawButtons());
  const audienceView = new AudienceView(page, announcer, () => supports.drawButtons());
  const myContributions = new MyContributions(page, announcer);
  enhanceContributionForm(page, (sent) => myContributions.add(sent));

  const apply = (events: WallEvent[]) => {
    announcer.arrived(wall.apply(events));
    announcer.say(answeredText(section, events));
    audienceView.follow(events);
    myContributions.follow(events);
  };
  const readingTools = new ReadingTools(page, apply);
  new LiveWall(section, {
    state: (state) => sign.show(state),
    apply: (events) => readingTools.receive(events),
    reset: async () => {
      const fresh = await fetchPage();
      readingTools.renew();
      audienceView.adopt(fresh);
      return wall.adopt(fresh);
    },
  }).start();
}
