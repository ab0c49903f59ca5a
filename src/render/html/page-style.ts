/** The look of a whole page: enough to be read with pleasure anywhere. A site brings its own to the fragment. */
export const pageStyle = `:root{color-scheme:light dark;--ink:#1c2623;--muted:#4f5d57;--line:#d8ddd6;--paper:#fdfcf8;--tint:#f1f4ee;--link:#0b6048}
@media(prefers-color-scheme:dark){:root{--ink:#e8eee9;--muted:#a9b7b0;--line:#33403a;--paper:#121715;--tint:#1a211e;--link:#7cd4b0}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 system-ui,sans-serif}
main{max-width:44rem;margin:auto;padding:2rem 1.25rem 4rem}
h1,h2,h3{line-height:1.2;text-wrap:balance}h2{margin-top:2.5em}
a{color:var(--link)}img{max-width:100%;height:auto}figure{margin:1.5rem 0}
figcaption,.kb-byline,.kb-category,caption{color:var(--muted);font-size:.9rem}
.kb-byline span:not(:last-child)::after{content:" · "}
.kb-subtitle{font-size:1.2rem;color:var(--muted)}
.kb-facts,.kb-table{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.45}
caption{text-align:left;padding-bottom:.4rem}th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-top:1px solid var(--line)}
thead th{font-weight:600}tbody th{font-weight:500}
.kb-callout,.kb-disclaimer,blockquote{margin:1.5rem 0;padding:.75rem 1rem;background:var(--tint);border-inline-start:3px solid var(--link)}
details{border-top:1px solid var(--line);padding:.75rem 0}summary{cursor:pointer;font-weight:600}
.kb-sources li{overflow-wrap:anywhere}`
