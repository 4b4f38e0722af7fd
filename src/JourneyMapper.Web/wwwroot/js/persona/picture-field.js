import { picturesIn, upload } from "../pictures/upload.js";

/** A picture comes to a profile: chosen from the disk, dropped on the head, or pasted where nobody is writing. */
export class PictureField {
  #page;

  constructor(page) {
    this.#page = page;
    page.listen(page.root, "change", event => {
      if (!event.target.matches("[data-picture]")) return;
      this.#send(event.target.files);
      event.target.value = "";
    });
    page.listen(page.root, "dragover", event => { if (this.#isOver(event)) event.preventDefault(); });
    page.listen(page.root, "drop", event => {
      if (!this.#isOver(event)) return;
      event.preventDefault();
      this.#send(picturesIn(event.dataTransfer));
    });
    page.listen(document, "paste", event => {
      if (event.target.closest?.("input, textarea") || picturesIn(event.clipboardData).length === 0) return;
      event.preventDefault();
      this.#send(picturesIn(event.clipboardData));
    });
  }

  /** Makes a picture of the workspace this persona's; null = none any more. */
  take(id) {
    return this.#page.call("SetPicture", id);
  }

  #isOver(event) {
    return event.target.closest("[data-picture-drop]") && event.dataTransfer?.types.includes("Files");
  }

  async #send([file]) {
    if (!file || !this.#page.editable()) return;
    const done = this.#page.state.sending();
    try {
      const { id, problem } = await upload(file);
      if (id) await this.take(id);
      else await this.#page.call("PictureFailed", problem);
    } finally {
      done();
    }
  }
}
