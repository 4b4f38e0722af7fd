// Letters that no server has answered for lie in sessionStorage: a reload, a new circuit or another node finds them there.
const PREFIX = "journeymapper.text.";
// Words that the server refused lie beside what is typed afterwards.
const LOST = "#lost";

// What an open editor is responsible for at this moment is no business of a reload's.
const held = new Set();

const storage = () => {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    // Storage switched off: typing works, only a reload would forget unanswered letters.
    return null;
  }
};

/** Keeps the pending state of one text under its key. */
export class TextStore {
  #key;
  #about;

  /** @param {string} key names this text within the tab  @param {{id: string, property: string}} about */
  constructor(key, about) {
    this.#key = key;
    this.#about = { id: about.id, property: about.property };
    held.add(key).add(key + LOST);
  }

  /** Letters to send that an earlier life of this page has left here, or null. */
  loadPending() {
    return readEntry(this.#key);
  }

  /** Refused words that an earlier life of this page has left here, or null. */
  loadLost() {
    return readEntry(this.#key + LOST);
  }

  savePending(snapshot, text) {
    this.#write(this.#key, { ...this.#about, text, snapshot });
  }

  saveLost(text, code) {
    this.#write(this.#key + LOST, { ...this.#about, text, lost: code });
    forgetText(this.#key);
  }

  clearPending() {
    forgetText(this.#key);
  }

  clearLost() {
    forgetText(this.#key + LOST);
  }

  /** The text is no longer open here: what is left is found by `pendingTexts` again. */
  release() {
    held.delete(this.#key);
    held.delete(this.#key + LOST);
  }

  #write(key, entry) {
    try {
      storage()?.setItem(PREFIX + key, JSON.stringify(entry));
    } catch {
      // Full: the letters are still on the screen and on their way; only the net under a reload is missing.
    }
  }
}

function readEntry(key) {
  try {
    const entry = JSON.parse(storage()?.getItem(PREFIX + key) ?? "null");
    return entry && { key, ...entry };
  } catch {
    return null;
  }
}

/**
 * What earlier lives of this page have left and no open editor holds: `[{key, id, property, text, snapshot?, lost?}]`. With `snapshot`
 * there are letters to send (`openPending`); with `lost` (the refusal's code) there are words to show. `start` narrows by key.
 */
export function pendingTexts(start = "") {
  const found = [];
  try {
    const all = storage();
    for (let i = 0; i < (all?.length ?? 0); i++) {
      const name = all.key(i);
      if (!name.startsWith(PREFIX + start)) continue;
      const key = name.slice(PREFIX.length);
      const entry = held.has(key) ? null : readEntry(key);
      if (entry) found.push(entry);
    }
  } catch {
    return found;
  }
  return found;
}

/** Drops what lies under the key: sent, copied, or thrown away by the person. */
export function forgetText(key) {
  try {
    storage()?.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept there either.
  }
}
