declare module "@onset/core/worker.browser?worker&inline" {
  const OnsetWorker: new () => Worker;
  export default OnsetWorker;
}
