import { defineCurve } from "../curve/curve.define.ts";
import { OnsetSweep } from "./sweep.ts";

/** Registers `<onset-sweep>`, and `<onset-curve>`, in which it shows the curve behind a cell; does nothing where they are or on a server. */
export function defineSweep(): void {
  defineCurve();
  if (typeof customElements === "undefined" || customElements.get("onset-sweep") !== undefined) return;
  customElements.define("onset-sweep", OnsetSweep);
}
