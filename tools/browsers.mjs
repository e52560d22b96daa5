// Where the two test browsers are on this machine. One list, used by the set-up, the tests and the benchmarks.
import { existsSync } from "node:fs";

const CHROMIUM = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const FIREFOX = [
  process.env["FIREFOX_PATH"],
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** @param {(string | undefined)[]} candidates @returns {string | undefined} */
const firstThere = (candidates) => candidates.find((path) => path !== undefined && existsSync(path));

/** @returns {string | undefined} the path of a Chromium, `CHROMIUM_PATH` first */
export const chromiumPath = () => firstThere(CHROMIUM);
/** @returns {string | undefined} the path of a Firefox, `FIREFOX_PATH` first */
export const firefoxPath = () => firstThere(FIREFOX);
