import { OnsetError } from "../errors.ts";
import type { SliceCall } from "./SliceCall.ts";

/** Latest wins: of the calls that carry the same key only the newest goes on. */
export class KeyedCalls {
  readonly #newest = new Map<string, SliceCall>();

  /** Rejects the older call of this key, if one is still running, with `superseded`. */
  enter(key: string, call: SliceCall): void {
    if (call.settled) return;
    this.#newest
      .get(key)
      ?.reject(
        new OnsetError(
          "superseded",
          `a newer call with the key "${key}" took the place of this one: use the newer result, or another key`,
          { key },
        ),
      );
    this.#newest.set(key, call);
    call.onSettled(() => {
      if (this.#newest.get(key) === call) this.#newest.delete(key);
    });
  }
}
