import type { Options, Params, SingleBar } from "cli-progress";
import { layOutProgress } from "./progress-layout.ts";
import type { Terminal } from "./terminal.ts";

export type ProgressMode = "bar" | "json" | "none";

/** Shorter work ends before a bar could be read. */
const SHOWN_AFTER_MS = 500;

/** Rates are told once this much has been seen. */
const LEAST_SECONDS = 0.1;

/** Progress of one long call. `update` fits `onProgress`; `done` removes the bar, so that nothing of it stays behind. */
export class ProgressLine {
  #label: string;
  #unit: string;
  #mode: ProgressMode;
  #bar: SingleBar | null = null;
  #beginning: NodeJS.Timeout | null = null;
  #loading = false;
  #over = false;
  #terminal: Terminal;
  #completed = 0;
  #total = 0;
  #started: number = performance.now();
  /** Where this run began: what was there already says nothing about its speed. */
  #first: { readonly completed: number; readonly at: number } | null = null;
  #perSecond: number | null = null;
  /** When this will be over, as far as the rate tells. */
  #endsAt: number | null = null;

  constructor(label: string, unit: string, mode: ProgressMode, terminal: Terminal) {
    this.#label = label;
    this.#unit = unit;
    this.#mode = mode;
    this.#terminal = terminal;
  }

  /** Says how much there is to do before any of it is done: the first unit alone may take a while. */
  begin(total: number): void {
    this.#started = performance.now();
    this.update({ completed: 0, total });
    if (this.#mode !== "bar") return;
    this.#beginning = setTimeout(() => this.#show(), SHOWN_AFTER_MS);
    // Nothing waits for a bar.
    this.#beginning.unref();
  }

  update({ completed, total }: { readonly completed: number; readonly total: number }): void {
    this.#completed = completed;
    this.#total = total;
    this.#measure();
    if (this.#mode === "json") process.stderr.write(`${JSON.stringify({ progress: this.#record() })}\n`);
    else if (performance.now() - this.#started >= SHOWN_AFTER_MS) this.#show();
  }

  done(): void {
    this.#over = true;
    if (this.#beginning !== null) clearTimeout(this.#beginning);
    this.#bar?.stop();
    this.#bar = null;
  }

  #measure(): void {
    const [completed, now] = [this.#completed, performance.now()];
    this.#first ??= { completed, at: now };
    const seconds = (now - this.#first.at) / 1000;
    const done = completed - this.#first.completed;
    if (seconds < LEAST_SECONDS || done <= 0) return;
    this.#perSecond = done / seconds;
    this.#endsAt = now + ((this.#total - completed) / this.#perSecond) * 1000;
  }

  get #secondsLeft(): number | null {
    return this.#endsAt === null ? null : (this.#endsAt - performance.now()) / 1000;
  }

  /** As machines read it: `cellsPerSecond` for cells; null while nothing can be said. */
  #record(): Record<string, unknown> {
    const left = this.#secondsLeft;
    return {
      task: this.#label,
      completed: this.#completed,
      total: this.#total,
      unit: this.#unit,
      [`${this.#unit}PerSecond`]: this.#perSecond === null ? null : Number(this.#perSecond.toPrecision(4)),
      secondsLeft: left === null ? null : Number(Math.max(left, 0).toPrecision(4)),
    };
  }

  #show(): void {
    if (this.#mode !== "bar" || this.#over) return;
    if (this.#bar !== null) this.#bar.update(this.#completed);
    // A bar that cannot be had is no reason to give up what it would have shown the progress of.
    else void this.#load().catch(() => (this.#mode = "none"));
  }

  /** Most runs end before there is a bar: what draws it is loaded when it is time for one. */
  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const cliProgress = await import("cli-progress");
    // The work may have ended meanwhile.
    if (this.#over) return;
    this.#bar = this.#makeBar(cliProgress.SingleBar);
    this.#bar.start(this.#total, this.#completed);
  }

  #makeBar(Bar: typeof SingleBar): SingleBar {
    return new Bar({
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: null,
      linewrap: null,
      fps: 10,
      format: (_options: Options, parameters: Params) => this.#line(parameters),
    });
  }

  #line({ value, total }: Params): string {
    const { unicode, errorColours } = this.#terminal;
    const { bar, text } = layOutProgress(
      {
        label: this.#label,
        unit: this.#unit,
        completed: value,
        total,
        perSecond: this.#perSecond,
        secondsLeft: this.#secondsLeft,
        secondsGone: (performance.now() - this.#started) / 1000,
      },
      process.stderr.columns ?? 80,
      unicode,
    );
    const words = [this.#label, ...(bar === "" ? [] : [errorColours.cyan(bar)]), text];
    return words.join(" ");
  }
}
