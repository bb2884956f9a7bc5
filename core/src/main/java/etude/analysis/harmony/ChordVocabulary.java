package etude.analysis.harmony;

import java.util.List;

/** Which chords are told apart, besides no chord at all. */
public enum ChordVocabulary {
    /** Major and minor triads: 25 labels with {@code N}. */
    MAJMIN(ChordQuality.MAJ, ChordQuality.MIN),

    /** Triads and their sevenths, {@code 7}, {@code maj7}, {@code min7}: 61 labels with {@code N}. */
    SEVENTHS(ChordQuality.MAJ, ChordQuality.MIN, ChordQuality.DOMINANT, ChordQuality.MAJ7, ChordQuality.MIN7);

    private final List<ChordQuality> qualities;

    ChordVocabulary(ChordQuality... qualities) {
        this.qualities = List.of(qualities);
    }

    List<ChordQuality> qualities() {
        return qualities;
    }

    /** Number of labels, {@code N} among them. */
    public int size() {
        return 12 * qualities.size() + 1;
    }

    /** The quality of a chord by its number; the last number is no chord. */
    ChordQuality quality(int chord) {
        return qualities.get(chord / 12);
    }

    /** What a chord of a richer vocabulary is called in this one. */
    ChordQuality reduced(ChordQuality quality) {
        return qualities.contains(quality) ? quality : quality.triad();
    }

    /** The label of a chord by its number, spelled as in a key. */
    String label(int chord, Key key) {
        if (chord == size() - 1) {
            return "N";
        }
        return key.spell(chord % 12) + ":" + quality(chord).shorthand();
    }
}
