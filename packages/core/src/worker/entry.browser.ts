import { expose } from "comlink";
import { SliceWorker } from "./SliceWorker.ts";

expose(new SliceWorker());
// Uncaught on purpose: that is what the page hears of, where a lost message would leave its call pending for ever.
addEventListener("messageerror", () => {
  throw new Error("a message to the worker could not be read");
});
