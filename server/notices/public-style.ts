// The look of public pages: one small sheet inside each page, so that a page is one file.
export const publicStyle = `
:root{--ink:#1c1a17;--soft:#5b554c;--rule:#d8d1c4;--paper:#fffdf8;--sand:#f5efe3;--red:#8c1d18;--green:#1f5a36;--amber:#7a4a00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header{display:flow-root;background:var(--red);color:#fff}
header>*,main,footer{max-width:40rem;margin:0 auto;padding:0 18px}
header p{margin:0 auto;padding-top:14px;font-size:1rem}
header h1{margin:0 auto;padding-bottom:16px;font:600 1.6rem/1.35 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif}
h1,h2,dt,.button,figcaption{text-wrap:balance}
p,dd,td,li{text-wrap:pretty}
main{padding-top:16px;padding-bottom:8px}
h2{margin:28px 0 8px;padding-bottom:4px;border-bottom:2px solid var(--ink);font:600 1.3rem/1.4 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif}
p{margin:8px 0}
a{color:var(--red)}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.status{padding:10px 12px;border-left:6px solid var(--green);background:#e9f1ea}
.status strong{color:var(--green)}
.status.old{border-color:var(--amber);background:#fbf0dc}
.status.old strong{color:var(--amber)}
.sum{margin:2px 0;color:var(--red);font-size:min(2.3rem,10vw);font-weight:700;line-height:1.25}
.sum small{font-size:min(1.5rem,7vw)}
dl{margin:8px 0}
dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-bottom:1px solid var(--rule)}
dt{flex:0 0 5em;color:var(--soft)}
dd{flex:1 1 8em;min-width:min(8em,100%);margin:0;font-weight:600}
.money{background:var(--sand);padding:8px 12px}
.money div{border:0;justify-content:space-between}
.money dt{flex:1 1 5em;color:var(--ink)}
.money dd{flex:none;min-width:0;margin-left:auto;text-align:right;white-space:nowrap}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:1rem;line-height:1.4}
caption{text-align:left;font-weight:700;padding:4px 0}
th,td{padding:6px 4px;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
th{border-bottom:2px solid var(--ink)}
td.figure,td:first-child{white-space:nowrap}
th.figure,td.figure{text-align:right}
figure{margin:12px 0}
figure img{display:block;max-width:100%;height:auto}
figcaption{color:var(--soft)}
.whole{display:inline-block;max-width:100%}
.button{display:block;padding:13px;border:2px solid var(--red);border-radius:6px;text-align:center;font-size:1.25rem;font-weight:700;text-decoration:none}
ul.list{list-style:none;margin:0;padding:0}
ul.list a{display:block;padding:12px 0;border-bottom:1px solid var(--rule)}
ul.list small{display:inline-block;width:100%;color:var(--soft)}
label{font-weight:700}
.search{display:flex;gap:8px;margin:6px 0}
.search input{flex:1;min-width:0;font:inherit;padding:10px;border:2px solid var(--ink);border-radius:6px;background:#fff}
.search button{font:inherit;font-weight:700;padding:10px 18px;border:2px solid var(--red);border-radius:6px;background:var(--red);color:#fff}
details{border-bottom:1px solid var(--rule)}
summary{padding:12px 0;cursor:pointer}
summary h2{display:inline;margin:0;padding:0;border:0;font-size:1.2rem}
summary span{margin-left:.8em;white-space:nowrap;color:var(--soft);font-size:1rem}
summary:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
ul.villages{list-style:none;margin:0 0 12px;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(6em,1fr));gap:0 8px}
ul.villages a{display:block;padding:8px 0}
ul.villages small{margin-left:.3em;color:var(--soft);white-space:nowrap}
footer{padding-top:16px;padding-bottom:28px;color:var(--soft);font-size:1rem}
@media(min-width:40em){body{font-size:1.25rem}}
@media print{header{background:none;color:var(--ink);border-bottom:2px solid var(--ink)}.button{border-color:var(--ink)}.search{display:none}details::details-content{content-visibility:visible;height:auto}}
`;
