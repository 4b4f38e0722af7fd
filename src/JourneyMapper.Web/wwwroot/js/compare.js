// The walk through the differences of two maps: by N and P, by the buttons, or by choosing one in the list.

const QUIET = "input, textarea, select, [contenteditable], [role=dialog]";

export function walkThrough(root) {
  const marks = () => [...root.querySelectorAll("[data-go]")];
  let current = null;

  function go(mark) {
    const place = mark && document.getElementById(mark.dataset.go);
    if (!place) return;
    current = mark.dataset.go;
    for (const other of marks()) {
      if (other === mark) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    mark.scrollIntoView({ block: "nearest" });
    place.scrollIntoView({ block: "center", inline: "center" });
    place.focus({ preventScroll: true });
  }

  function step(by) {
    const all = marks();
    const at = all.findIndex(mark => mark.dataset.go === current);
    if (all.length > 0) go(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[(at + by + all.length) % all.length]);
  }

  const key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest(QUIET)) return;
    const by = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  const click = event => {
    const mark = event.target.closest("[data-go]");
    const button = event.target.closest("[data-walk]");
    if (mark) go(mark);
    else if (button) step(Number(button.dataset.walk));
  };
  document.addEventListener("keydown", key);
  root.addEventListener("click", click);
  return {
    dispose() {
      document.removeEventListener("keydown", key);
      root.removeEventListener("click", click);
    },
  };
}
