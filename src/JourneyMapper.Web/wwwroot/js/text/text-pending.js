import { TextCourier } from "./text-courier.js";
import { TextStore, forgetText, pendingTexts } from "./text-store.js";

export { forgetText, pendingTexts };

/**
 * Sends what an earlier life of the page has left, without a text field. Call `reconnected({edits, version})` or
 * `reconnected({text, version})` once, then pass on the changes as to an editor until `done`.
 * @param entry one of `pendingTexts()` that has a `snapshot`
 * @returns {{version: number, reconnected, remote, versionSeen, done: Promise<{stored: boolean, text: string, code?: string}>}}
 * `version` is the one the edits are wanted from; `done` waits as long as the server cannot be reached;
 * code "opened": an editor of the same text has taken over.
 */
export function openPending(entry, { transport, onDesync, timers }) {
  const store = new TextStore(entry.key, entry);
  let finish;
  const done = new Promise(resolve => { finish = resolve; });
  const end = result => {
    courier.stop();
    store.release();
    finish(result);
  };
  const courier = new TextCourier({
    transport, id: entry.id, property: entry.property, entry, onDesync, timers, storageKey: entry.key,
    onTaken: () => finish({ stored: false, code: "opened", text: courier.session.text }),
    store: {
      savePending: (snapshot, text) => store.savePending(snapshot, text),
      saveLost: (text, code) => store.saveLost(text, code),
      clearPending: () => {
        store.clearPending();
        end({ stored: true, text: courier.session.text });
      },
    },
    onRefused: ({ code, text }) => end({ stored: false, code, text }),
  });
  return {
    get version() { return courier.session.version; },
    reconnected: info => courier.reconnected(info),
    remote: change => courier.remote(change),
    versionSeen: version => courier.versionSeen(version),
    done,
  };
}
