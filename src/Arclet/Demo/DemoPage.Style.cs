namespace Arclet.Demo;

/// <summary>How the page looks; the checkboxes above the image show and hide its layers without any script.</summary>
internal sealed partial class DemoPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2430;--paper:#fbfaf7;--line:#d8d4ca;--soft:#5d6675}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e6ea;--paper:#14181f;--line:#323a46;--soft:#9aa4b2}.figure{background:#fff}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        main{max-width:1000px;margin:0 auto;padding:24px 20px 60px}
        h1{font-size:1.7rem;line-height:1.2;margin:.3em 0 .6em}h2{font-size:1.2rem;margin:1.8em 0 .5em}
        .verdict{border-left:5px solid;padding:4px 18px;border-radius:3px}.verdict ul{margin:.3em 0;padding-left:1.2em}
        .good{border-color:#2a9d61;background:#2a9d6118}.bad{border-color:#d1432f;background:#d1432f18}
        .view svg{display:block;width:100%;height:auto;background:#000;margin-top:8px}.view image{image-rendering:pixelated}
        .view input{position:absolute;opacity:0}.key{display:inline-block;cursor:pointer;margin:0 6px 4px 0;padding:1px 10px;border:1px solid var(--line);border-radius:12px;font-size:.9rem}
        .key::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.45em;border:2px solid var(--c);border-radius:50%}
        input:not(:checked)+.key{opacity:.45;text-decoration:line-through}input:focus-visible+.key{outline:2px solid var(--soft)}
        ellipse,circle{fill:transparent;stroke:var(--c);stroke-width:1.2;vector-effect:non-scaling-stroke}
        ellipse:hover,circle:hover{stroke-width:3}
        .clumps{--c:#37c8f0}.cores{--c:#f5c542}.stars{--c:#c58bf2}.false{--c:#ff4b3a}.missed{--c:#ff8c2b}.blended{--c:#8d97a5}
        circle.missed,circle.blended{stroke-dasharray:3 2}
        #t-clumps:not(:checked)~svg .clumps,#t-cores:not(:checked)~svg .cores,#t-stars:not(:checked)~svg .stars,
        #t-false:not(:checked)~svg .false,#t-missed:not(:checked)~svg .missed,#t-blended:not(:checked)~svg .blended{display:none}
        img.stamps{width:100%;height:auto;image-rendering:pixelated;background:#fff}
        .note{color:var(--soft);font-size:.9rem}.figure{max-width:720px}.figure svg{width:100%;height:auto}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:3px 14px 3px 0;text-align:right;border-bottom:1px solid var(--line)}
        th{font-weight:600}pre{overflow-x:auto;padding:10px 12px;border:1px solid var(--line);border-radius:4px;font-size:.85rem}
        """;
}
