// Writes dist/custom-elements.json (custom-elements manifest, schema 1.0.0) from the elements' own sources: the tags of
// the class comment and the `@property` declarations. Run by the build; a test holds the result against the live class.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** @param {string} comment @param {string} tag @returns {string[]} the text after each `@tag`, continuation lines joined */
function tagged(comment, tag) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*(?:\*\/|\*?\s?)/, ""));
  const blocks = lines.join("\n").split(/\n(?=@)/);
  return blocks
    .filter((block) => block.startsWith(`@${tag} `))
    .map((block) =>
      block
        .slice(tag.length + 2)
        .replaceAll(/\s*\n\s*/g, " ")
        .trim(),
    );
}

/** @param {string} text `name - description` or `[name=default] - description` */
function named(text) {
  const match = /^\[?([^\s=\]]+)(?:=([^\]]*))?\]?(?:\s+-\s+(.*))?$/s.exec(text);
  const [, name = "", preset, description = ""] = match ?? [];
  return { name, description, ...(preset !== undefined && { default: preset }) };
}

/** @param {string} source @returns {object[]} */
function properties(source) {
  const form = /\/\*\* ([^\n]*) \*\/\s+@property\(([^)]*)\)\s+(\w+)(?:: ([^=;]+?))?\s*=\s*([^;]+);/g;
  return [...source.matchAll(form)].map(([, description, options, name, type, preset]) => {
    const attribute = /attribute: "([^"]+)"/.exec(options)?.[1] ?? name.toLowerCase();
    const text = type ?? { '""': "string", false: "boolean" }[preset] ?? "unknown";
    return {
      name,
      description,
      type: { text },
      default: preset,
      attribute: options.includes("attribute: false") ? null : attribute,
    };
  });
}

/** @param {string} path @returns {object} a module of the manifest */
function moduleOf(path) {
  const source = readFileSync(root + path, "utf8");
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*@element[\s\S]*?\*\//.exec(source)?.[0] ?? "";
  const className = /export class (\w+) extends/.exec(source)?.[1] ?? "";
  const members = [
    ...properties(readFileSync(`${root}src/base/OnsetElement.ts`, "utf8")),
    ...properties(source),
  ];
  const list = (tag) => tagged(comment, tag).map(named);
  return {
    kind: "javascript-module",
    path: path.replace(/^src/, "dist").replace(/\.ts$/, ".js"),
    declarations: [
      {
        kind: "class",
        customElement: true,
        name: className,
        tagName: tagged(comment, "element")[0],
        summary: tagged(comment, "summary")[0],
        members: members.map(({ attribute, ...member }) => ({
          kind: "field",
          ...member,
          ...(attribute && { attribute }),
        })),
        attributes: members
          .filter((member) => member.attribute)
          .map(({ attribute, name, ...rest }) => ({ ...rest, name: attribute, fieldName: name })),
        events: list("event").map((event) => ({ ...event, type: { text: "Event" } })),
        slots: list("slot"),
        cssParts: list("csspart"),
        cssProperties: list("cssprop"),
        cssStates: list("cssstate"),
      },
    ],
    exports: [{ kind: "js", name: className, declaration: { name: className } }],
  };
}

const modules = ["src/curve/curve.ts", "src/sweep/sweep.ts"].map(moduleOf);
writeFileSync(
  `${root}dist/custom-elements.json`,
  `${JSON.stringify({ schemaVersion: "1.0.0", modules }, null, 2)}\n`,
);
