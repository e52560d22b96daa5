// Importing this registers every element. The classes themselves are in the package's main entry, free of side effects.
import { defineElements } from "./define-elements.ts";

defineElements();
