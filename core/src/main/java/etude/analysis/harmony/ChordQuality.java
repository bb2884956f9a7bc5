package etude.analysis.harmony;

/** Kinds of chords that are told apart, in the order of {@link ChordWeights}. */
enum ChordQuality {
    MAJ("maj"),
    MIN("min"),
    DOMINANT("7"),
    MAJ7("maj7"),
    MIN7("min7");

    private final String shorthand;

    ChordQuality(String shorthand) {
        this.shorthand = shorthand;
    }

    /** In Harte's notation, what stands behind the colon. */
    String shorthand() {
        return shorthand;
    }

    /** The triad that its third decides. */
    ChordQuality triad() {
        return this == MIN || this == MIN7 ? MIN : MAJ;
    }
}
