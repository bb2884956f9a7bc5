package etude.symbolic;

/**
 * A key signature, from its place on.
 *
 * @param quarter from when on, in quarter notes from the start
 * @param fifths sharps, or, where negative, flats: -7 to 7
 * @param minor whether the key is a minor one
 */
public record KeySignature(double quarter, int fifths, boolean minor) {

    /** Checks the ranges. */
    public KeySignature {
        if (!(quarter >= 0 && quarter < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A key signature begins at quarter " + quarter + "; it must be at least 0.");
        }
        if (fifths < -7 || fifths > 7) {
            throw new IllegalArgumentException(
                    "A key signature has " + fifths + " sharps; it must have from 7 flats (-7) to 7 sharps.");
        }
    }

    /** Pitch class of its tonic, 0 for C. */
    public int tonic() {
        return Math.floorMod(7 * fifths + (minor ? 9 : 0), 12);
    }
}
