import { expect, test } from "vitest";
import { folderWith, onset } from "./run-onset.ts";

/** Two families whose scores rise at places four times apart, and a third without items. */
const FAMILIES = [
  "family,task,params,score,n_items",
  ...[1e8, 4e8, 1.6e9, 6.4e9, 2.56e10, 1.024e11].flatMap((params, i) => {
    const [sooner, later] = [
      [0.02, 0.1, 0.4, 0.8, 0.95, 1],
      [0.0, 0.02, 0.1, 0.4, 0.8, 0.95],
    ].map((scores) => scores[i]);
    return [
      `Sooner,t,${params},${sooner},100`,
      `Later,t,${params},${later},100`,
      `Bare,t,${params},${later},`,
    ];
  }),
  "",
].join("\n");

/** Without scatter, and up to 1: a posterior of three parameters is quick. */
const asked =
  "fit f.csv --interval posterior --difference family --workers 1 --scatter none --fix lapseRate=0".split(
    " ",
  );

test("fit --difference tells what families differ by, with the probability, what it takes for granted, and who has no posterior", async () => {
  const cwd = await folderWith({ "f.csv": FAMILIES });
  const { code, stdout } = await onset([...asked, "--onset-at", "0.5"], { cwd });
  expect(code).toBe(0);
  // Planted: 0.6 decades, 4 times.
  expect(stdout).toMatch(
    /Later +Sooner +threshold +0\.[56]\d* \(0\.4\d* to 0\.7\d*\) +[34]\S* \(\S+ to \S+\) +>99%/,
  );
  expect(stdout).toMatch(/Later +Sooner +where 50% is reached +0\.[56]/);
  expect(stdout).toMatch(/Later against Sooner: the threshold lies at [34].* times the scale/);
  expect(stdout).toMatch(/both families answered the same items/);
  expect(stdout).toMatch(/\n\nNo posterior: a posterior counts items[\s\S]*Bare/);
});

test("as JSON they name series by id, with a reason where there are no numbers", async () => {
  const cwd = await folderWith({ "f.csv": FAMILIES });
  const { stdout } = await onset([...asked, "--format", "json"], { cwd });
  const { series, differences } = JSON.parse(stdout) as {
    series: { id: string }[];
    differences: { a: string; b: string; reason: string | null; quantities: { quantity: string }[] }[];
  };
  const ids = series.map(({ id }) => id);
  expect(differences.map(({ a, b }) => [ids.indexOf(a), ids.indexOf(b)])).toEqual([
    [1, 0],
    [2, 0],
    [2, 1],
  ]);
  expect(differences.map(({ reason }) => reason === null)).toEqual([true, false, false]);
  const told = differences[0]!.quantities.map(({ quantity }) => quantity);
  expect(told).toEqual(["threshold", "width", "slope", "guessRate"]);
});

test.each([
  [["--difference", "family"], /--interval is profile: add --interval posterior/],
  [["--difference", "task", "--interval", "posterior"], /no two of 3 series differ in task alone/],
  [["--difference", "task", "--interval", "posterior", "--curve", "loss"], /is of sigmoids/],
  [["--difference", "size", "--interval", "posterior"], /Allowed choices are task, family, setting, metric/],
])("fit %j is refused before any work", async (more, message) => {
  const cwd = await folderWith({ "f.csv": FAMILIES });
  const { code, stderr } = await onset(["fit", "f.csv", ...more], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(message) as string });
});
