import { installElements } from "onset";
import { OnsetLab } from "./OnsetLab.ts";

installElements();
customElements.define("onset-lab", OnsetLab);
