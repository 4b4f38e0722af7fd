import { picturesIn, upload } from "../pictures/upload.js";

// Pictures onto cards: chosen from the disk, dropped, pasted. They are sent first; then the circuit puts them on the map in one step. A
// click shows one larger.

export class CardPictures {
  #board;
  #server;
  #about = null;
  #place = null;
  #frame = null;

  /** `server` is the pictures' half of the circuit. */
  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    board.listen(board.root, "click", event => this.#click(event));
    board.listen(board.root, "change", event => this.#chosen(event));
    // Before the clipboard looks for text.
    board.listen(document, "paste", event => this.#pasted(event), { capture: true });
    board.listen(board.root, "dragover", event => this.#over(event));
    board.listen(board.root, "dragleave", event => { if (!board.root.contains(event.relatedTarget)) this.#unmark(); });
    board.listen(board.root, "drop", event => this.#dropped(event));
    board.listen(this.#view, "click", event => { if (event.target === this.#view) this.#view.close(); });
  }

  get #input() {
    return this.#board.root.querySelector("[data-picture-file]");
  }

  get #view() {
    return this.#board.root.querySelector("[data-picture-view]");
  }

  /** Asks for files to put where one stands. */
  async choose(place = this.#standing()) {
    if (!this.#board.editable()) return;
    if (!place) return this.#say("nowhere");
    this.#place = place;
    this.#input.value = "";
    this.#input.click();
  }

  /** The picture of the card that one stands on, larger. */
  show(card = this.#chosenCard()) {
    const picture = card?.querySelector("img[data-picture]");
    if (!picture) return;
    const [large, words] = [this.#view.querySelector("img"), this.#view.querySelector("figcaption")];
    large.src = picture.src;
    large.alt = picture.alt;
    words.textContent = "described" in picture.dataset ? picture.alt : "";
    this.#view.showModal();
    this.#view.addEventListener("close", () => card.focus({ preventScroll: true }), { once: true });
  }

  /** Asks what the picture of a card shows. */
  describe(card = this.#chosenCard()) {
    if (card) this.#board.editors.open(card.dataset.id, "alt");
  }

  #chosenCard() {
    return this.#board.find(this.#board.selection.ids[0] ?? "");
  }

  #click(event) {
    const { target } = event;
    const button = target.closest("[data-picture-for]");
    if (button) this.choose({ cardId: button.dataset.pictureFor });
    else if (target.closest("[data-describe]") && this.#board.editable()) this.describe(target.closest(".card"));
    else if (target.matches("img[data-picture]")) this.show(target.closest(".card"));
  }

  #chosen(event) {
    if (event.target === this.#input) this.#bring([...this.#input.files], this.#place);
  }

  #pasted(event) {
    const pictures = picturesIn(event.clipboardData);
    const { activeElement } = document;
    // A spreadsheet puts a picture of its cells beside their words: the words are meant.
    if (pictures.length === 0 || event.clipboardData.getData("text/plain").trim() || !this.#board.editable()) return;
    if (!this.#board.root.contains(activeElement) || activeElement.closest("input, [role=dialog], dialog")) return;
    event.preventDefault();
    event.stopPropagation();
    const place = this.#standing();
    if (place) this.#bring(pictures, place);
    else this.#say("nowhere");
  }

  #over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    // Also where nothing may be dropped: a file beside the board must not take its place in the window.
    event.preventDefault();
    const spot = this.#board.editable() ? this.#spot(event) : null;
    event.dataTransfer.dropEffect = spot ? "copy" : "none";
    this.#mark(spot);
  }

  #dropped(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.#unmark();
    const spot = this.#board.editable() ? this.#spot(event) : null;
    const files = [...event.dataTransfer.files];
    if (spot && files.length > 0) this.#bring(files, spot.place);
  }

  // The card or the cell under the pointer, with the box to mark.
  #spot(event) {
    const card = event.target.closest?.(".card[data-id]:not(.feeling)");
    if (card) return this.#board.isLocked(card) ? null : { place: { cardId: card.dataset.id }, box: card.getBoundingClientRect() };
    const cell = event.target.closest?.("[data-board]") ? this.#board.grid.cellAt(event.clientX, event.clientY) : null;
    if (!cell || cell.isLocked || cell.isCurve) return null;
    const [column, row] = [cell.step.getBoundingClientRect(), cell.row.getBoundingClientRect()];
    return { place: { laneId: cell.laneId, stepId: cell.stepId }, box: { left: column.left, width: column.width, top: row.top, height: row.height } };
  }

  #mark(spot) {
    if (!spot) return this.#unmark();
    if (!this.#frame) {
      this.#frame = document.createElement("div");
      this.#frame.className = "landing wide";
      document.body.append(this.#frame);
    }
    const { left, top, width, height } = spot.box;
    Object.assign(this.#frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  #unmark() {
    this.#frame?.remove();
    this.#frame = null;
  }

  // The card or the cell that one stands in, also while one types there.
  #standing() {
    const { activeElement } = document;
    const card = activeElement?.closest?.(".card[data-id]:not(.feeling)") ?? (activeElement?.closest?.("[data-panel]") ? this.#chosenCard()?.closest(".card") : null);
    if (card) return this.#board.isLocked(card) ? null : { cardId: card.dataset.id };
    const probe = activeElement?.closest?.("[data-probe]");
    const cell = probe && !this.#board.isLocked(probe) && !probe.closest("[data-curve]") ? this.#board.grid.cellOf(probe) : null;
    return cell && { laneId: cell.laneId, stepId: cell.stepId };
  }

  async #bring(files, place) {
    const about = await this.#words();
    if (!about) return;
    if (files.length > about.most) return this.#board.say(about.tooMany);
    const done = this.#board.state.sending();
    this.#board.say(about.sending, { isQuiet: true });
    try {
      const answers = await Promise.all(files.map(upload));
      const images = answers.filter(answer => answer.id).map(answer => answer.id);
      const wrong = answers.find(answer => !answer.id);
      const cards = images.length > 0 ? await this.#board.ask(this.#server, "Put", place, images) : [];
      if (wrong || !cards) this.#board.say(wrong?.problem || about.failed);
      if (cards?.length > 0) await this.#arrived(cards);
    } finally {
      done();
    }
  }

  // One picture: what does it show? Several: the cards ask.
  async #arrived(cards) {
    const first = await this.#board.appear(cards[0]);
    first?.scrollIntoView({ block: "nearest", inline: "nearest" });
    first?.focus({ preventScroll: true });
    if (cards.length === 1 && first && !document.activeElement?.closest("[data-panel]")) await this.#board.editors.open(cards[0], "alt");
  }

  async #say(what) {
    this.#board.say((await this.#words())?.[what] ?? "");
  }

  async #words() {
    return this.#about ??= await this.#board.ask(this.#server, "About");
  }
}
