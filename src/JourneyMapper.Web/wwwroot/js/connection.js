// Starts Blazor and looks after the connection: a small banner while it is down, nothing covered, back by itself.
// Tells the page by DOM events on document: journey:offline, journey:online, journey:reload (about to load anew: keep what you must).

const firstPause = 250;
const longestPause = 2_000;
const rememberedFor = 30_000;
const placeKey = "journey.place";

const banner = document.getElementById("components-reconnect-modal");
let down = false;
let wake = () => {};

function pause(milliseconds) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => { clearTimeout(timer); resolve(); };
  });
}

async function serverIsReady() {
  try { return (await fetch("/healthz/ready", { cache: "no-store" })).ok; }
  catch { return false; }
}

// A signed-out page is led elsewhere; there is no way back for its circuit then.
async function isSignedOut() {
  try { return (await fetch("/profile", { cache: "no-store", redirect: "manual" })).type === "opaqueredirect"; }
  catch { return false; }
}

async function comeBack() {
  for (let wait = firstPause; ; wait = Math.min(wait * 1.6, longestPause)) {
    try {
      if (await Blazor.reconnect()) return;
      // The server is there but our circuit is gone (it was restarted, or we were away too long).
      if (await serverIsReady()) return loadAnew();
    } catch {
      // Out of reach, or no longer let in.
      if (await isSignedOut()) return loadAnew();
    }
    await pause(wait);
  }
}

async function onConnectionDown() {
  if (down) return;
  down = true;
  banner.hidden = false;
  document.dispatchEvent(new CustomEvent("journey:offline"));
  await comeBack();
}

function onConnectionUp() {
  if (!down) return;
  down = false;
  banner.hidden = true;
  document.dispatchEvent(new CustomEvent("journey:online"));
}

function loadAnew() {
  document.dispatchEvent(new CustomEvent("journey:reload"));
  keepPlace();
  location.reload();
  return new Promise(() => {});
}

// What scrolls by itself is marked with data-keep-scroll="name": the browser brings back only the window's own place.
function keepPlace() {
  const scrolls = [...document.querySelectorAll("[data-keep-scroll]")]
    .map(node => [node.dataset.keepScroll, node.scrollLeft, node.scrollTop]);
  sessionStorage.setItem(placeKey, JSON.stringify({ path: location.pathname, at: Date.now(), scrolls }));
}

function takeUpPlace() {
  const kept = JSON.parse(sessionStorage.getItem(placeKey) ?? "null");
  sessionStorage.removeItem(placeKey);
  if (kept?.path !== location.pathname || Date.now() - kept.at > rememberedFor) return;
  const waiting = new Map(kept.scrolls.map(([name, left, top]) => [name, { left, top }]));
  const apply = () => {
    for (const node of document.querySelectorAll("[data-keep-scroll]")) {
      const place = waiting.get(node.dataset.keepScroll);
      if (!place) continue;
      node.scrollTo({ ...place, behavior: "instant" });
      if (node.scrollLeft === place.left && node.scrollTop === place.top) waiting.delete(node.dataset.keepScroll);
    }
    if (waiting.size === 0) watch.disconnect();
  };
  const watch = new MutationObserver(apply);
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), rememberedFor / 10);
  apply();
}

addEventListener("online", () => wake());
document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });

// Blazor says goodbye to its circuit on "unload", which browsers are taking away; "pagehide" comes at the same time.
const listen = window.addEventListener;
window.addEventListener = (type, ...rest) => listen.call(window, type === "unload" ? "pagehide" : type, ...rest);

takeUpPlace();
await Blazor.start({ circuit: { reconnectionHandler: { onConnectionDown, onConnectionUp } } });
document.dispatchEvent(new CustomEvent("journey:started"));
