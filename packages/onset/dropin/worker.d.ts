declare module "virtual:onset-worker" {
  /** A worker of the engine, made from code inside this file. */
  export function makeWorker(): Worker;
}
