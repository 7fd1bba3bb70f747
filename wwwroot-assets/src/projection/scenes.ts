import type { Cards } from "../shared/cards";
import type { Layout } from "../shared/stage";
import type { Scene } from "./scene";
import { Message } from "./scenes/message";
import { Mosaic } from "./scenes/mosaic";
import { One } from "./scenes/one";
import { Queue } from "./scenes/queue";
import { RoomTest } from "./scenes/room-test";
import { StatementScene } from "./scenes/statement";
import { Still } from "./scenes/still";
import { Support } from "./scenes/support";
import { Words } from "./scenes/words";

/** Every way of showing a wall, each in its part of the page. */
export function scenesOf(main: HTMLElement, cards: Cards): Record<Layout, Scene> {
  const part = (layout: Layout) =>
    main.querySelector<HTMLElement>(`[data-scene="${layout}"]`) ?? document.createElement("section");
  const place = (layout: Layout) => part(layout).querySelector<HTMLElement>("[data-place]") ?? part(layout);
  return {
    mosaic: new Mosaic(cards.list),
    one: new One(place("one")),
    support: new Support(part("support"), place("support")),
    photos: new One(place("photos"), part("photos").dataset.kinds ?? "none"),
    queue: new Queue(part("queue")),
    words: new Words(place("words")),
    join: new Still(),
    message: new Message(place("message")),
    statement: new StatementScene(part("statement")),
    test: new RoomTest(part("test")),
  };
}
