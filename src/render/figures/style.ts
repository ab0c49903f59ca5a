/** Colours in light and dark: text has a contrast of 4.5 and more with the paper, drawings 3 and more. */
export const style = `
svg{--ink:#1c2623;--muted:#505e58;--line:#d5dbd3;--paper:#fdfcf8;--edge:#d5dbd3;--good:#0b6f50;--bad:#b3261e;--mixed:#8a5700;--none:#4f5f70;--plain:#34607f;--on:#fff}
@media (prefers-color-scheme:dark){svg{--ink:#e8eee9;--muted:#a9b7b0;--line:#38463f;--paper:#161c19;--edge:#38463f;--good:#5fcf9f;--bad:#ff9c90;--mixed:#efbd62;--none:#b3c1cf;--plain:#8dbfe3;--on:#101513}}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}
.title{font-size:18px;font-weight:650}
.group{font-size:14px;font-weight:650}
.label{font-size:14px}
.value{font-size:14px;font-weight:600}
.muted{font-size:13px;fill:var(--muted)}
.small{font-size:12px;fill:var(--muted)}
.paper{fill:var(--paper);stroke:var(--edge)}
.grid{stroke:var(--line)}
.stripe{fill:var(--plain)}
.track{fill:var(--line);opacity:.55}
.good{fill:var(--good)}.bad{fill:var(--bad)}.mixed{fill:var(--mixed)}.none{fill:var(--none)}.plain{fill:var(--plain)}
.open{fill:none;stroke-width:1.75;stroke-dasharray:4 3;stroke:var(--none)}
.limit{stroke:var(--bad);stroke-width:3}
.striped{fill:url(#stripes);stroke:var(--plain);stroke-width:1.5}
.on{fill:var(--on);font-size:12px;font-weight:600}
.hollow{fill:none;stroke-width:1.75}
.good-line{stroke:var(--good)}.bad-line{stroke:var(--bad)}.mixed-line{stroke:var(--mixed)}.none-line{stroke:var(--none)}.plain-line{stroke:var(--plain)}
`.replaceAll('\n', '')
