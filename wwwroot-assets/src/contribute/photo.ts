import { controls } from "./fields";
import { shrink } from "./shrink";

/** The photo of a form: made smaller as soon as it is chosen, shown, and ready when the form is sent. */
export class Photo {
  readonly #input: HTMLInputElement | undefined;
  readonly #preview: HTMLElement | null;
  #ready: Promise<File> | null = null;
  #shown = "";

  constructor(form: HTMLFormElement) {
    this.#input = controls(form, "photo").find((control) => control.type === "file");
    this.#preview = form.querySelector<HTMLElement>("[data-preview]");
    this.#input?.addEventListener("change", () => this.#choose());
    form.addEventListener("reset", () => setTimeout(() => this.#choose()));
    this.#choose();
  }

  get chosen(): File | undefined {
    return this.#input?.files?.[0];
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
    const ready = this.chosen ? shrink(this.chosen) : null;
    this.#ready = ready;
    this.#show(null);
    ready?.then((file) => {
      if (this.#ready === ready) this.#show(file);
    });
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
