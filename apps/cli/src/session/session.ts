import { createEngine } from "@onset/core/engine";
import type { Engine } from "@onset/core/engine";
import { ProgressLine } from "../terminal/progress-line.ts";
import type { ProgressMode } from "../terminal/progress-line.ts";
import { printable } from "../terminal/printable.ts";
import { describeTerminal } from "../terminal/terminal.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrapMessage } from "../terminal/wrap.ts";
import { ExitCode } from "./exit-code.ts";
import { HeadStart } from "./HeadStart.ts";

/** Options that every command takes. */
export interface CommonOptions {
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly workers?: number;
  readonly progress?: "auto" | "json" | "none";
}

/** One run of one command: its streams, its engine, its way to stop. Closed by whoever opened it. */
export class Session {
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  exitCode: ExitCode = ExitCode.ok;
  #options: CommonOptions;
  #engine: Promise<Engine> | null = null;

  constructor(options: CommonOptions, signal: AbortSignal) {
    this.#options = options;
    this.signal = signal;
    this.terminal = describeTerminal(process.stdout, process.stderr, process.env, options.color !== false);
  }

  get quiet(): boolean {
    return this.#options.quiet === true;
  }

  /** One piece of the answer, on standard output. Text from outside must have gone through `printable`. */
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Raw text as standard output, escaped only where a terminal would obey it. */
  printRaw(text: string): void {
    process.stdout.write(this.terminal.interactive ? printable(text) : text);
  }

  /** What is good to know and may be silenced. */
  note(text: string): void {
    if (this.quiet) return;
    const wrapped = wrapMessage(printable(text), process.stderr.columns);
    process.stderr.write(`${this.terminal.errorColours.dim(wrapped)}\n`);
  }

  /** What must be known. */
  warn(text: string): void {
    const wrapped = wrapMessage(`warning: ${printable(text)}`, process.stderr.columns);
    process.stderr.write(`${wrapped.replace("warning:", this.terminal.errorColours.yellow("warning:"))}\n`);
  }

  /** Names a file or series that could not be used; the run goes on and ends with exit code 3. */
  leaveOut(text: string): void {
    this.warn(text);
    this.exitCode = ExitCode.partial;
  }

  /** Something, told elsewhere, could not be used; the run goes on and ends with exit code 3. */
  partial(): void {
    this.exitCode = ExitCode.partial;
  }

  /** The engine of this run; workers start with the first call that needs them. */
  engine(): Promise<Engine> {
    const { workers } = this.#options;
    this.#engine ??= createEngine(workers === undefined ? {} : { workers });
    return this.#engine;
  }

  /** Starts the engine and its first worker while this thread has other things to do. */
  startEngine(): void {
    // What goes wrong is told by the call that needs the engine.
    void this.engine()
      .then((engine) => engine.run([]))
      .catch(() => undefined);
  }

  /** The engine of a run that may be over before a worker has started: unless workers are asked for, this thread begins. */
  quickEngine(): Promise<Engine> {
    if (this.#options.workers !== undefined) return this.engine();
    this.#engine ??= HeadStart.create();
    return this.#engine;
  }

  /** A line of progress on standard error, or lines of JSON, or nothing; from the start, where it is known of how much. */
  progress(label: string, unit: string, total?: number): ProgressLine {
    const line = new ProgressLine(label, unit, this.#progressMode(), this.terminal);
    if (total !== undefined && total > 0) line.begin(total);
    return line;
  }

  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => null);
    await engine?.close();
  }

  #progressMode(): ProgressMode {
    if (this.#options.progress === "json") return "json";
    if (this.#options.progress === "none" || this.quiet) return "none";
    return this.terminal.errorInteractive ? "bar" : "none";
  }
}
