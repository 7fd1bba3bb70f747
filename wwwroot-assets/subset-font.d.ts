/** What of subset-font is used here: the package has no types, and those of others are of an older version. */
declare module "subset-font" {
  export default function subset(
    font: Uint8Array,
    letters: string,
    options: {
      targetFormat: "sfnt" | "woff2";
      keepFeatures: string[];
      variationAxes: Record<string, number | { min: number; max: number }>;
      noHinting?: boolean;
    },
  ): Promise<Uint8Array>;
}
