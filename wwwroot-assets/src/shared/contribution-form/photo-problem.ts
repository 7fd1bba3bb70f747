export type PhotoProblem = "heic" | "avif" | "notAPicture" | "tooHeavy";

/** As the server does: by the first bytes, whatever the name says. */
export async function problemOf(file: File, mostBytes: number): Promise<PhotoProblem | null> {
  const first = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const text = String.fromCharCode(...first);
  if (text.slice(4, 8) === "ftyp") {
    return problemOfBrands(text.slice(8));
  }
  if (!isPicture(text)) {
    return "notAPicture";
  }
  return file.size > mostBytes ? "tooHeavy" : null;
}

function isPicture(text: string): boolean {
  const isWebP = text.startsWith("RIFF") && text.slice(8, 12) === "WEBP";
  return isWebP || text.startsWith("\xff\xd8\xff") || text.startsWith("\x89PNG\r\n\x1a\n");
}

/** The major brand, then a version, then the brands it is compatible with. */
function problemOfBrands(brands: string): PhotoProblem {
  const major = brands.slice(0, 4);
  if (/^avi[fs]$/.test(major)) return "avif";
  if (/^he[iv].$/.test(major)) return "heic";
  if (!/^m[is]f1$/.test(major)) return "notAPicture";
  return brands.slice(8).includes("avif") ? "avif" : "heic";
}
