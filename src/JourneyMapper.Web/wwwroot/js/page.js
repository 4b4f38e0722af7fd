// Small things that only a browser can do, each with its way on plain http.

/** Copies text; false when the browser does not allow it (then the field with the text is selected for Ctrl+C). */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // navigator.clipboard exists only on https and localhost.
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/**
 * Puts the focus on the page's heading, for those who hear the page. A map's title is a thing to edit: to stand on it from the start would
 * look like an offer to type.
 * @param {boolean} arrives the page has only just come alive: whoever is somewhere already stays there.
 */
export function focusHeading(arrives) {
  if (arrives && document.activeElement && document.activeElement !== document.body) return;
  const heading = document.querySelector("h1:not([data-id])");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** "/" puts the caret into the search box, as long as nobody is writing anywhere. */
export function slashFocuses(field) {
  const listen = event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], [role=dialog]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  document.addEventListener("keydown", listen);
  return { dispose: () => document.removeEventListener("keydown", listen) };
}

/** The text of a field as bytes, which are read in pieces: it may be longer than a message may be. */
export function bytesOf(field) {
  return new Blob([field.value]);
}

/** Files dropped anywhere on zone go to the file input, as if chosen there. */
export function dropInto(zone, input) {
  let depth = 0;
  const carriesFiles = event => event.dataTransfer?.types.includes("Files");
  const mark = () => zone.classList.toggle("dropping", depth > 0);
  const enter = event => { if (carriesFiles(event)) { depth++; mark(); } };
  const leave = event => { if (carriesFiles(event)) { depth = Math.max(0, depth - 1); mark(); } };
  const over = event => { if (carriesFiles(event)) event.preventDefault(); };
  const drop = event => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const all = { dragenter: enter, dragleave: leave, dragover: over, drop };
  for (const [name, listener] of Object.entries(all)) zone.addEventListener(name, listener);
  zone.dataset.takesFiles = "";
  return { dispose: () => { for (const [name, listener] of Object.entries(all)) zone.removeEventListener(name, listener); } };
}
