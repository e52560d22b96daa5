import { OnsetCurve } from "./curve.ts";

/** Registers `<onset-curve>`, unless the tag is taken (a second copy of the house on the page) or there is no registry (a server). */
export function defineCurve(): void {
  if (typeof customElements === "undefined" || customElements.get("onset-curve") !== undefined) return;
  customElements.define("onset-curve", OnsetCurve);
}
