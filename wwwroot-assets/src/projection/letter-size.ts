import type { Stage } from "../shared/live/stage";

/** In a deep room letters are so large that fewer columns are left. */
export function letterSizeFor(stage: Stage | null): "near" | "far" | "very-far" {
  const depth = stage?.depth ?? 10;
  if (depth <= 12) return "near";
  return depth <= 20 ? "far" : "very-far";
}

/** What stands side by side elsewhere comes one after the other there. */
export function isDeepRoom(stage: Stage | null): boolean {
  return letterSizeFor(stage) !== "near";
}
