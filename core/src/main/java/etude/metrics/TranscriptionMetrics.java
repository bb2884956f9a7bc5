package etude.metrics;

import etude.annotation.PitchedNote;
import java.util.List;

/**
 * How well the notes of a piece are found.
 *
 * <p>Conventions. A note has an onset and an offset in seconds and one pitch in Hz; notes may come in any order and
 * sound together. A note of the estimate is right if its onset, its pitch and (in the figures without
 * {@code no_offset}) its offset are near enough to those of a note of the reference; each note counts once, by a largest
 * matching. The offset may differ by a part of the reference's duration, or by a least tolerance where that is more.
 * Times are compared to 0.1 ms, so that 50 ms are 50 ms. {@code Average_Overlap_Ratio} is the mean, over the matched
 * pairs, of the time both notes share as part of the time that either takes. {@code Onset_…} and {@code Offset_…} look
 * at these times alone. If one of the two has no notes, all figures are 0.
 *
 * @see <a href="https://www.music-ir.org/mirex/wiki/2015:Multiple_Fundamental_Frequency_Estimation_%26_Tracking">MIREX:
 *     Multiple fundamental frequency estimation and tracking, note tracking</a>
 * @see "J. Salamon: Melody extraction from polyphonic music signals, PhD thesis, Universitat Pompeu Fabra, 2013, page
 *     186"
 */
public final class TranscriptionMetrics {

    private TranscriptionMetrics() {}

    /**
     * What changes the figures.
     *
     * @param onsetTolerance how far apart onsets may lie, seconds
     * @param pitchTolerance how far apart pitches may lie, cents
     * @param offsetRatio how far apart offsets may lie, in durations of the reference's note
     * @param offsetMinTolerance how far apart they may always lie, seconds
     * @param strict whether distances must be below the tolerances; otherwise they may equal them
     * @param beta weight of recall in F-measures
     */
    public record Settings(
            double onsetTolerance,
            double pitchTolerance,
            double offsetRatio,
            double offsetMinTolerance,
            boolean strict,
            double beta) {

        /** 50 ms, half a semitone, a fifth of the duration or 50 ms. */
        public static final Settings STANDARD = new Settings(0.05, 50, 0.2, 0.05, false, 1);

        /** Checks the ranges. */
        public Settings {
            Require.notNegative("onsetTolerance", onsetTolerance);
            Require.notNegative("pitchTolerance", pitchTolerance);
            Require.notNegative("offsetRatio", offsetRatio);
            Require.notNegative("offsetMinTolerance", offsetMinTolerance);
            Require.positive("beta", beta);
        }

        /** The same with another tolerance of onsets, in seconds. */
        public Settings withOnsetTolerance(double seconds) {
            return new Settings(seconds, pitchTolerance, offsetRatio, offsetMinTolerance, strict, beta);
        }

        ScoreSheet sheet(String task) {
            return new ScoreSheet(task)
                    .with("onset tolerance", onsetTolerance, "s")
                    .with("pitch tolerance", pitchTolerance, "cents")
                    .with("offset ratio", offsetRatio, "of the duration")
                    .with("offset least tolerance", offsetMinTolerance, "s")
                    .with("comparison", strict ? "below" : "at most")
                    .with("beta", beta, "");
        }
    }

    /**
     * Notes found.
     *
     * @param retrieval precision, recall and F-measure
     * @param averageOverlapRatio mean overlap of matched notes, 0 if there are none; may be below 0 where notes are
     *     matched that do not touch
     */
    public record Notes(Retrieval retrieval, double averageOverlapRatio) {}

    /** All figures with the usual settings. */
    public static Scores evaluate(List<PitchedNote> reference, List<PitchedNote> estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /**
     * All figures.
     *
     * @throws IllegalArgumentException if a note begins before 0 or has no duration
     */
    public static Scores evaluate(List<PitchedNote> reference, List<PitchedNote> estimate, Settings settings) {
        Notes notes = notes(reference, estimate, settings);
        Notes withoutOffset = notesWithoutOffset(reference, estimate, settings);
        Retrieval onsets = onsets(reference, estimate, settings);
        Retrieval offsets = offsets(reference, estimate, settings);
        ScoreSheet sheet = settings.sheet("transcription");
        put(sheet, notes, "");
        put(sheet, withoutOffset, "_no_offset");
        return sheet.put("Onset_Precision", onsets.precision())
                .put("Onset_Recall", onsets.recall())
                .put("Onset_F-measure", onsets.fMeasure())
                .put("Offset_Precision", offsets.precision())
                .put("Offset_Recall", offsets.recall())
                .put("Offset_F-measure", offsets.fMeasure())
                .scores();
    }

    static void put(ScoreSheet sheet, Notes notes, String suffix) {
        sheet.put("Precision" + suffix, notes.retrieval.precision())
                .put("Recall" + suffix, notes.retrieval.recall())
                .put("F-measure" + suffix, notes.retrieval.fMeasure())
                .put("Average_Overlap_Ratio" + suffix, notes.averageOverlapRatio);
    }

    /** Notes whose onset, pitch and offset are right. */
    public static Notes notes(List<PitchedNote> reference, List<PitchedNote> estimate, Settings settings) {
        return score(
                reference,
                estimate,
                NoteMatching.of(reference, estimate, settings).notes(true),
                settings.beta);
    }

    /** Notes whose onset and pitch are right. */
    public static Notes notesWithoutOffset(List<PitchedNote> reference, List<PitchedNote> estimate, Settings settings) {
        return score(
                reference,
                estimate,
                NoteMatching.of(reference, estimate, settings).notes(false),
                settings.beta);
    }

    /** Notes whose onset is right, whatever their pitch. */
    public static Retrieval onsets(List<PitchedNote> reference, List<PitchedNote> estimate, Settings settings) {
        int[] matching = NoteMatching.of(reference, estimate, settings).onsets();
        return score(reference, estimate, matching, settings.beta).retrieval;
    }

    /** Notes whose offset is right, whatever their onset and pitch. */
    public static Retrieval offsets(List<PitchedNote> reference, List<PitchedNote> estimate, Settings settings) {
        int[] matching = NoteMatching.of(reference, estimate, settings).offsets();
        return score(reference, estimate, matching, settings.beta).retrieval;
    }

    /** The figures of a matching: for each note of the reference one of the estimate, or −1. */
    static Notes score(List<PitchedNote> reference, List<PitchedNote> estimate, int[] matching, double beta) {
        int matched = 0;
        double overlap = 0;
        for (int r = 0; r < matching.length; r++) {
            if (matching[r] >= 0) {
                matched++;
                overlap += overlap(reference.get(r), estimate.get(matching[r]));
            }
        }
        return new Notes(
                Retrieval.ofCounts(matched, reference.size(), estimate.size(), beta),
                matched == 0 ? 0 : overlap / matched);
    }

    private static double overlap(PitchedNote a, PitchedNote b) {
        return (Math.min(a.offset(), b.offset()) - Math.max(a.onset(), b.onset()))
                / (Math.max(a.offset(), b.offset()) - Math.min(a.onset(), b.onset()));
    }
}
