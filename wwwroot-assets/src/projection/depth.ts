import type { Stage } from "../shared/stage";

/** In a deep room letters are so large that fewer columns are left. */
export function lettersOf(stage: Stage | null): "near" | "far" | "very-far" {
  const depth = stage?.depth ?? 10;
  if (depth <= 12) return "near";
  return depth <= 20 ? "far" : "very-far";
}

/** What stands side by side elsewhere comes one after the other there. */
export function isDeep(stage: Stage | null): boolean {
  return lettersOf(stage) !== "near";
}
