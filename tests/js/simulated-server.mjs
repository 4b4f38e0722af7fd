import { apply, transform } from "../../src/JourneyMapper.Web/wwwroot/js/text/delta.js";

/** Repeatable chance. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { below: n => Math.floor(next() * n), of: share => next() < share };
}

/** The server's side of one text, as the contract has it: an ordered log, what is new comes first at equal places, a submission counts once. */
export class SimulatedServer {
  text;
  version = 1;
  log = [];
  #answers = new Map();

  constructor(text) {
    this.text = text;
  }

  submit({ submissionId, baseVersion, delta }) {
    const known = this.#answers.get(submissionId);
    if (known) return known;
    if (baseVersion > this.version) throw Object.assign(new Error("versionAhead"), { code: "versionAhead" });
    let incoming = delta;
    for (const edit of this.log) if (edit.version > baseVersion) incoming = transform(incoming, edit.delta, true);
    this.text = apply(incoming, this.text).text;
    this.version++;
    this.log.push({ version: this.version, delta: incoming, submissionId });
    this.#answers.set(submissionId, this.version);
    return this.version;
  }

  /** Somebody edits something else on the map. */
  elsewhere() {
    this.version++;
  }

  since(version) {
    return this.log.filter(edit => edit.version > version);
  }
}
