// Where one stands on the board, for what takes the keyboard away for a while.

/** Remembers what has the focus: its element, or the step of the empty cell. `back()` goes there again, whatever has happened to it. */
export function standing(board) {
  const node = document.activeElement;
  const item = board.root.contains(node) ? node.closest("[data-id], [data-probe]") : null;
  const place = item && board.grid.node.contains(item) ? board.grid.placeOf(item) : null;
  const id = item?.dataset.id ?? null;
  return {
    id,
    step: item?.dataset.step || null,
    back() {
      const there = id && board.find(id);
      if (there) there.focus({ preventScroll: true });
      else if (place) board.grid.goTo(place.row, place.column);
      else if (node !== document.body && node.isConnected) node.focus({ preventScroll: true });
      else board.grid.shown.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
    },
  };
}

/** True for Ctrl (Cmd on a Mac) and this letter; keyboards without Latin letters keep its place. */
export function isCommand(event, letter) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === letter : event.code === `Key${letter.toUpperCase()}`;
}
