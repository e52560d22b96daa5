import { refuseSpec } from "./spec-fault.ts";

/** Names of axes and skills become columns and files; and JavaScript would reorder names that are numbers. */
export function checkName(name: string, path: string): void {
  if (/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(name)) return;
  refuseSpec(
    `names in ${path} must be 1 to 64 letters, digits, _ and -, beginning with a letter, got ${JSON.stringify(name)}`,
    "name it otherwise",
  );
}
