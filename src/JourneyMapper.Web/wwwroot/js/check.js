// What a person has put away of the look over a map: kept by their browser, map by map.

const STORE = "journeymapper.check.";

/** The names of what is put away; a browser may refuse to remember. */
export function putAway(map) {
  try {
    const names = JSON.parse(localStorage.getItem(STORE + map) ?? "[]");
    return Array.isArray(names) ? names.filter(name => typeof name === "string") : [];
  } catch {
    return [];
  }
}

export function keepAway(map, names) {
  try {
    if (names.length > 0) localStorage.setItem(STORE + map, JSON.stringify(names));
    else localStorage.removeItem(STORE + map);
  } catch {
    // Then it is not remembered.
  }
}
