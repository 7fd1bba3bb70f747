import type { CardList } from "../shared/cards/card-list";
import type { Layout } from "../shared/live/stage";
import type { Scene } from "./scene";
import { MessageScene } from "./scenes/message-scene";
import { MosaicScene } from "./scenes/mosaic-scene";
import { OneCardScene } from "./scenes/one-card-scene";
import { QueueScene } from "./scenes/queue-scene";
import { StatementScene } from "./scenes/statement-scene";
import { SupportScene } from "./scenes/support-scene";
import { TestScene } from "./scenes/test-scene";
import { UnchangingScene } from "./scenes/unchanging-scene";
import { WordsScene } from "./scenes/words-scene";

/** Every way of showing a wall, each in its part of the page. */
export function createScenes(main: HTMLElement, cards: CardList): Record<Layout, Scene> {
  const part = (layout: Layout) =>
    main.querySelector<HTMLElement>(`[data-scene="${layout}"]`) ?? document.createElement("section");
  const place = (layout: Layout) => part(layout).querySelector<HTMLElement>("[data-place]") ?? part(layout);
  return {
    mosaic: new MosaicScene(cards.list),
    one: new OneCardScene(place("one")),
    support: new SupportScene(part("support"), place("support")),
    photos: new OneCardScene(place("photos"), part("photos").dataset.kinds ?? "none"),
    queue: new QueueScene(part("queue")),
    words: new WordsScene(place("words")),
    join: new UnchangingScene(),
    message: new MessageScene(place("message")),
    statement: new StatementScene(part("statement")),
    test: new TestScene(part("test")),
  };
}
