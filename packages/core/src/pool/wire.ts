// What crosses between threads, and how errors do: structured cloning keeps of an Error neither its class nor its code.
import { KernelError } from "@onset/kernel";
import type { KernelErrorCode } from "@onset/kernel";
import { OnsetError } from "../errors.ts";
import type { OnsetErrorCode } from "../errors.ts";

/** The answer to every call between threads. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/** An error as a plain record. */
export type WireError =
  | {
      readonly family: "onset";
      readonly code: OnsetErrorCode;
      readonly message: string;
      readonly details: OnsetError["details"];
    }
  | { readonly family: "kernel"; readonly code: KernelErrorCode; readonly message: string };

/** Runs `work` and turns whatever comes of it into a reply. */
export async function attempt<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

/** The value of a reply, or its error, rebuilt and thrown. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw fromWireError(reply.error);
}

/** Any error as a record; one that is not ours becomes `kernel-failed` with its name and message. */
export function toWireError(error: unknown): WireError {
  if (error instanceof OnsetError) {
    return { family: "onset", code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof KernelError) return { family: "kernel", code: error.code, message: error.message };
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return {
    family: "onset",
    code: "kernel-failed",
    message: `a slice could not be computed: ${name}: ${message}`,
    details: { name },
  };
}

/** The error of a record, with its class and code. */
export function fromWireError(error: WireError): OnsetError | KernelError {
  switch (error.family) {
    case "onset":
      return new OnsetError(error.code, error.message, error.details);
    case "kernel":
      return new KernelError(error.code, error.message);
    default:
      return error satisfies never;
  }
}

/**
 * Every buffer that a record holds, at any depth, each once: what to hand over instead of copying it. Shared buffers
 * cannot be handed over and are left out.
 */
export function buffersOf(record: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(record, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    return;
  }
  if (value instanceof ArrayBuffer) {
    found.add(value);
    return;
  }
  for (const part of Object.values(value)) collect(part, found);
}
