package etude.analysis.harmony;

/** Kinds of chords that are told apart, with their notes above the root in semitones. */
enum ChordQuality {
    MAJ("maj", 0, 4, 7),
    MIN("min", 0, 3, 7),
    DOMINANT("7", 0, 4, 7, 10),
    MAJ7("maj7", 0, 4, 7, 11),
    MIN7("min7", 0, 3, 7, 10);

    private final String shorthand;
    private final int[] intervals;

    ChordQuality(String shorthand, int... intervals) {
        this.shorthand = shorthand;
        this.intervals = intervals;
    }

    /** In Harte's notation, what stands behind the colon. */
    String shorthand() {
        return shorthand;
    }

    int[] intervals() {
        return intervals.clone();
    }
}
