import { type Markup, markup } from "./markup.ts";

/** A name that may be broken after underscores, slashes and dots, where task names have their joints. */
export function breakable(name: string): Markup {
  const parts = name.split(/(?<=[_/.])/);
  return markup`${parts.flatMap((part, index) => (index === 0 ? [part] : [markup`<wbr>`, part]))}`;
}
