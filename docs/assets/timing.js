// @ts-check
// When things happen: not at every key, not for ever, and never an old answer over a newer one.

const SLOW = 400; // milliseconds after which somebody who waits is told so

/**
 * Does something once nobody has asked for it for `pause` milliseconds.
 * @param {() => void} act
 * @param {number} pause
 */
export function debounced(act, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    ask() {
      clearTimeout(timer);
      timer = setTimeout(act, pause);
    },
    cancel() {
      clearTimeout(timer);
    },
  };
}

/** Counts the runs of something asynchronous, so that only the latest shows its result. */
export class Runs {
  #latest = 0;

  /** Begin a run; those before it are no longer the latest. Returns what tells whether it still is. */
  begin() {
    this.#latest += 1;
    return this.current();
  }

  /** What tells whether no other run has begun since. */
  current() {
    const own = this.#latest;
    return () => own === this.#latest;
  }
}

/**
 * Say that something takes a while, if it does. Returns what cancels that.
 * @param {() => void} tell
 */
export function whenSlow(tell) {
  const timer = setTimeout(tell, SLOW);
  return () => clearTimeout(timer);
}

/** Until what was changed in the page is seen: what takes long and can wait begins after that. */
export function seen() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/**
 * A promise that fails if another takes longer than `patience` milliseconds.
 * @template Value
 * @param {Promise<Value>} promise
 * @param {number} patience
 * @returns {Promise<Value>}
 */
export function inTime(promise, patience) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
