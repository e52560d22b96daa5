import { installElements } from "onset";
import { OnsetLab } from "./OnsetLab.ts";
import { choosePage } from "./pages.ts";
import { OnsetSimulate } from "./simulate/OnsetSimulate.ts";

installElements();
customElements.define("onset-simulate", OnsetSimulate);
choosePage();
customElements.define("onset-lab", OnsetLab);
