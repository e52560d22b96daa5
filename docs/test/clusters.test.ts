// The cluster files of docs/examples: well-formed, and their command runs with the environment that the cluster sets.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const examples = fileURLToPath(new URL("../examples", import.meta.url));
const onset = fileURLToPath(new URL("../../apps/cli/bin/onset.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onset-clusters-"));
cpSync(join(examples, "sweep.yaml"), join(folder, "sweep.yaml"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell command with `npx onset` as the command of this tree. */
function run(command: string, environment: Record<string, string>): ReturnType<typeof spawnSync> {
  const here = command.replaceAll("npx onset", `"${process.execPath}" "${onset}"`).replaceAll(/\bsrun /g, "");
  return spawnSync("bash", ["-c", here], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
}

function manifestOf(path: string): { shard?: unknown } {
  return JSON.parse(readFileSync(join(folder, path, "manifest.json"), "utf8")) as { shard?: unknown };
}

describe("the cluster examples", () => {
  it("a Slurm script that bash accepts, whose array and shards agree, and whose command computes its shard", () => {
    const path = join(examples, "sweep-slurm.sh");
    expect(spawnSync("bash", ["-n", path]).status).toBe(0);
    const script = readFileSync(path, "utf8");
    const [, tasks] = /^#SBATCH --array=1-(\d+)$/m.exec(script) ?? [];
    const [command] = /^srun .*$/m.exec(script) ?? [];
    expect(command).toContain(`--shard auto/${tasks} `);
    const { status, stderr } = run(command!, { SLURM_ARRAY_TASK_ID: "16" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(manifestOf("shards/16").shard).toEqual({ index: 16, count: Number(tasks) });
  });

  it("a Kubernetes Indexed Job whose completions and shards agree, and whose command computes its shard", () => {
    const job = parse(readFileSync(join(examples, "sweep-kubernetes.yaml"), "utf8")) as {
      kind: string;
      spec: {
        completionMode: string;
        completions: number;
        template: { spec: { containers: { command: string[]; args: string[] }[] } };
      };
    };
    expect(job).toMatchObject({ apiVersion: "batch/v1", kind: "Job", spec: { completionMode: "Indexed" } });
    const [container] = job.spec.template.spec.containers;
    expect(container!.command).toEqual(["sh", "-c"]);
    const command = container!.args[0]!;
    expect(command).toContain(`--shard auto/${job.spec.completions} `);
    const here = command.replace("/spec/", "").replace("/data/shards", "pods");
    const { status, stderr } = run(here, { JOB_COMPLETION_INDEX: "15" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(manifestOf("pods/15").shard).toEqual({ index: 16, count: 16 });
  });
});
