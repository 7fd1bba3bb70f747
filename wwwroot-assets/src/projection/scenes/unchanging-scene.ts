import type { Page, Scene } from "../scene";

/** What stands as the server drew it. */
export class UnchangingScene implements Scene {
  pages(): Page[] {
    return [{ lasts: Number.POSITIVE_INFINITY, draw: () => {} }];
  }
}
