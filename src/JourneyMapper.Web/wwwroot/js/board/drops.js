/** What drops down from a button of the page (`[data-drop]`) closes when one has done with it: a click elsewhere, Escape, or Tab out of it. */
export function followDrops(page) {
  const close = event => {
    for (const drop of page.root.querySelectorAll("[data-drop][open]")) {
      if (event.type !== "keydown" && drop.contains(event.target) && !event.target.closest("a")) continue;
      if (event.type === "keydown" && drop.contains(document.activeElement)) drop.querySelector("summary").focus();
      drop.open = false;
    }
  };
  page.listen(page.root, "focusout", event => {
    const drop = event.target.closest("[data-drop][open]");
    const next = event.relatedTarget;
    // A press on a label gives the focus to whatever scrolls around it first: what is pressed must not go away meanwhile.
    if (drop && next && !drop.contains(next) && !next.contains(drop)) drop.open = false;
  });
  page.listen(document, "click", close);
  page.listen(document, "keydown", event => { if (event.key === "Escape") close(event); });
}
