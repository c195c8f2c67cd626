"""Golden citations: many items as citeproc-js prints them, in every style on offer.

`items.jsonl.gz` are CSL-JSON items: drawn from real bibliographies (`draw`) and composed of hard
cases by chance (`compose`), each in two parts: `apart` is kept to see how the processor does with
items that it was not tried on. `citations.jsonl.gz` is what citeproc-js printed (`make`, with
`render.js`; nothing of it is shipped). `goldens` reads both, `likeness` tells whether two citations
are the same.
"""
