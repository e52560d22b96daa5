import { OnsetError } from "@onset/core";
import type { FormulaAnswer, FormulaReply, FormulaRequest } from "./formula-worker.ts";

/**
 * Asks in a worker of its own, which is ended with the answer or by the signal.
 *
 * @throws the signal's reason after an abort; {@link OnsetError} as the worker's, `worker-lost` where it died
 */
export function askBeside(request: FormulaRequest, signal: AbortSignal): Promise<FormulaAnswer> {
  const worker = new Worker(new URL("./formula-worker.ts", import.meta.url), {
    type: "module",
    name: "onset-formula",
  });
  const answer = new Promise<FormulaAnswer>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<FormulaReply>) => {
      if (data.kind === "done") resolve(data.answer);
      else reject(new OnsetError(data.code, data.message, { position: data.position }));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new OnsetError("worker-lost", `the fit broke off: ${event.message}`));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(request);
  });
  return answer.finally(() => worker.terminate());
}
