import { Memo, overflows, type Page, READING, type Scene, type View } from "../scene";

/** In hundredths of the screen's height. */
const SIZES = [15, 12.5, 10.5, 9, 7.6, 6.4, 5.4];

/** What the mediator says, in letters as large as its place allows. */
export class Message implements Scene {
  readonly #drawn = new Memo<true>();

  constructor(private readonly place: HTMLElement) {}

  pages({ stage, epoch }: View): Page[] {
    const message = stage?.message ?? "";
    const draw = () => this.#drawn.of(`${epoch} ${message}`, () => write(this.place, message));
    return [{ lasts: READING, draw }];
  }
}

/** Writes a text in the largest letters in which it fits in its parent. */
export function write(place: HTMLElement, text: string, sizes = SIZES): true {
  place.textContent = text;
  const around = place.parentElement ?? place;
  for (const size of sizes) {
    place.style.setProperty("--large", `${size}vh`);
    if (!overflows(around)) break;
  }
  return true;
}
