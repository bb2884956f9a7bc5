package etude.analysis.rhythm;

/**
 * How beats are grouped and divided, as a listener taps them: 6/8 has two beats in a bar, each of three eighths.
 *
 * @param beatsPerBar at least 1; 0 where no metre is known
 * @param division parts of a beat: 2, or 3 in compound metres; 0 where no metre is known
 */
public record Metre(int beatsPerBar, int division) {

    /** No metre is known. */
    public static final Metre UNKNOWN = new Metre(0, 0);

    /** Two crotchets in a bar. */
    public static final Metre TWO_FOUR = new Metre(2, 2);

    /** Three crotchets in a bar. */
    public static final Metre THREE_FOUR = new Metre(3, 2);

    /** Four crotchets in a bar. */
    public static final Metre FOUR_FOUR = new Metre(4, 2);

    /** Two dotted crotchets in a bar. */
    public static final Metre SIX_EIGHT = new Metre(2, 3);

    /** Checks the ranges. */
    public Metre {
        boolean unknown = beatsPerBar == 0 && division == 0;
        if (!unknown && (beatsPerBar < 1 || beatsPerBar > 16 || division < 2 || division > 3)) {
            throw new IllegalArgumentException("A metre has " + beatsPerBar + " beats in a bar, each of " + division
                    + " parts; there must be 1 to 16 beats of 2 or 3 parts.");
        }
    }

    /** Whether a metre is known. */
    public boolean known() {
        return beatsPerBar > 0;
    }

    /** As it is written before a staff, such as {@code 6/8}; {@code unknown} where it is not known. */
    public String signature() {
        if (!known()) {
            return "unknown";
        }
        return division == 3 ? 3 * beatsPerBar + "/8" : beatsPerBar + "/4";
    }
}
