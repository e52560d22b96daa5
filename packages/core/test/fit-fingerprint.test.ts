import { fingerprintTest } from "./fit-fingerprint.ts";

fingerprintTest();
