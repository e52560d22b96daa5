// Comlink types its node adapter beside the UMD build only; under NodeNext the .mjs has none.
declare module "comlink/dist/esm/node-adapter.mjs" {
  import type { Endpoint } from "comlink";

  /** A `Worker` or a `MessagePort` of `node:worker_threads`. */
  type NodePort = Pick<import("node:worker_threads").MessagePort, "postMessage"> & {
    on(type: "message", listener: (data: unknown) => void): unknown;
    off(type: "message", listener: (data: unknown) => void): unknown;
  };

  export default function nodeEndpoint(port: NodePort): Endpoint;
}
