/** What the room is to look at, as the hub tells it (StageView on the server). */
export interface Stage {
  layout: Layout;
  curtain: boolean;
  /** What was published later waits; null when nothing does. */
  frozenAt: string | null;
  /** The contribution on the platform. */
  now: string | null;
  /** The page of it that is read, when it is too long for the screen. */
  page: number;
  next: string[];
  answered: string[];
  pinned: string[];
  hidden: string[];
  message: string;
  statement: Statement | null;
  /** Metres from the screen to the last row. */
  depth: number | null;
  /** Whether people may write. */
  open: boolean;
  /** Pages are turned from here; null when nobody directed it yet. */
  since: string | null;
}

export type Layout =
  | "mosaic"
  | "one"
  | "support"
  | "photos"
  | "queue"
  | "words"
  | "join"
  | "message"
  | "statement"
  | "test";

export interface Statement {
  text: string;
  before: Sides | null;
  after: Sides | null;
  first: Side | null;
  arguments: { side: Side; text: string }[];
}

export interface Sides {
  agree: number;
  disagree: number;
}

export type Side = "agree" | "disagree";

/** The stage that a page was drawn with; null on a wall that nobody directs. */
export function stageOf(section: HTMLElement): Stage | null {
  return section.dataset.stage ? (JSON.parse(section.dataset.stage) as Stage) : null;
}

/** Whether the room may see this card now: neither hidden by the mediator, nor waiting since arrivals are held. */
export function isLetIn(slot: HTMLElement, stage: Stage | null): boolean {
  if (!stage) return true;
  const { id = "", at = "" } = slot.dataset;
  if (stage.hidden.includes(id)) return false;
  const named =
    id === stage.now || stage.next.includes(id) || stage.pinned.includes(id) || stage.answered.includes(id);
  return named || !stage.frozenAt || Date.parse(at) <= Date.parse(stage.frozenAt);
}
