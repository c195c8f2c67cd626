"""Queries as people type them, each with the record of `data/search_records.bib` that it means.

`WRITTEN` was at hand while the search was made. `HELD_OUT` was written in other words afterwards,
and nothing was changed for its sake.
"""

from typing import NamedTuple


class WrittenQuery(NamedTuple):
    """A query as typed, and the citekey of the wanted record."""

    text: str
    wanted: str


WRITTEN = [
    WrittenQuery(text, wanted)
    for text, wanted in (
        # Titles in full, in half, cut short
        ("Attention is all you need", "attention"),
        ("Deep Residual Learning for Image Recognition", "resnet"),
        ("nonrigid registration using free-form", "freeform"),
        ("are population graphs really as pow", "populationgraphs"),
        ("entropy formula for the Ricci", "ricci"),
        ("Deep learning", "dlbook"),
        ("high resolution image synthesis latent diffusion", "latentdiffusion"),
        ("gradient-based optimization skeletonization algorithm", "skeleton"),
        # Typos in titles
        ("skeletonizaton", "skeleton"),
        ("skeletonisation", "skeleton"),
        ("convolutoinal networks for biomedical image segmentaton", "unet"),
        ("compresed sensing rapid MR imaging", "sparsemri"),
        ("Auxetic honycombs", "honeycomb"),
        ("waggel dances", "bees"),
        ("neuromorphic camaras", "bees"),
        ("virtual unwraping papyri", "papyri"),
        ("brain tumour models calibration", "tumour"),
        ("portfolio restart satisfiability", "sat"),
        # Typos in names
        ("Ruekcert free-form deformations", "freeform"),
        ("Goodfelow", "dlbook"),
        ("Rombahc", "latentdiffusion"),
        ("vaswanni", "attention"),
        ("Pruesmann sense", "sense"),
        # Umlauts and other letters, in each spelling
        ("Müller chest", "chexpert"),
        ("Mueller chest", "chexpert"),
        ("Muller chest", "chexpert"),
        ("Mueller population graphs", "populationgraphs"),
        ("Wüthrich", "wuethrich"),
        ("Wuethrich", "wuethrich"),
        ("Wuthrich", "wuethrich"),
        ("Schölkopf kernels", "kernels"),
        ("Schoelkopf", "kernels"),
        ("scholkopf smola", "kernels"),
        ("Strassenlärm", "sirenflow"),
        ("straßenlaerm schlaftiefe", "sirenflow"),
        ("Grossstadtkinder", "sirenflow"),
        ("Erdos Renyi", "evolution"),
        ("Rényi random graphs", "evolution"),
        ("Sørensen plant sociology", "sorensen"),
        ("Soerensen", "sorensen"),
        ("Sorensen similarity of species", "sorensen"),
        ("Lukasiewicz", "threevalued"),
        ("Łukasiewicz logice", "threevalued"),
        ("Ueber die Rauigkeit von Baumrinden", "baumrinden"),
        ("Bjornstad glaciers", "glacier"),
        ("Rückert free-form deformations", "freeform"),
        # Acronyms and short names of venues
        ("CVPR residual", "resnet"),
        ("TMI 1999", "freeform"),
        ("MICCAI convolutional networks", "unet"),
        ("NeurIPS attention", "attention"),
        ("ICLR stochastic optimization", "adam"),
        ("magn reson med variational network", "variational"),
        ("IEEE Trans. Med. Imag. cascade", "cascade"),
        ("CHI sonification", "sonification"),
        ("Med Image Anal topologically faithful", "topology"),
        ("unet", "unet"),
        # Identifiers
        ("10.1109/CVPR.2016.90", "resnet"),
        ("https://doi.org/10.1002/mrm.21391", "sparsemri"),
        ("doi:10.1038/NATURE14236", "humanlevel"),
        ("DOI 10.5555/JEA.2022.0417", "bees"),
        ("http://dx.doi.org/10.1007/978-3-319-24574-4_28", "unet"),
        ("arXiv:1706.03762v7", "attention"),
        ("https://arxiv.org/abs/1412.6980", "adam"),
        ("1512.03385", "resnet"),
        ("math/0211159", "ricci"),
        ("PMID: 34265844", "alphafold"),
        ("17969013", "sparsemri"),
        ("978-0-262-03561-3", "dlbook"),
        ("9783161484100", "archive"),
        ("ISBN 0-262-19475-9", "kernels"),
        # Author and word, author and year, initials
        ("menten skeletonization", "skeleton"),
        ("dwork privacy", "foundations"),
        ("lecun 2015", "nature2015"),
        ("D Rueckert 1999", "freeform"),
        ("D. Rueckert nonrigid", "freeform"),
        ("MJ Menten gradient", "skeleton"),
        ("Kingma Ba", "adam"),
        ("O'Sullivan sparklines", "sonification"),
        ("van der Berg papyri", "papyri"),
        ("grünwald 2007", "mdl"),
        # Words of the abstract, quotations
        ("icequakes", "glacier"),
        ("contracting path symmetric expanding", "unet"),
        ("Handgelenksensoren Grundschulkinder", "sirenflow"),
        ("stroboscopes dance angles", "bees"),
        ('"latent diffusion" rombach', "latentdiffusion"),
        ('"point spread functions" endoscopy', "pointspread"),
    )
]
HELD_OUT = [
    WrittenQuery(text, wanted)
    for text, wanted in (
        # Titles
        ("minimum description length principle", "mdl"),
        ("sensitivity encoding", "sense"),
        ("method of establishing groups of equal amplitude", "sorensen"),
        ("microtiming deviations", "rhythm"),
        ("Human-level control through deep", "humanlevel"),
        ("inventory of coastal archives", "archive"),
        ("tactile probes underwater", "whiskers"),
        ("Free-breathing cardiac cine k-space", "thesis"),
        # Typos
        ("nonrigid registraton freeform", "freeform"),
        ("diferential privacy foundations", "foundations"),
        ("protien structure predicton", "alphafold"),
        ("restidual learning image recognition", "resnet"),
        ("glaceir meltwater", "glacier"),
        ("lensles endoscopy", "pointspread"),
        ("stochastic optimisation Kigma", "adam"),
        ("Kassis federated", "securefederated"),
        ("hammernick variational", "variational"),
        ("schlempre cascade", "cascade"),
        ("Perleman", "ricci"),
        ("Goodfellwo bengio", "dlbook"),
        # Spellings
        ("Gruenwald description", "mdl"),
        ("Grunwald description", "mdl"),
        ("Höger", "baumrinden"),
        ("Hoeger Kuehnle", "baumrinden"),
        ("kuhnle rauigkeit", "baumrinden"),
        ("Bjørnstad", "glacier"),
        ("Bjoernstad Aasen", "glacier"),
        ("Dvorak restarts", "sat"),
        ("Dvořák", "sat"),
        ("Grossmann-Weiss", "sirenflow"),
        ("Großmann Straßenlärm", "sirenflow"),
        ("Sirin honeycombs", "honeycomb"),
        ("Nguyen groove", "rhythm"),
        ("Zhaeringer", "pointspread"),
        ("Zharinger deconvolution", "pointspread"),
        # Venues
        ("NIPS words and phrases", "wordvectors"),
        ("ICCV gradient-based", "skeleton"),
        ("MRM compressed sensing", "sparsemri"),
        ("IEEE TMI brain tumor", "tumour"),
        ("cvpr 2022 diffusion", "latentdiffusion"),
        ("Nat Mach Intell federated", "securefederated"),
        ("npj covid", "covidct"),
        # Identifiers
        ("https://dx.doi.org/10.1561/0400000042", "foundations"),
        ("DOI:10.1109/tmi.2021.3136582", "tumour"),
        ("10.1038/S41586-021-03819-2", "alphafold"),
        ("arxiv.org/pdf/1505.04597v1", "unet"),
        ("https://pubmed.ncbi.nlm.nih.gov/10534053/", "freeform"),
        ("978 0 262 07281 6", "mdl"),
        ("0262194759", "kernels"),
        # Combinations
        ("ezhov 2022", "tumour"),
        ("Y. LeCun deep learning", "nature2015"),
        ("V Mnih", "humanlevel"),
        ("berger topologically", "topology"),
        ("Donoho sparse", "sparsemri"),
        ("Huang 2025 thesis cine", "thesis"),
        ("lighthouse consortium", "archive"),
        ("d'angelo sonification", "sonification"),
        ("de Souza honeybees", "bees"),
        ("He et al. 2016 residual", "resnet"),
        ("Vaswani A, Shazeer N. Attention is all you need. NIPS 2017:5998-6008", "attention"),
        # Abstracts, quotations
        ("strong use of data augmentation", "unet"),
        ("fibre of nine kilometres frozen", "glacier"),
        ('"random graphs"', "evolution"),
    )
]
