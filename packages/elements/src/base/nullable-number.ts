import type { ComplexAttributeConverter } from "lit";

/** A numeric attribute that may be absent: null without it, NaN (for a message, never a silent 0) where it is no number. */
export const nullableNumber: ComplexAttributeConverter<number | null> = {
  fromAttribute: (text) => {
    if (text === null) return null;
    return text.trim() === "" ? Number.NaN : Number(text);
  },
  toAttribute: (value) => (value === null ? null : String(value)),
};
