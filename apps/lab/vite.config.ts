import { browserApp } from "../../tools/vite-app.mjs";

export default browserApp();
