package etude.analysis.rhythm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a listener tells a {@link BeatTracker}. Each hint is optional.
 *
 * <pre>{@code
 * BeatHints.NONE.withTempo(80, 100).withTaps(12.3, 13.0).withBeatsPerBar(3)
 * }</pre>
 *
 * @param slowest BPM that beats may have
 * @param fastest BPM that beats may have
 * @param taps times, seconds, each of which is a beat within a tenth of a second; taps that follow each other evenly within
 *     two seconds are neighbouring beats
 * @param downbeats times, seconds, at which a bar begins, within a tenth of a second
 * @param beatsPerBar beats in each bar, 0 where that is to be found
 */
public record BeatHints(double slowest, double fastest, List<Double> taps, List<Double> downbeats, int beatsPerBar) {

    /** BPM of the slowest beat that is looked for without a hint. */
    public static final double SLOWEST = 40;

    /** BPM of the fastest beat that is looked for without a hint. */
    public static final double FASTEST = 230;

    /** Nothing is told. */
    public static final BeatHints NONE = new BeatHints(SLOWEST, FASTEST, List.of(), List.of(), 0);

    private static final double LEAST = 20;
    private static final double MOST = 400;
    private static final int LONGEST_BAR = 12;
    private static final double NEIGHBOURS_SECONDS = 2;
    private static final double UNEVEN = 0.25;

    /** Checks the ranges. */
    public BeatHints {
        if (!(slowest >= LEAST && fastest <= MOST && slowest <= fastest)) {
            throw new IllegalArgumentException("Beats are looked for from " + slowest + " to " + fastest
                    + " BPM; the range must lie within " + LEAST + " and " + MOST + " BPM, the slower first.");
        }
        if (beatsPerBar < 0 || beatsPerBar > LONGEST_BAR) {
            throw new IllegalArgumentException("A bar has " + beatsPerBar + " beats; it must have 1 to " + LONGEST_BAR
                    + ", or 0 where that is to be found.");
        }
        taps = ascending("A tap", taps);
        downbeats = ascending("A downbeat", downbeats);
    }

    private static List<Double> ascending(String what, List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        sorted.sort(null);
        for (double time : sorted) {
            if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        what + " is at " + time + " s; it must be a finite number of seconds, at least 0.");
            }
        }
        return List.copyOf(sorted);
    }

    /** These hints, and beats from {@code slowest} to {@code fastest} BPM. */
    public BeatHints withTempo(double slowest, double fastest) {
        return new BeatHints(slowest, fastest, taps, downbeats, beatsPerBar);
    }

    /** These hints, and a beat at each of these times in seconds. */
    public BeatHints withTaps(double... times) {
        return new BeatHints(slowest, fastest, boxed(times), downbeats, beatsPerBar);
    }

    /** These hints, and a bar that begins at each of these times in seconds: one is enough. */
    public BeatHints withDownbeats(double... times) {
        return new BeatHints(slowest, fastest, taps, boxed(times), beatsPerBar);
    }

    /** These hints, and so many beats in each bar. */
    public BeatHints withBeatsPerBar(int beats) {
        return new BeatHints(slowest, fastest, taps, downbeats, beats);
    }

    private static List<Double> boxed(double[] times) {
        List<Double> list = new ArrayList<>();
        for (double time : times) {
            list.add(time);
        }
        return list;
    }

    /** Whether a listener said anything about the tempo. */
    boolean asked() {
        return slowest != SLOWEST || fastest != FASTEST;
    }

    /** BPM of the taps where they are neighbouring beats; 0 where they are too few, too far apart or uneven. */
    double tapped() {
        double[] steps = new double[Math.max(0, taps.size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = taps.get(i + 1) - taps.get(i);
        }
        if (steps.length == 0) {
            return 0;
        }
        double mean = Arrays.stream(steps).average().orElse(0);
        boolean even = Arrays.stream(steps).allMatch(step -> Math.abs(step - mean) <= UNEVEN * mean);
        double bpm = 60 / mean;
        return even && mean <= NEIGHBOURS_SECONDS && bpm <= MOST ? bpm : 0;
    }
}
