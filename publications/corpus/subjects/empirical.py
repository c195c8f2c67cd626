"""Subjects with English titles: physics, biology, society."""

from publications.corpus.subjects.subject import Subject
from publications.corpus.subjects.technical import QUALITIES

PHYSICS = Subject.of(
    "physics",
    "en",
    0.16,
    QUALITIES,
    r"""
    density functional calculations; {Schr{\"o}dinger} operators; lattice simulations;
    neutron scattering experiments; cluster expansions; {Raman} spectroscopy; phase-field models;
    tensor networks; {H{\"o}lder} estimates; optical tweezers; molecular dynamics;
    renormalisation schemes; {Boltzmann} generators; x-ray ptychography; finite volume schemes;
    quantum error correction; magnetometry; force fields; variational principles;
    {Poincar{\'e}} inequalities; pump-probe measurements; surrogate models; spin chains;
    {Kalman} smoothers; plasma diagnostics; thin-film deposition; {Erd{\H o}s}--type bounds;
    interferometers; homogenisation; calorimetric assays; entropy estimates;
    photon counting detectors; transport equations; {LiDAR} surveys; stress tensors; wavelets
    """,
    r"""
    perovskite absorbers; granular flows; superconducting films; battery electrolytes;
    turbulent boundary layers; topological insulators; {SiO$_2$} surfaces; dark matter halos;
    polymer glasses; spin liquids; gravitational lensing; grain boundaries; hydrogen storage;
    magnetic skyrmions; aerosol formation; ferroelectric domains; nuclear pasta;
    fatigue cracks; sea ice drift; $\alpha$-decay chains; colloidal crystals; ion traps;
    high-entropy alloys; moir{\'e} lattices; thermal barriers; rogue waves; carbon capture;
    cosmic ray showers; liquid metals; quantum dots; solar wind turbulence; wetting films;
    catalyst ageing; fusion edge plasmas; seismic noise; groundwater flow
    """,
    r"""
    at low temperature; beyond linear response; in two dimensions; under pressure;
    far from equilibrium; with long-range interactions; near the critical point;
    from first principles; in strong magnetic fields; at finite {Reynolds} number;
    on curved surfaces; in confined geometries; for $T \to 0$; with quenched disorder;
    at room temperature; in the dilute limit; on femtosecond scales; under cyclic load;
    with open boundaries; below the percolation threshold; in rotating frames;
    at high {P\'eclet} number; through porous media; with memory effects; on rough substrates;
    across the phase transition; in zero gravity; over ten decades in frequency
    """,
)

BIOLOGY = Subject.of(
    "biology",
    "en",
    0.16,
    QUALITIES,
    r"""
    genome-wide screens; cell lineage tracing; {CRISPR} perturbations; {RNA} velocity;
    protein language models; phylogenetic placement; mass spectrometry workflows;
    metabolic flux models; single-cell atlases; nanopore sequencing; gene set tests;
    {Mendelian} randomisation; optogenetic control; organoid cultures; {DNA} barcoding;
    epigenetic clocks; survival models; microfluidic assays; causal mediation analysis;
    patch-clamp recordings; variant callers; cohort linkage; growth curve models;
    mixed-effects models; tissue clearing; stable isotope labelling; camera traps;
    serological surveys; directed evolution; cryo-{EM} maps; biomarker panels;
    adaptive dose finding; drift corrections; capture--recapture; co-expression modules;
    environmental sampling
    """,
    r"""
    gut microbiota; soil respiration; immune ageing; coral bleaching; {T} cell exhaustion;
    seed dormancy; wound healing; neuronal migration; antibiotic resistance; bird migration;
    leaf venation; type~2 diabetes; {\textit{Drosophila}} wing development; stem cell niches;
    sleep regulation; pollinator decline; protein folding; fungal symbioses; bone remodelling;
    viral escape; chromatin looping; heart failure; plankton blooms; mitochondrial stress;
    root architecture; maternal health; {HLA} matching; insulin secretion; cell polarity;
    forest succession; allergic asthma; lipid droplets; circadian rhythms; zoonotic spillover;
    muscle regeneration; synaptic pruning
    """,
    r"""
    in alpine meadows; across 31 species; in na{\"i}ve mice; among older adults; in vivo;
    after early-life stress; in the Baltic Sea; with matched controls; under drought;
    at single-molecule resolution; in three birth cohorts; during pregnancy; on islands;
    between urban and rural sites; in haploid yeast; over two growing seasons; with sparse sampling;
    in treatment-na{\"\i}ve patients; at $p < 10^{-8}$; through the life course; in organ donors;
    along elevation gradients; under competing risks; from museum specimens; in primary care;
    after transplantation; in temperate lakes; with wearable sensors
    """,
)

SOCIETY = Subject.of(
    "society",
    "en",
    0.10,
    QUALITIES,
    r"""
    panel surveys; archival methods; discourse analysis; eye-tracking studies; conjoint designs;
    network ethnography; survey experiments; corpus linguistics; oral histories; {IRT} models;
    agent-based models; citizen juries; process tracing; {GIS} overlays; interview protocols;
    field experiments; digital editions; topic models; register linkage; comparative case studies;
    participatory design; stylometry; usability inspections; {Delphi} rounds; cost--benefit ledgers;
    diary methods; metadata standards; choice architectures; game-based training; content audits;
    latent class models; teaching portfolios; crowd mapping; time-use records; peer assessment;
    scenario workshops
    """,
    r"""
    municipal budgets; parish registers; school transitions; open science policies; rural mobility;
    museum collections; platform labour; research software careers; minority languages;
    electricity tariffs; migration networks; public procurement; reading habits; urban greening;
    scholarly communication; vaccine confidence; medieval charters; early programming education;
    housing markets; court records; voter turnout; care work; travel diaries; music archives;
    farm succession; library lending; trade unions; civil registers; data literacy; heat waves;
    news consumption; folk tales; patient portals; student retention; river towns; patent families
    """,
    r"""
    in post-industrial regions; between 1871 and 1914; across eleven countries; in times of crisis;
    from a gender perspective; in small states; after reunification; along the Danube;
    at public universities; in bilingual classrooms; before the printing press; on social media;
    under fiscal stress; beyond the metropolis; in low-income households; with incomplete sources;
    among first-year students; in the long nineteenth century; for non-experts;
    through the eyes of practitioners; in shared decision making; on a national scale;
    after the pandemic; during coalition talks; in {S\~ao Aldeia}; in border regions;
    among early-career researchers; in volunteer organisations
    """,
)
