package etude.resynthesis;

import etude.signal.Frames;
import etude.signal.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chromagram made audible: every pitch class is a Shepard tone, sines an octave apart under a bell over log-frequency,
 * so that it has a pitch class and no octave. Sines run through the clip without a break; levels follow the chroma from
 * frame to frame in straight lines.
 *
 * @param centre frequency at the top of the bell, Hz
 * @param width of the bell (standard deviation), octaves
 * @see <a href="https://doi.org/10.1121/1.1919362">Shepard, Circularity in judgments of relative pitch, 1964</a>
 */
public record ShepardTones(double centre, double width) {

    /** A bell around C5, an octave and a quarter wide. */
    public static final ShepardTones STANDARD = new ShepardTones(523.25, 1.25);

    /** Root mean square of one pitch class at level 1. */
    public static final double LEVEL = 0.1;

    private static final double LOWEST = 20;
    private static final int BLOCK = 4096;

    /** Checks the ranges. */
    public ShepardTones {
        if (!(centre > 0 && width > 0)) {
            throw new IllegalArgumentException("The bell's centre is " + centre + " Hz and its width " + width
                    + " octaves; both must be positive.");
        }
    }

    /**
     * The sines of a pitch class, an octave apart.
     *
     * @param hz of the lowest
     * @param amplitudes from the lowest on; a class with a mean square of 1 in all
     */
    private record Tone(double hz, double[] amplitudes) {}

    /**
     * Sound of a chromagram.
     *
     * @param chroma levels, {@code (class, frame)}, class 0 is C
     * @param rms root mean square of the sound in each frame, which the tones then have; null to follow the chroma alone
     * @param sampleRate Hz
     * @param hop samples from frame to frame; frame t stands at sample {@code t × hop}
     * @param length samples wanted
     */
    public float[] apply(Frames chroma, @Nullable Frames rms, int sampleRate, int hop, int length) {
        if (chroma.complex() || (rms != null && rms.count() < chroma.count())) {
            throw new IllegalArgumentException(
                    "Shepard tones need real levels and as many frames of rms as of chroma; found " + chroma + " and "
                            + rms + ".");
        }
        Tone[] tones = tones(chroma.bins(), sampleRate);
        float[] levels = levels(chroma, rms);
        float[] sound = new float[length];
        Parallel.blocks(length, BLOCK, (from, to) -> {
            for (int c = 0; c < tones.length; c++) {
                sing(tones[c], c, levels, tones.length, sampleRate, hop, sound, from, to);
            }
        });
        return sound;
    }

    private Tone[] tones(int classes, int sampleRate) {
        double c0 = 440 * Math.pow(2, -57.0 / 12);
        Tone[] tones = new Tone[classes];
        for (int c = 0; c < classes; c++) {
            double place = (double) c / classes;
            double[] hz = IntStream.range(-1, 12)
                    .mapToDouble(octave -> c0 * Math.pow(2, octave + place))
                    .filter(f -> f >= LOWEST && f < 0.45 * sampleRate)
                    .toArray();
            double power = Arrays.stream(hz).map(f -> bell(f) * bell(f) / 2).sum();
            double[] amplitudes =
                    Arrays.stream(hz).map(f -> bell(f) / Math.sqrt(power)).toArray();
            tones[c] = new Tone(hz.length == 0 ? 0 : hz[0], amplitudes);
        }
        return tones;
    }

    private double bell(double hz) {
        double distance = Math.log(hz / centre) / Math.log(2) / width;
        return Math.exp(-0.5 * distance * distance);
    }

    /** Amplitudes of the classes, frame after frame. */
    private static float[] levels(Frames chroma, @Nullable Frames rms) {
        int classes = chroma.bins();
        float[] levels = new float[chroma.data().length];
        for (int t = 0; t < chroma.count(); t++) {
            double power = 0;
            for (int c = 0; c < classes; c++) {
                power += Math.pow(Math.max(0, chroma.get(c, t)), 2);
            }
            double gain = rms == null ? LEVEL : power == 0 ? 0 : rms.data()[t * rms.stride()] / Math.sqrt(power);
            for (int c = 0; c < classes; c++) {
                levels[t * classes + c] = (float) (gain * Math.max(0, chroma.get(c, t)));
            }
        }
        return levels;
    }

    private static void sing(
            Tone tone,
            int pitchClass,
            float[] levels,
            int classes,
            int sampleRate,
            int hop,
            float[] sound,
            int from,
            int to) {
        int last = levels.length / classes - 1;
        double cycles = tone.hz / sampleRate;
        for (int at = from; last >= 0 && at < to; ) {
            int t = Math.min(at / hop, last);
            int end = t == last ? to : (int) Math.min(to, (t + 1L) * hop);
            float here = levels[t * classes + pitchClass];
            float next = levels[Math.min(t + 1, last) * classes + pitchClass];
            if (here != 0 || next != 0) {
                double slope = (next - (double) here) / hop;
                add(tone.amplitudes, cycles, here + slope * (at - (double) t * hop), slope, sound, at, end);
            }
            at = end;
        }
    }

    /** Adds a tone whose level changes in a straight line; each sine's octave comes by doubling its angle. */
    private static void add(
            double[] amplitudes, double cycles, double level, double slope, float[] sound, int from, int to) {
        double start = 2 * Math.PI * (cycles * from - Math.floor(cycles * from));
        double sin = Math.sin(start);
        double cos = Math.cos(start);
        double turnSin = Math.sin(2 * Math.PI * cycles);
        double turnCos = Math.cos(2 * Math.PI * cycles);
        for (int i = from; i < to; i++) {
            double s = sin;
            double c = cos;
            double sum = 0;
            for (double amplitude : amplitudes) {
                sum += amplitude * s;
                double doubled = 2 * s * c;
                c = 1 - 2 * s * s;
                s = doubled;
            }
            sound[i] += (float) ((level + slope * (i - from)) * sum);
            double turned = sin * turnCos + cos * turnSin;
            cos = cos * turnCos - sin * turnSin;
            sin = turned;
        }
    }
}
