/** The command line itself is wrong: an option's value, a missing input. The message names the rule, the value and the remedy. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
