import { expose } from "comlink";
import { SliceWorker } from "./SliceWorker.ts";

expose(new SliceWorker());
