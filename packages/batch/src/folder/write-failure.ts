/** A fault of the file system, with the path it happened at. Plain, so that it can cross from a thread. */
export class WriteFailure extends Error {
  readonly path: string;
  /** The system's code, such as `ENOSPC`. */
  readonly code: string;

  constructor(path: string, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WriteFailure";
    this.path = path;
    this.code = code;
  }
}

/** Runs an action on `path`, with the file system's errors turned into {@link WriteFailure}; others as they are. */
export async function at<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
    throw new WriteFailure(path, String(error.code), error.message, { cause: error });
  }
}
