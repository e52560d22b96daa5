import manifest from "@onset/elements/custom-elements.json";

/** One line of an element's reference. */
export interface Entry {
  readonly name: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
}

/** A table of an element's reference. */
export interface Reference {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What the manifest tells of one tag, in the order in which a reader needs it. */
export function referenceOf(tag: string): readonly Reference[] {
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  const element = declarations.find((declaration) => declaration.tagName === tag);
  if (element === undefined) return [];
  return [
    { title: "Attributes", entries: element.attributes.map(entry) },
    { title: "Events", entries: element.events.map(({ name, description }) => entry({ name, description })) },
    { title: "Slots", entries: element.slots.map(entry) },
    { title: "Parts", entries: element.cssParts.map(entry) },
    { title: "Custom properties", entries: element.cssProperties.map(entry) },
    { title: "States", entries: element.cssStates.map(entry) },
  ];
}

interface Declared {
  readonly name: string;
  readonly description: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

function entry(declared: Declared): Entry {
  const { name, description, type, default: preset } = declared;
  return { name, description, type: type?.text ?? "", default: preset ?? "" };
}
