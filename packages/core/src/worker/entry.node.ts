import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { SliceWorker } from "./SliceWorker.ts";

if (parentPort === null) throw new Error("this file is started by the pool, as a worker thread");
expose(new SliceWorker(), nodeEndpoint(parentPort));
// Uncaught on purpose: that is what the pool hears of, where a lost message would leave its call pending for ever.
parentPort.on("messageerror", (error) => {
  throw error;
});
