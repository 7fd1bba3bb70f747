import { fillTemplate } from "../../shared/text/format";
import type { Page, Scene, View } from "../scene";

/** The page to set up a room with, and for which depth it is set. */
export class TestScene implements Scene {
  constructor(private readonly section: HTMLElement) {}

  pages({ stage }: View): Page[] {
    const draw = () => {
      const depth = this.section.querySelector<HTMLElement>("[data-depth]");
      if (depth) depth.textContent = fillTemplate(depth.dataset.depth ?? "{0}", stage?.depth ?? 10);
    };
    return [{ lasts: Number.POSITIVE_INFINITY, draw }];
  }
}
