import type { KernelCalls } from "@onset/kernel";
import type { Reply } from "../pool/wire.ts";
import type { SliceJob, SliceResult } from "./slice-job.ts";

/** Raised whenever the calls below change, so that a worker file of another version is found out at once. */
export const WORKER_PROTOCOL = 1;

/** What a worker says of itself when it is first called. */
export interface Greeting {
  readonly protocol: number;
  readonly kernel: KernelCalls["engine"];
}

/**
 * The calls between a pool and a worker, all of them. Every argument and every reply is a plain record; errors are
 * values (a thrown error would lose its code on the way).
 */
export interface WorkerApi {
  /** First call. `stopFlag` is one int32 in shared memory, or null where a page may not share any. */
  greet(stopFlag: Int32Array | null): Promise<Reply<Greeting>>;
  /** Computes a slice; null when it was told to stop first. `turn` counts the slices of this worker from 1. */
  run(turn: number, job: SliceJob): Promise<Reply<SliceResult | null>>;
  /** Asks the worker to leave the slice of this turn. Only needed without a shared flag, in which the turn is written otherwise. */
  stop(turn: number): void;
}
