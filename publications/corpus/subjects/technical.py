"""Subjects with English titles: medicine and computing."""

from publications.corpus.subjects.subject import Subject

QUALITIES = """
robust; uncertainty-aware; scalable; interpretable; data-efficient; privacy-preserving; adaptive;
hierarchical; sparse; self-supervised; weakly supervised; multi-scale; probabilistic; low-cost;
real-time; distributed; explainable; calibrated; compositional; modular; energy-efficient;
physics-informed; time-resolved; high-throughput; non-parametric; semi-automatic; reproducible;
model-based; anytime; cross-modal; lightweight; longitudinal; fully automatic; multi-centre;
fault-tolerant; noise-resilient; contrast-agnostic; context-sensitive; provably stable; fair
"""

IMAGING = Subject.of(
    "imaging",
    "en",
    0.28,
    QUALITIES,
    r"""
    graph neural networks; diffusion models; {U-Net} ensembles; {Bayesian} registration;
    deformable atlases; contrastive pre-training; implicit neural representations;
    vision transformers; {MRI} reconstruction; dictionary learning; active contours;
    level set methods; shape priors; radiomic signatures; federated training schemes;
    normalising flows; {CT} denoising; random forests; motion compensation;
    super-resolution pipelines; anomaly detectors; prompt-driven segmentation;
    k-space interpolation; {PET} attenuation maps; {Gaussian} mixture atlases;
    report generation models; mesh-based simulators; landmark regressors; saliency maps;
    {$\ell_1$}-regularised inversion; quality control rules; test-time augmentation;
    foundation models; label fusion; texture descriptors; spectral clustering
    """,
    r"""
    cardiac cine sequences; liver lesion detection; fetal brain growth; retinal vessel trees;
    chest radiograph triage; coronary plaque assessment; knee cartilage thickness;
    prostate cancer grading; white matter hyperintensities; whole-body screening;
    breast density scoring; lung nodule follow-up; spine labelling; {4D} flow analysis;
    cortical surface matching; tumour growth prediction; ultrasound guidance; bone age estimation;
    myocardial strain; placenta segmentation; histology slide retrieval; stroke outcome;
    aortic valve planning; radiotherapy dose maps; dental panoramics; skin lesion triage;
    infant hip screening; {Alzheimer} staging; bowel motility; vessel wall imaging;
    perfusion quantification; brain age gaps; catheter tracking; thyroid nodules;
    organ-at-risk contours; muscle fat fractions
    """,
    r"""
    under domain shift; from sparse annotations; in low-dose {CT}; at 7\,{T}; with missing views;
    in a multi-vendor cohort; without paired data; in clinical routine; from a single view;
    across age groups; in population studies; during free breathing; with noisy labels;
    at the point of care; in emergency departments; from undersampled acquisitions;
    in low-resource hospitals; after radiotherapy; with few labelled cases; on portable scanners;
    for rare diseases; with expert feedback; under strict privacy rules; in paediatric patients;
    from routine reports; between follow-up visits; over five years; on embedded hardware
    """,
)

COMPUTING = Subject.of(
    "computing",
    "en",
    0.24,
    QUALITIES,
    r"""
    message passing; type inference; query optimisers; gossip protocols; stream processors;
    {SAT} encodings; policy gradients; attention mechanisms; {Monte Carlo} tree search;
    program synthesis; bandit algorithms; consensus protocols; index structures;
    gradient compression; symbolic execution; {Markov} decision models; tensor decompositions;
    garbage collectors; {GPU} kernels; sketching algorithms; retrieval models; fuzzing campaigns;
    knowledge graphs; prompt tuning; secure enclaves; spiking networks; schedulers;
    language models; loop invariants; replay buffers; column stores; {Lipschitz} bounds;
    kernel methods; proof assistants; constraint solvers; capability systems
    """,
    r"""
    entity resolution; code review; traffic forecasting; machine translation; graph partitioning;
    log analysis; recommender systems; spreadsheet repair; robot grasping; plagiarism detection;
    network intrusion detection; question answering; elastic storage; cloud autoscaling;
    smart contract auditing; table understanding; speech separation; dialogue state tracking;
    compiler testing; version merging; cache replacement; dense subgraph discovery;
    string matching; route planning; time series imputation; sentiment analysis;
    data cleaning; access control; bug localisation; schema evolution; citation parsing;
    image captioning; failure prediction; index maintenance; crowd labelling; job placement
    """,
    r"""
    in $O(n \log n)$ time; on commodity clusters; under concept drift; with bounded memory;
    in the presence of adversaries; at planetary scale; without a trusted party; on the edge;
    with partial observations; for {Rust} programs; in open-source ecosystems;
    on heterogeneous hardware; with human oversight; over encrypted data; in sublinear space;
    from weak signals; across organisations; under heavy load; with formal guarantees;
    in multi-tenant systems; for long documents; beyond the i.i.d.\ assumption;
    with $k$-anonymous logs; in continuous deployment; on streaming graphs; for small languages;
    in data lakes; at compile time
    """,
)
