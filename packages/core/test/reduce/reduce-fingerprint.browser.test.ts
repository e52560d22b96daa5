import { fingerprintTest } from "./reduce-fingerprint.ts";

fingerprintTest();
