import { installElements } from "onset";
import { OnsetLab } from "./OnsetLab.ts";
import { OnsetFormula } from "./formula/OnsetFormula.ts";
import { FitPanel } from "./fit/FitPanel.ts";
import { choosePage } from "./pages.ts";
import { PosteriorPanel } from "./posterior/PosteriorPanel.ts";
import { SeriesList } from "./series-list.ts";
import { OnsetSimulate } from "./simulate/OnsetSimulate.ts";

installElements();
customElements.define("onset-formula", OnsetFormula);
customElements.define("onset-simulate", OnsetSimulate);
customElements.define("onset-fit-panel", FitPanel);
customElements.define("onset-posterior-panel", PosteriorPanel);
customElements.define("onset-series-list", SeriesList);
choosePage();
customElements.define("onset-lab", OnsetLab);
