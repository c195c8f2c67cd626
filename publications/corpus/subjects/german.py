"""The subject whose works have German titles."""

from publications.corpus.subjects.subject import Subject

# Whole phrases in their case: the parts fit together in any combination.
GERMAN = Subject.of(
    "german",
    "de",
    0.06,
    """
    lernende; statistische; nachvollziehbare; schrittweise; verteilte; hybride; quelloffene;
    ressourcenschonende; mehrstufige; adaptive; regelbasierte; datensparsame; modellgestützte;
    barrierefreie; teilautomatische; vergleichende; unscharfe; bildgestützte
    """,
    """
    Verfahren; Modelle; Werkzeuge; Messreihen; Fallstudien; Schätzer; Ansätze; Auswertungen;
    Simulationen; Datenmodelle; Prüfverfahren; Längsschnittstudien; Suchverfahren; Entwurfsmuster;
    Schnittstellen; Lehrkonzepte; Bewertungsmaßstäbe; Planungshilfen; Assistenzsysteme; Leitfäden;
    Umfragen; Wörterbücher; {Bayes}-Netze; {MRT}-Protokolle
    """,
    """
    zur Segmentierung der Leber; zur Erschließung kommunaler Archive; für den Nahverkehr;
    zur Erkennung von Stürzen; für die Lehre in Übungsgruppen; zur Prognose von Hochwasser;
    für die Wärmeplanung; zur Edition mittelalterlicher Urkunden; für die häusliche Pflege;
    zur Überwachung von Brücken; für den Schutz personenbezogener Daten; zur Auswahl von Saatgut;
    für die ärztliche Befundung; zur Messung von Feinstaub; für Bürgerbeteiligung;
    zur Rekonstruktion bewegter Aufnahmen; für den Betrieb von Wärmepumpen;
    zur Übersetzung in Leichte Sprache; für die Steuerung von Lagern; zur Sicherung von Software;
    für die Früherkennung von Osteoporose; zur Kartierung von Mooren; für Förderanträge;
    zur Qualitätssicherung in Registern
    """,
    """
    in der klinischen Routine; am Beispiel Südniedersachsens; bei unvollständigen Daten;
    im ländlichen Raum; unter Zeitdruck; an Hochschulen; im Föderalismus; ohne Referenzdaten;
    mit einfachen Mitteln; in der frühen Neuzeit; auf mobilen Geräten; im Alpenvorland;
    aus Sicht der Beschäftigten; in kleinen Betrieben; nach der Gebietsreform; im Schulversuch;
    bei Kindern und Jugendlichen; in Echtzeit; zwischen 1949 und 1990; in Großstädten
    """,
)
