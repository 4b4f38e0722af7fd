// `crypto.randomUUID` wants a secure context; a laptop that serves a workshop room speaks plain http. `getRandomValues` works there.
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A submission id: 132 random bits in 22 characters of A-Z a-z 0-9 _ -. */
export function newId() {
  let id = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(22))) id += ALPHABET[byte & 63];
  return id;
}
