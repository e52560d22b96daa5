// A spec as people write it: YAML with one axis to a line, as in the manual.
import type { SweepSpec } from "@onset/core";
import { Document, isCollection, isMap, visit } from "yaml";

/** The spec as YAML. */
export function specText(spec: SweepSpec): string {
  const document = new Document(spec);
  const { contents } = document;
  if (isMap(contents)) {
    for (const { value } of contents.items) flowInside(value);
  }
  visit(document, {
    Scalar: (_, scalar) => {
      // Sizes as 1e9, not as a row of zeros.
      if (typeof scalar.value === "number" && Math.abs(scalar.value) >= 1e6) scalar.format = "EXP";
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** What stands in a block of its own is written in lines, what stands in that on one line. */
function flowInside(node: unknown): void {
  if (!isCollection(node)) return;
  if (!isMap(node)) node.flow = true;
  else for (const { value } of node.items as { value: unknown }[]) if (isCollection(value)) value.flow = true;
}
