/** The report's style sheet: light, dark, print, narrow. Colours of drawings are the theme's variables. */
import { darkTheme, lightTheme, themeVariables } from "../theme/themes.ts";

const light = `${themeVariables(lightTheme)}--page:#f3f5f7;--card:#fff;--line:#d5dbe1;--link:#00598c;--soft:#eef1f4;--good:#17613f;--good-soft:#e0f1e8;--warn:#7a4a00;--warn-soft:#fbeed5;--tone-strong:#0072b2;--tone-middle:#d9851f;--tone-weak:#8f7aa8;--tone-none:#aeb8c2;color-scheme:light;`;
const dark = `${themeVariables(darkTheme)}--page:#0b1015;--card:#12181f;--line:#2c3742;--link:#7cc4f0;--soft:#1a222b;--good:#7fd6ab;--good-soft:#12301f;--warn:#f1bd6c;--warn-soft:#35270d;--tone-strong:#56b4e9;--tone-middle:#e29a3c;--tone-weak:#a58fc0;--tone-none:#4a5663;color-scheme:dark;`;

/** A constant text; nothing from the data enters it. */
export const reportStyle: string = `
:root{${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
@media print{:root{${light}--page:#fff;}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--onset-text);font:1rem/1.55 Inter,"Inter Variable",system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
.wide{max-width:76rem;margin:0 auto;padding:0 clamp(1rem,3vw,2rem)}
h1,h2,h3,h4{line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.6rem);letter-spacing:-.02em}
h2{font-size:1.5rem;letter-spacing:-.01em;margin-bottom:1rem}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0;max-width:46rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
small{color:var(--onset-muted-text);font-size:.8125rem;font-weight:400}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.875rem}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem 1rem;border:1px solid var(--line);border-radius:6px;z-index:3}
.skip:focus{top:1rem}
header{padding:clamp(2rem,5vw,3.5rem) 0 0}
header p{color:var(--onset-muted-text)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:1.25rem 0 0;padding:.75rem 0;border-block:1px solid var(--line)}
section{padding:2.25rem 0 .5rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem}
.tile,.card,.sources li,.scroll{background:var(--card);border:1px solid var(--line);border-radius:10px}
.tile{padding:1.25rem 1.5rem 1rem}
.tile h3{margin:0}
.of{margin:.15rem 0 .75rem;color:var(--onset-muted-text)}
.bar{display:flex;gap:2px;height:.9rem;border-radius:4px;overflow:hidden;margin-bottom:.9rem}
.bar span{flex-basis:0}
.tone-strong{background:var(--tone-strong)}.tone-middle{background:var(--tone-middle)}.tone-weak{background:var(--tone-weak)}.tone-none{background:var(--tone-none)}
.key{display:inline-block;width:.75rem;height:.75rem;border-radius:3px;margin-right:.5rem}
.tile dl{margin:0}
.tile dl div{display:flex;justify-content:space-between;padding:.2rem 0}
.tile dd{margin:0;font-weight:650}
.caution{margin-top:1.25rem;padding:.75rem 1rem;border-left:4px solid var(--warn);background:var(--warn-soft);border-radius:0 8px 8px 0;max-width:none}
.count{font-weight:400;color:var(--onset-muted-text);font-size:.9375rem;margin-left:.4rem}
.what{margin:.1rem 0 .75rem;color:var(--onset-muted-text)}
.tools:not([hidden]){display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:center;margin-bottom:.5rem}
.tools input,.tools select,.tools button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--onset-axis);border-radius:6px;padding:.35rem .6rem}
.tools button{cursor:pointer}
.scroll{overflow-x:auto;position:relative}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.9375rem}
caption{text-align:start;color:var(--onset-muted-text);font-size:.8125rem;padding:.6rem .9rem .3rem}
th,td{padding:.5rem .9rem;text-align:start;vertical-align:middle;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.8125rem;font-weight:600;vertical-align:bottom;white-space:nowrap}
tbody th{font-weight:600}
.number{text-align:end;white-space:nowrap}
th small,td small{display:block}
td b{font-weight:650}
.unknown{color:var(--onset-muted-text)}
table.overview{min-width:60rem}
.overview tbody th{min-width:11.5rem;max-width:17rem;overflow-wrap:anywhere}
.overview tbody tr:hover{background:var(--soft)}
.overview svg{display:block}
td.strip{padding-block:0}
th button{font:inherit;color:inherit;text-align:inherit;background:none;border:0;padding:.15rem .3rem;margin:-.15rem -.3rem;border-radius:4px;cursor:pointer}
th button .head::after{content:" ↕";color:var(--onset-muted-text)}
th[aria-sort=ascending] button .head::after{content:" ↑"}
th[aria-sort=descending] button .head::after{content:" ↓"}
th button small{display:block}
.badge{display:inline-block;font-size:.8125rem;font-weight:500;line-height:1.3;padding:.15rem .55rem;border-radius:1rem;white-space:nowrap;border:1px solid currentColor}
.badge.ok{color:var(--good);background:var(--good-soft)}
.badge.one-sided,.badge.between{color:var(--warn);background:var(--warn-soft)}
.badge.not-identified{color:var(--onset-muted-text);background:var(--soft)}
td .note{display:inline-block}
.falls{color:var(--onset-text);font-weight:600}
td .badge{font-size:.75rem;padding:0 .4rem;margin-left:.25rem}
.cards{display:grid;gap:.5rem}
summary{cursor:pointer}
.card>summary{display:flex;align-items:center;gap:.5rem 1rem;padding:.7rem 1.1rem;list-style:none;border-radius:10px}
.card>summary::-webkit-details-marker{display:none}
.card>summary::before{content:"";flex:none;width:.5rem;height:.5rem;border-right:2px solid;border-bottom:2px solid;transform:rotate(-45deg);color:var(--onset-muted-text)}
.card[open]>summary::before{transform:rotate(45deg)}
.card h4{font-size:1rem;flex:1;overflow-wrap:anywhere}
.card h4 small{margin-left:.35rem}
.short{font-weight:650;white-space:nowrap}
.inside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1rem 2rem;padding:.5rem 1.25rem 1.25rem;border-top:1px solid var(--line);scroll-margin-top:4.5rem}
.inside>*,.pair>*{min-width:0}
figure{margin:0}
.chart svg{display:block;width:100%;height:auto;max-width:34rem}
.answers dt,.sources dt,.glossary dt{font-size:.8125rem;color:var(--onset-muted-text)}
.answers dd{margin:0 0 .75rem}
.answers{margin:.75rem 0 0}
.reasons{margin:.25rem 0 1rem;padding-left:1.1rem;color:var(--onset-muted-text)}
table.plain{font-size:.8438rem}
.plain th,.plain td{padding:.35rem .6rem}.plain caption{padding-inline:.6rem}
.plain tbody th{font-weight:500}
.plain .words{min-width:4.5rem}.plain td.words:nth-child(2){min-width:11rem}
.numbers{margin-top:.75rem}
.numbers>summary{color:var(--link);padding:.25rem 0}
.facts{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:1rem 0 1.5rem}
.facts dt{font-size:.8125rem;color:var(--onset-muted-text)}
.facts dd{margin:0;font-size:1.4rem;font-weight:650;letter-spacing:-.01em;line-height:1.25}
.facts dd small{display:block;letter-spacing:0}
#reproduce~.facts dd{font-size:1rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1rem 2rem;align-items:start}
.pair .scroll+.scroll{margin-top:1rem}
figcaption{font-weight:600;margin-bottom:.25rem}
.sources{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
.sources li{padding:1rem 1.25rem}
.sources h3{margin:0 0 .5rem}
.sources h3 code{font-weight:400;color:var(--onset-muted-text);margin-left:.4rem}
.sources dl,.glossary{margin:0;display:grid;gap:.5rem}
.sources dd,.glossary dd{margin:0;overflow-wrap:anywhere;max-width:60rem}
.glossary{grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1rem 2rem;margin-top:1.5rem}
.glossary dt{font-weight:600;color:var(--onset-text)}
pre{margin:0;padding:.75rem 1rem}
footer{padding:2.5rem 0;color:var(--onset-muted-text);font-size:.875rem}
@media (max-width:40rem){
.card>summary{flex-wrap:wrap}.card h4{flex-basis:80%}
.overview tr>:nth-child(2){display:none}.overview tr>:nth-child(3){text-align:left;white-space:normal;max-width:11.5rem}.overview tr>:nth-child(3) *{white-space:normal}
.overview tbody th,.overview thead th:first-child{position:sticky;left:0;background:var(--card);min-width:7.5rem;max-width:8.5rem;z-index:1}
.inside{padding-inline:.75rem}.inside .chart svg{margin-inline:-.5rem;width:calc(100% + 1rem)}
th,td{padding:.45rem .6rem}
}
@media (forced-colors:active){:root{--onset-text:CanvasText;--onset-muted-text:CanvasText;--onset-axis:CanvasText;--onset-grid:GrayText;--onset-background:Canvas;--onset-data:CanvasText;--onset-fit:LinkText;--onset-threshold:Highlight;--onset-chance:GrayText;--onset-alternative:CanvasText;--onset-simulation:VisitedText}.bar span,.key{forced-color-adjust:none}}
@media print{
body{font-size:10pt}
.skip,nav,.tools,.tools:not([hidden]){display:none}
details::details-content{content-visibility:visible;block-size:auto}
.card,.tile,tr{break-inside:avoid}
.scroll{overflow:visible;border:0}
table.overview{min-width:0;font-size:8pt}
.overview .strip{display:none}
.overview tbody th,.overview thead th{min-width:0;white-space:normal}
.overview .spark svg{width:80px}
th small,td small{font-size:7.5pt}
th button .head::after,th[aria-sort] button .head::after{content:none}
.bar,.key,.caution,.badge{print-color-adjust:exact;-webkit-print-color-adjust:exact}
section{padding-top:1.25rem}
th,td{padding:.2rem .4rem}
}
`;
