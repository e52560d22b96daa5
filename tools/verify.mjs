// `npm run verify`: everything that can be told without running the product. Needs a build (`npm run build`).
import { pathToFileURL } from "node:url";
import { boundaries } from "./verify/boundaries.mjs";
import { runChecks } from "./verify/check.mjs";
import { commandCheck } from "./verify/command.mjs";
import { comments, links, map, privacy } from "./verify/documents.mjs";
import { pictures } from "./pictures.mjs";
import { packaging, surface } from "./verify/exports.mjs";

export const CHECKS = [
  commandCheck("oxlint, type-aware, finds nothing", { package: "oxlint", args: ["--deny-warnings"] }),
  commandCheck("oxfmt has nothing to change", { package: "oxfmt", args: ["--check"] }),
  commandCheck("tests, tools and configurations type-check", {
    package: "typescript",
    bin: "tsc",
    args: ["-p", "tsconfig.json"],
  }),
  boundaries,
  surface,
  packaging,
  map,
  links,
  privacy,
  comments,
  pictures,
];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed } = await runChecks(CHECKS);
  process.exitCode = failed === 0 ? 0 : 1;
}
