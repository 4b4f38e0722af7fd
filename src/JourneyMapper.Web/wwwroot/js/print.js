// The preview of a map on paper: finds for every sheet the width of the columns at which its map stands largest, shows the sheets as large
// as the window allows, and prints when asked. Sizes are layout sizes, which no transform changes: what is measured is what is printed.

/** Widths of columns, in CSS pixels at scale 1, and from one that is tried to the next. */
const NARROWEST = 128;
const WIDEST = 640;
const WIDER = 1.15;

/** A map with two steps does not become a poster of two words. */
const LARGEST_SCALE = 2;

/** The printer's letters may be a hair wider than the screen's. */
const SLACK = 0.99;

/** Text on paper below this height, in points, is not for reading. */
const SMALLEST_READABLE = 5.5;
const POINTS_PER_PIXEL = 0.75;

const page = document.querySelector(".print-page");
const desk = page.querySelector(".desk");
const form = page.querySelector("[data-choices]");
const size = page.querySelector("[data-size]");
const tooSmall = page.querySelector("[data-too-small]");
const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });

/** The largest scale at which the map fits into its room with columns of this width. */
function scaleAt(column, room, map) {
  map.style.setProperty("--col", `${column}px`);
  return Math.min(LARGEST_SCALE, room.clientWidth * SLACK / map.offsetWidth, room.clientHeight * SLACK / map.offsetHeight);
}

/** Lets the map fill its sheet and gives the scale. Narrow columns make a map high and wide ones make it wide: the best lies between. */
function fit(sheet) {
  const room = sheet.querySelector("[data-room]");
  const map = room.querySelector("[data-map]");
  const columns = Number(getComputedStyle(map.querySelector("[data-board]")).getPropertyValue("--columns"));
  let best = { scale: 0, column: NARROWEST };
  for (let column = NARROWEST; column <= WIDEST; column *= WIDER) {
    const scale = scaleAt(column, room, map);
    if (scale >= best.scale) best = { scale, column, width: map.offsetWidth };
  }
  // What is left at the side belongs to the columns: they only become less high by it.
  const spare = Math.max(0, room.clientWidth * SLACK / best.scale - best.width) / columns;
  const scale = scaleAt(Math.min(WIDEST, best.column + spare), room, map);
  map.style.setProperty("--scale", scale);
  return scale;
}

function fitAll() {
  const letters = parseFloat(getComputedStyle(desk.querySelector("[data-map]")).fontSize);
  const points = letters * POINTS_PER_PIXEL * Math.min(...[...desk.querySelectorAll("[data-sheet]")].map(fit));
  size.textContent = size.dataset.size.replace("{0}", number.format(points));
  tooSmall.hidden = points >= SMALLEST_READABLE;
  page.dataset.fitted = "";
}

/** A whole sheet is seen at once where the window is large enough; on a phone it is as wide as the window. */
function show() {
  const sheet = desk.querySelector("[data-sheet]");
  const style = getComputedStyle(desk);
  const width = desk.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const height = innerHeight - form.offsetHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const wide = width / sheet.offsetWidth;
  page.style.setProperty("--preview", Math.min(1, wide, Math.max(height / sheet.offsetHeight, wide / 2)));
}

/** Takes paper and orientation from the form, which may have kept them over a reload, and puts them into the address. */
function choose() {
  for (const name of ["paper", "orientation"]) page.dataset[name] = form.elements[name].value;
  const choices = new URLSearchParams(new FormData(form));
  choices.set("by", page.dataset.by);
  history.replaceState(history.state, "", `${location.pathname}?${choices}`);
  fitAll();
  show();
}

async function print() {
  await Promise.all([document.fonts.ready, ...[...document.images].map(image => image.decode().catch(() => {}))]);
  fitAll();
  window.print();
}

form.addEventListener("change", choose);
form.querySelector("[data-print]").addEventListener("click", print);
addEventListener("resize", show);
// Pictures come last.
addEventListener("load", fitAll);
await document.fonts.ready;
choose();
