package etude.analysis.harmony;

import etude.annotation.Method;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the key of a sound: the mean of its pitch classes is correlated with a profile of each key.
 *
 * @param profile what keys look like
 * @see <a href="https://doi.org/10.1093/acprof:oso/9780195148367.001.0001">Krumhansl, Cognitive foundations of musical pitch,
 *     1990, chapter 4</a>
 */
public record KeyFinder(KeyProfile profile) {

    /** Correlations that differ by so much differ in likelihood by a factor of e. */
    private static final double SPREAD = 0.05;

    /** The finder with the profile that did best in our measurements. */
    public static KeyFinder standard() {
        return new KeyFinder(KeyProfile.TEMPERLEY);
    }

    /**
     * The key of a clip.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public KeyEstimate find(Waveform clip) {
        return find(HarmonyEvidence.of(clip));
    }

    /** The key of what was heard. */
    public KeyEstimate find(HarmonyEvidence evidence) {
        return of(mean(evidence));
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
        var method = new Method("correlation with key profiles, " + profile, profile.source());
        double[] scores = new double[Key.COUNT];
        for (int i = 0; i < scores.length; i++) {
            Key key = Key.of(i);
            scores[i] = correlation(classes, profile.values(key.mode()), key.tonic());
            if (Double.isNaN(scores[i])) {
                return new KeyEstimate(List.of(), method);
            }
        }
        return new KeyEstimate(rank(scores), method);
    }

    private static List<KeyEstimate.Candidate> rank(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp((score - 1) / SPREAD);
        }
        List<KeyEstimate.Candidate> ranking = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double confidence = Math.exp((scores[i] - 1) / SPREAD) / sum;
            ranking.add(new KeyEstimate.Candidate(Key.of(i), scores[i], confidence));
        }
        ranking.sort(Comparator.comparingDouble(KeyEstimate.Candidate::score).reversed());
        return ranking;
    }

    private static double[] mean(HarmonyEvidence evidence) {
        Frames chroma = evidence.chroma();
        double[] mean = new double[12];
        for (int t = 0; t < chroma.count(); t++) {
            for (int c = 0; c < 12; c++) {
                mean[c] += chroma.get(c, t);
            }
        }
        return mean;
    }

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
        return xy / Math.sqrt(xx * yy);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
