/**
 * Shows words that have no place any more, readonly, with "put it back" and "copy". Returns `{remove}`.
 * @param {{text: string, labels: {title: string, putBack: string, copy: string, copied: string}, onPutBack?: (text) => any, onDone: () => void}} options
 * `onPutBack` may return a promise; when it rejects, the words stay. `onDone` is called once the words are safe elsewhere.
 */
export function showLost(host, { text, labels, onPutBack, onDone }) {
  const panel = document.createElement("div");
  panel.className = "jm-text-lost";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", labels.title);
  const title = document.createElement("p");
  title.className = "jm-text-lost-title";
  title.setAttribute("role", "status");
  const words = document.createElement("div");
  words.className = "jm-text-lost-words";
  words.tabIndex = 0;
  words.textContent = text;
  const buttons = document.createElement("div");
  buttons.className = "jm-text-lost-buttons";
  const button = (label, click) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", click);
    buttons.append(made);
    return made;
  };
  if (onPutBack) {
    const putBack = button(labels.putBack, async () => {
      putBack.disabled = true;
      try {
        await onPutBack(text);
        panel.remove();
        onDone();
      } catch {
        putBack.disabled = false;
      }
    });
  }
  button(labels.copy, async () => {
    if (!await copyText(text, words)) return;
    title.textContent = labels.copied;
    onDone();
  });
  panel.append(title, words, buttons);
  host.append(panel);
  // Set after it stands in the page, so that screen readers say it.
  title.textContent = labels.title;
  return { remove: () => panel.remove() };
}

// On plain http there is no clipboard object: select what is shown and let the old command copy it.
async function copyText(text, shown) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the person or the browser: the old way needs no permission.
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "jm-text-copy";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  focused?.focus?.();
  // Nothing works: leave the words selected, so that the person's own copy key does.
  if (!copied) getSelection()?.selectAllChildren(shown);
  return copied;
}
