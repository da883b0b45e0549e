// The look of board pages at 3 m: sizes follow the screen, so one page fits every board; on a telephone it reads like any other page.
export const feedStyle = `
*{box-sizing:border-box;margin:0}
html{font-size:min(1.852vh,1.25vw);height:100%;overflow:hidden}
body{height:100%;display:grid;grid-template-rows:auto 1fr auto;background:#fffdf8;color:#1c1a17;font:2.1rem/1.35 "Noto Sans SC","Source Han Sans SC","WenQuanYi Zen Hei",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;align-items:center;justify-content:space-between;gap:2rem;padding:1.6rem 3.6rem;background:#8c1d18;color:#fff}
h1,h2{font-family:"Noto Serif SC","Source Han Serif SC","Songti SC",serif;font-weight:600}
h2,td{text-wrap:balance}
h1{font-size:3.4rem;line-height:1.25}
h2{font-size:3.1rem;line-height:1.3}
main{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) 21rem;gap:0 3rem;padding:1.8rem 3.6rem;min-height:0;overflow:hidden}
main.wide{grid-template:1fr/1fr}
.help{display:flex;flex-flow:column wrap;justify-content:flex-end;overflow:hidden;contain:size}
.help i{flex:none;width:100%;height:1rem}
.help b,.whole{font-weight:400;white-space:nowrap}
.help p{flex:none;width:100%;margin:0;padding:.8rem 1.6rem;border-left:.6rem solid #d8d1c4;background:#f5efe3;text-wrap:pretty}
.help p+p{padding-top:0}
.few p{font-size:2.5rem}
aside{grid-area:1/2/3/3;border-left:2px solid #d8d1c4;padding-left:3rem;text-align:center}
aside p{text-wrap:balance}
aside svg{width:17.5rem;height:17.5rem;display:block;margin:0 auto 1rem}
aside .phone{color:#8c1d18;font-weight:700;font-size:2.3rem;white-space:nowrap}
.line{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 2rem}
.unit{color:#5b554c;font-size:1.9rem;white-space:nowrap}
table{width:100%;border-collapse:collapse;margin-top:.6rem}
td{padding:.68rem 0;border-bottom:2px solid #d8d1c4;vertical-align:middle}
td.count{text-align:right;color:#5b554c;padding:0 1.6rem;white-space:nowrap}
td.figure{padding-left:1.6rem;text-align:right;white-space:nowrap}
table.few td{padding:1.3rem 0 1.3rem 1.6rem;font-size:2.6rem}
table.few td:first-child{padding-left:0}
table.few td.amount{font-size:3.2rem}
table.few td.bar{width:20%}
table.few tr:only-child .bar svg{display:none}
td.ask{padding-right:1.2rem;white-space:nowrap}
td.bar{width:30%}
td.bar svg{display:block;width:100%;height:1.5rem;fill:#8c1d18}
td.amount{text-align:right;font-weight:700;font-size:2.6rem;white-space:nowrap;padding-left:1.6rem}
.note{font-size:1.8rem;line-height:1.3;color:#5b554c;margin-top:.6rem}
.total{margin-top:.8rem}
.total b{font-size:2.7rem}
.total strong{font-size:3.6rem;color:#8c1d18;white-space:nowrap}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:1.4rem;margin:1.6rem 0}
.facts div{border:2px solid #d8d1c4;padding:1rem 1.6rem}
.facts dt{color:#5b554c;font-size:1.9rem}
.facts dd{margin:0;font-weight:700;font-size:3.2rem;line-height:1.3;white-space:nowrap}
.facts .sum dd{color:#8c1d18}
h2.small{font-size:2.6rem}
table.names{table-layout:fixed;font-size:2.4rem;line-height:1.25}
table.names .of-group,table.names .of-areaUnits{width:16%}
table.names .of-name{width:27%}
table.names .of-standard{width:17%}
table.names .of-amountFen{width:24%}
table.names th{color:#5b554c;font-weight:400;font-size:1.9rem;text-align:left;padding:0 1rem .3rem 0}
table.names td{padding:.42rem 1rem .42rem 0;overflow-wrap:anywhere}
table.names .number{text-align:right;padding-right:0;white-space:nowrap}
table.names .sum{font-weight:700}
table.names .long{font-size:1.9rem}
table.names .glyph{width:1em;height:1em;vertical-align:-.12em;fill:currentColor}
table.names .part{display:inline-block;max-width:100%}
table.names .words{white-space:normal}
p{margin-top:1rem;text-wrap:pretty}
footer{display:flex;justify-content:space-between;gap:2rem;padding:1rem 3.6rem;background:#f5efe3;color:#5b554c;font-size:1.8rem}
nav{display:none}
@media(max-aspect-ratio:17/10){td.bar{display:none}}
@media(max-aspect-ratio:1/1){
html{font-size:min(1.7vw,.96vh);height:auto;overflow:auto}
body{min-height:100vh}
header,footer,.line{flex-wrap:wrap;gap:.4rem 2rem}
header,main,footer,nav{padding-left:2rem;padding-right:2rem}
main{grid-template:auto 1fr auto/minmax(0,1fr);overflow:visible}
.help{justify-content:center;padding-bottom:1.5rem}
aside{grid-area:auto;border-left:0;border-top:2px solid #d8d1c4;padding:1.6rem 0 0}
}
@media(max-width:29em) and (max-aspect-ratio:1/1){
html{font-size:8.5px}
.help{display:block;contain:none}
.facts{grid-template-columns:1fr}
nav{display:flex;justify-content:space-between;padding-top:1rem;padding-bottom:1rem}
nav a{padding:1rem;color:#8c1d18}
}
`;
