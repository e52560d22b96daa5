import { SingleBar } from "cli-progress";
import type { Options, Params } from "cli-progress";
import { formatCount } from "./numbers.ts";
import type { Terminal } from "./terminal.ts";

export type ProgressMode = "bar" | "json" | "none";

/** Shorter work ends before a bar could be read. */
const SHOWN_AFTER_MS = 500;

/** Progress of one long call. `update` fits `onProgress`; `done` removes the bar, so that nothing of it stays behind. */
export class ProgressLine {
  #label: string;
  #unit: string;
  #mode: ProgressMode;
  #bar: SingleBar | null = null;
  #terminal: Terminal;
  #started: number = performance.now();

  constructor(label: string, unit: string, mode: ProgressMode, terminal: Terminal) {
    this.#label = label;
    this.#unit = unit;
    this.#mode = mode;
    this.#terminal = terminal;
  }

  update(progress: { readonly completed: number; readonly total: number }): void {
    const { completed, total } = progress;
    if (this.#mode === "json") {
      process.stderr.write(
        `${JSON.stringify({ progress: { task: this.#label, completed, total, unit: this.#unit } })}\n`,
      );
      return;
    }
    if (this.#mode === "none" || performance.now() - this.#started < SHOWN_AFTER_MS) return;
    if (this.#bar === null) {
      this.#bar = this.#makeBar();
      this.#bar.start(total, completed);
    } else {
      this.#bar.update(completed);
    }
  }

  done(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  #makeBar(): SingleBar {
    return new SingleBar({
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: null,
      linewrap: null,
      fps: 10,
      format: (_options: Options, parameters: Params) => this.#line(parameters),
    });
  }

  #line({ value, total, startTime }: Params): string {
    const { unicode, errorColours } = this.#terminal;
    const share = total > 0 ? Math.min(value / total, 1) : 0;
    const numbers = `${formatCount(value)} of ${formatCount(total)} ${this.#unit}`;
    const columns = process.stderr.columns ?? 80;
    const cells = Math.max(Math.min(columns - this.#label.length - numbers.length - 20, 30), 4);
    const full = Math.round(share * cells);
    const bar = (unicode ? "━" : "=").repeat(full) + (unicode ? "─" : "-").repeat(cells - full);
    const spent = (Date.now() - startTime) / 1000;
    const left = share > 0.02 ? ` ${Math.ceil((spent * (1 - share)) / share)} s left` : "";
    return `${this.#label} ${errorColours.cyan(bar)} ${numbers}${left}`.slice(0, columns + 9);
  }
}
