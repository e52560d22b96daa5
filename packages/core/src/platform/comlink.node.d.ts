// Comlink types its node adapter beside the UMD build only; under NodeNext the .mjs has none.
declare module "comlink/dist/esm/node-adapter.mjs" {
  import type { MessagePort } from "node:worker_threads";
  import type { Endpoint } from "comlink";

  /** A `Worker` or a `MessagePort` of `node:worker_threads`. */
  type NodePort = Pick<MessagePort, "postMessage"> & {
    on(type: "message", listener: (data: unknown) => void): unknown;
    off(type: "message", listener: (data: unknown) => void): unknown;
  };

  export default function nodeEndpoint(port: NodePort): Endpoint;
}
