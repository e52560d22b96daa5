/**
 * What every interval of this engine leaves out, to be printed once beside them. Sources: intervals that ignore the
 * scatter between training runs, and those read as being about new items, are too narrow by the factors named.
 */
export const intervalCaution: string =
  "The intervals count only the luck of which items were answered. They do not know how much another training run " +
  "would have scored, and for new items of the same kind the threshold's may be 1.2 to 1.7 times too narrow.";
