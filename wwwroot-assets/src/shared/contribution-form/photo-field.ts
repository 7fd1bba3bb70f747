import { clearError, showError } from "./field-errors";
import { controls } from "./fields";
import { type PhotoProblem, problemOf } from "./photo-problem";
import { shrinkPhoto } from "./shrink-photo";

/** The photo of a form: made smaller as soon as it is chosen, shown, and ready when the form is sent. */
export class PhotoField {
  readonly #input: HTMLInputElement | undefined;
  readonly #preview: HTMLElement | null;
  #ready: Promise<File> | null = null;
  #problem: Promise<PhotoProblem | null> | null = null;
  #shown = "";

  constructor(private readonly form: HTMLFormElement) {
    this.#input = controls(form, "photo").find((control) => control.type === "file");
    this.#preview = form.querySelector<HTMLElement>("[data-preview]");
    // Made a JPEG here, where this browser reads it. HEIC is not asked for: telephones hand over a JPEG of it by themselves.
    if (this.#input) this.#input.accept += ",image/avif";
    this.#input?.addEventListener("change", () => {
      clearError(form, "photo");
      this.#choose();
    });
    form.addEventListener("reset", () => setTimeout(() => this.#choose()));
    this.#choose();
  }

  get chosen(): File | undefined {
    return this.#input?.files?.[0];
  }

  /** Goes back to a file that the server would refuse, as was said when it was chosen; false when there is none. */
  async refuse(): Promise<boolean> {
    if (!this.#input || this.#input.disabled || !(await this.#problem)) return false;
    this.#input.focus();
    return true;
  }

  /** Puts the smaller picture in place of the one that was chosen. */
  async putInto(data: FormData): Promise<void> {
    if (!this.#input || this.#input.disabled || !this.#ready) return;
    const file = await this.#ready;
    data.set(this.#input.name, file, file.name);
  }

  /** After the server drew the form again: what was chosen is still there. */
  takeOver(file: File | undefined): void {
    if (!file || !this.#input || this.chosen) return;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    this.#input.files = transfer.files;
    this.#choose();
  }

  #choose(): void {
    const chosen = this.chosen;
    const ready = chosen ? shrinkPhoto(chosen) : null;
    this.#ready = ready;
    this.#problem = ready?.then((file) => (file === chosen ? this.#look(file) : null)) ?? null;
    this.#show(null);
    ready?.then(async (file) => {
      if (this.#ready === ready) this.#show(file);
      const problem = await this.#problem;
      if (problem && this.#ready === ready) this.#say(problem);
    });
  }

  /** What this browser made smaller is a picture; the rest is looked at before it travels for nothing. */
  #look(file: File): Promise<PhotoProblem | null> {
    const mostBytes = Number(this.#input?.dataset.mostBytes ?? Infinity);
    // What cannot even be read here is for the server to judge.
    return problemOf(file, mostBytes).catch(() => null);
  }

  #say(problem: PhotoProblem): void {
    showError(this.form, "photo", this.#input?.dataset[problem] ?? "");
  }

  #show(file: File | null): void {
    const image = this.#preview?.querySelector("img");
    if (!this.#preview || !image) return;
    URL.revokeObjectURL(this.#shown);
    this.#preview.hidden = true;
    image.removeAttribute("src");
    if (!file) return;
    // Shown once it is decoded: a picture that this browser cannot read has no preview.
    image.onload = () => this.#preview?.removeAttribute("hidden");
    this.#shown = URL.createObjectURL(file);
    image.src = this.#shown;
  }
}
