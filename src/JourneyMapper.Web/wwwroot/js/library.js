// The page's half of the library: maps dragged onto folders, keys on a card's box, the search box and the address.

const MAP = "application/x-journeymapper-map";
const KEYS = new Map([["Delete", "Delete"], ["Backspace", "Delete"], ["m", "Move"], ["M", "Move"], ["Escape", "Escape"]]);

/** Listens on root; `server` is the circuit's LibraryScript. */
export function startLibrary(root, server) {
  const stopping = new AbortController();
  const listen = (type, listener) => root.addEventListener(type, listener, { signal: stopping.signal });
  const folderAt = event => event.dataTransfer?.types.includes(MAP) ? event.target.closest?.("[data-folder]") : null;
  let over = null;
  const mark = folder => {
    if (over === folder) return;
    over?.removeAttribute("data-over");
    over = folder;
    over?.setAttribute("data-over", "");
  };

  listen("dragstart", event => {
    const card = event.target.closest?.("[data-map]");
    // Only what may be chosen may be moved.
    if (!card?.querySelector("[data-pick]")) return;
    event.dataTransfer.setData(MAP, card.dataset.map);
    event.dataTransfer.effectAllowed = "copyMove";
    const box = card.getBoundingClientRect();
    event.dataTransfer.setDragImage(card, event.clientX - box.left, event.clientY - box.top);
  });
  listen("dragover", event => {
    const folder = folderAt(event);
    mark(folder);
    if (!folder) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  });
  listen("dragleave", event => { if (!root.contains(event.relatedTarget)) mark(null); });
  listen("dragend", () => mark(null));
  listen("drop", event => {
    const folder = folderAt(event);
    mark(null);
    if (!folder) return;
    event.preventDefault();
    server.invokeMethodAsync("Drop", event.dataTransfer.getData(MAP), folder.dataset.folder);
  });
  listen("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
    const onBox = event.target.matches?.("[data-pick]");
    const inBar = event.key === "Escape" && event.target.closest?.(".bulk");
    if (!onBox && !inBar) return;
    event.preventDefault();
    server.invokeMethodAsync("Key", KEYS.get(event.key), event.target.closest("[data-map]")?.dataset.map ?? null);
  });
  return { dispose: () => stopping.abort() };
}

/** Puts a text into a field that the page otherwise leaves to whoever types. */
export function setText(field, text) {
  if (field) field.value = text;
}

/** The address of what is shown, in place of the one before. */
export function keepAddress(address) {
  history.replaceState(history.state, "", address);
}
