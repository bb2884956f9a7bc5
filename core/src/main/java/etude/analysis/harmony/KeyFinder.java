package etude.analysis.harmony;

import etude.annotation.Method;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the key of a sound: the sum of its pitch classes is correlated with a profile of each key. As music mostly begins and
 * ends at home, the first and the last seconds are also compared with each tonic triad; and as it comes home again and again, it
 * counts how much of the time the tonic triad is the chord.
 *
 * <p>How much each counts, and how scores become confidences, was fitted (softmax regression, so that confidences are
 * probabilities) to generated songs in all keys that no measurement uses.
 *
 * @param profile what keys look like
 * @param ends how much beginning and end count, each, beside the profile's 1; 0 for excerpts
 * @param home how much the share of the tonic triad counts
 * @see <a href="https://doi.org/10.1093/acprof:oso/9780195148367.001.0001">Krumhansl, Cognitive foundations of musical pitch,
 *     1990, chapter 4</a>
 */
public record KeyFinder(KeyProfile profile, double ends, double home) {

    /** Scores that differ by so much differ in likelihood by a factor of e. */
    private static final double SPREAD = 0.14;

    private static final double ENDS = 0.4;
    private static final double HOME = 1.2;
    private static final double END_SECONDS = 2.5;

    /** Power relative to the loudest frame below which the music has not begun, or has ended: 40 dB. */
    private static final double AUDIBLE = 1e-4;

    private static final double[] MAJOR_TRIAD = {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0};
    private static final double[] MINOR_TRIAD = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0};

    /** Checks the range. */
    public KeyFinder {
        if (!(ends >= 0 && ends <= 1)) {
            throw new IllegalArgumentException("ends is " + ends + "; it must be from 0 to 1.");
        }
        if (!(home >= 0 && home <= 10)) {
            throw new IllegalArgumentException("home is " + home + "; it must be from 0 to 10.");
        }
    }

    /** A finder of whole pieces by any profile. */
    public KeyFinder(KeyProfile profile) {
        this(profile, ENDS, HOME);
    }

    /** The finder with the profile that did best in our measurements. */
    public static KeyFinder standard() {
        return new KeyFinder(KeyProfile.BELLMAN_BUDGE);
    }

    /**
     * The key of a clip.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public KeyEstimate find(Waveform clip) {
        return find(HarmonyEvidence.withoutOnsets(clip));
    }

    /** The key of what was heard; none where there is no tone in it, only noise, drums, clicks or silence. */
    public KeyEstimate find(HarmonyEvidence evidence) {
        FrameChords chords = FrameChords.of(evidence);
        Frames chroma = tonal(evidence.chroma(), chords);
        Frames powers = evidence.powers();
        double least = AUDIBLE * powers.max();
        int first = 0;
        int end = chroma.count();
        while (first < end && powers.get(0, first) < least) {
            first++;
        }
        while (end > first && powers.get(0, end - 1) < least) {
            end--;
        }
        int some = Math.min(end - first, (int) Math.ceil(END_SECONDS / evidence.time(1)));
        return of(
                sum(chroma, first, end),
                sum(chroma, first, first + some),
                sum(chroma, end - some, end),
                chords.shares());
    }

    /** Pitch classes of the frames in which there are tones; zero in the others. */
    private static Frames tonal(Frames chroma, FrameChords chords) {
        float[] kept = chroma.data().clone();
        for (int t = 0; t < chroma.count(); t++) {
            if (!chords.tonal(t)) {
                Arrays.fill(kept, 12 * t, 12 * (t + 1), 0);
            }
        }
        return Frames.of(12, chroma.count(), kept);
    }

    /**
     * The key of a distribution over pitch classes.
     *
     * @param classes how much there is of each pitch class, C first, not negative
     * @throws IllegalArgumentException if they are not twelve
     */
    public KeyEstimate of(double[] classes) {
        if (classes.length != 12) {
            throw new IllegalArgumentException("There are " + classes.length + " pitch classes; there must be 12.");
        }
        return of(classes, new double[12], new double[12], new double[Key.COUNT]);
    }

    private KeyEstimate of(double[] classes, double[] beginning, double[] end, double[] shares) {
        var method = new Method(
                "correlation with key profiles, " + profile + ", ends " + ends + ", home " + home, profile.source());
        double[] scores = new double[Key.COUNT];
        for (int i = 0; i < scores.length; i++) {
            Key key = Key.of(i);
            double[] triad = key.mode() == Key.Mode.MAJOR ? MAJOR_TRIAD : MINOR_TRIAD;
            scores[i] = correlation(classes, profile.values(key.mode()), key.tonic())
                    + ends * correlation(beginning, triad, key.tonic())
                    + ends * correlation(end, triad, key.tonic())
                    + home * shares[i];
        }
        boolean flat = correlation(classes, MAJOR_TRIAD, 0) == 0 && correlation(classes, MAJOR_TRIAD, 1) == 0;
        return new KeyEstimate(flat ? List.of() : rank(scores), method);
    }

    private static double[] sum(Frames chroma, int from, int to) {
        double[] sum = new double[12];
        for (int t = from; t < to; t++) {
            for (int c = 0; c < 12; c++) {
                sum[c] += chroma.get(c, t);
            }
        }
        return sum;
    }

    private static List<KeyEstimate.Candidate> rank(double[] scores) {
        double top = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp((score - top) / SPREAD);
        }
        List<KeyEstimate.Candidate> ranking = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double confidence = Math.exp((scores[i] - top) / SPREAD) / sum;
            ranking.add(new KeyEstimate.Candidate(Key.of(i), scores[i], confidence));
        }
        ranking.sort(Comparator.comparingDouble(KeyEstimate.Candidate::score).reversed());
        return ranking;
    }

    /** Pearson's correlation; 0 where all pitch classes are alike. */
    private static double correlation(double[] classes, double[] profile, int tonic) {
        double meanClass = mean(classes);
        double meanProfile = mean(profile);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < 12; i++) {
            double x = classes[(tonic + i) % 12] - meanClass;
            double y = profile[i] - meanProfile;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xx == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
