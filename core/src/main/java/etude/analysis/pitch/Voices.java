package etude.analysis.pitch;

/** For how many voices notes are heard. */
public enum Voices {

    /** One: a singer, or an instrument that plays a note at a time. */
    ONE,

    /** Several at once: chords, ensembles, songs. */
    SEVERAL,

    /** Whichever it is, by what is heard. */
    AUTO
}
