import { head } from "./link-paths.js";

// Links as SVG. Kinds differ by dash, by arrow head and by where they run, not by colour alone.

const SVG = "http://www.w3.org/2000/svg";
const OPEN_HEADS = new Set(["back", "channelJump"]);

/** A link: what one can hit, its line, its head and its share. */
export function drawn(link, route) {
  const group = make("g", { class: `link ${link.kind}`, "data-link": link.id });
  const isOpen = OPEN_HEADS.has(link.kind);
  group.append(
    make("path", { class: "hit", d: route.d }),
    make("path", { class: "way", d: route.d }),
    make("path", { class: isOpen ? "tip open" : "tip", d: head(isOpen), transform: `translate(${route.head.x} ${route.head.y}) rotate(${route.head.turn})` }));
  return group;
}

/** The share of a link, and what is wrong with those of all that leave with it. */
export function label(link, { label: place }, odd) {
  const text = make("text", { class: odd ? "share odd" : "share", x: place.x, y: place.y, "data-link": link.id, "text-anchor": place.isBeside ? "start" : "middle", dy: ".34em" });
  text.textContent = [link.label, odd].filter(Boolean).join(" ");
  return text;
}

export function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
