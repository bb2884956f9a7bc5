package etude.analysis.synchronisation;

import etude.annotation.Method;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.symbolic.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which moment of one performance is which of another, or of a score: both are heard as pitch classes and their onsets,
 * and the cheapest way through both is sought from coarse to fine, near the coarser way only. Beginnings and ends belong
 * together; what is left out or repeated in one of them is not found.
 *
 * <pre>{@code
 * Alignment alignment = Synchroniser.standard().align(concert, studio);
 * double there = alignment.toSecond(73.5);
 * }</pre>
 *
 * <p>Memory: about 10 kB a second of both sounds together, 150 MB for two of two hours. The result is the same to the bit
 * whatever the number of threads.
 *
 * @param radius frames, of 20 ms at the finest, within which the finer way may leave the coarser one
 * @param onsets what onsets count beside pitch classes, from 0
 * @see <a href="https://doi.org/10.1109/ICASSP.2009.4959972">Ewert, Müller, Grosche, High resolution audio synchronization using
 *     chroma onset features, 2009</a>
 * @see <a href="https://doi.org/10.1109/ICASSP.2016.7471739">Prätzlich, Driedger, Müller, Memory-restricted multiscale dynamic time
 *     warping, 2016</a>
 */
public record Synchroniser(int radius, double onsets) {

    /** Cells that are all looked at, at the coarsest. */
    private static final long ALL = 4_000_000;

    private static final int FACTOR = 4;

    /** Steps along one cost a little more than half of a step along both, so that time prefers to run in both. */
    private static final Warping.Weights WEIGHTS = new Warping.Weights(1.5, 2);

    /** Checks the ranges. */
    public Synchroniser {
        if (radius < 1 || radius > 10_000) {
            throw new IllegalArgumentException("radius is " + radius + "; it must be from 1 to 10000.");
        }
        if (!(onsets >= 0 && onsets <= 100)) {
            throw new IllegalArgumentException("onsets is " + onsets + "; it must be from 0 to 100.");
        }
    }

    /** A second on either side, onsets at half the weight. */
    public static Synchroniser standard() {
        return new Synchroniser(50, 0.5);
    }

    /**
     * Aligns two performances.
     *
     * @throws IllegalArgumentException if one has no samples, or one that is not a finite number
     */
    public Alignment align(Waveform first, Waveform second) {
        return inMemory(() -> align(source(first), source(second)));
    }

    /** As {@link #align(Waveform, Waveform)}, of sounds of any length; each is played once. */
    public Alignment align(SampleSource first, SampleSource second) throws IOException {
        return align(SoundSequence.of(first), SoundSequence.of(second), "two performances");
    }

    /**
     * Aligns a performance with a score.
     *
     * @throws IllegalArgumentException if there are no samples, or no notes
     */
    public Alignment align(Waveform sound, Piece score) {
        return inMemory(() -> align(source(sound), score));
    }

    /** As {@link #align(Waveform, Piece)}, of a sound of any length; it is played once. */
    public Alignment align(SampleSource sound, Piece score) throws IOException {
        if (score.parts().stream().allMatch(part -> part.drums() || part.notes().isEmpty())) {
            throw new IllegalArgumentException(
                    "The score has no notes with a pitch; there is nothing to align the sound with.");
        }
        return align(SoundSequence.of(sound), ScoreSequence.of(score), "a performance and a score");
    }

    /** As {@link #align(Waveform, Piece)}, the score first: a score and another one, such as a performance in MIDI. */
    public Alignment align(Piece first, Piece second) {
        return align(ScoreSequence.of(first), ScoreSequence.of(second), "two scores");
    }

    private interface Work {
        Alignment run() throws IOException;
    }

    private static Alignment inMemory(Work work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be read.", e);
        }
    }

    private static SampleSource source(Waveform clip) {
        float[] mono = clip.toMono().channel(0);
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return clip.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                listener.hear(mono, 0, clip.length());
            }
        };
    }

    private Alignment align(Sequence first, Sequence second, String what) {
        if (first.frames() == 0 || second.frames() == 0) {
            throw new IllegalArgumentException("There is no sound to align: one of both has no samples.");
        }
        int factor = 1;
        while ((long) (first.frames() / factor + 1) * (second.frames() / factor + 1) > ALL) {
            factor *= FACTOR;
        }
        Sequence a = first.coarser(factor);
        Sequence b = second.coarser(factor);
        Warping.Path path = Warping.path(Warping.Band.whole(a.frames(), b.frames()), cost(a, b, factor), WEIGHTS);
        while (factor > 1) {
            factor /= FACTOR;
            a = factor == 1 ? first : first.coarser(factor);
            b = factor == 1 ? second : second.coarser(factor);
            Warping.Band band = Warping.Band.around(path, FACTOR, a.frames(), b.frames(), radius);
            path = Warping.path(band, cost(a, b, factor), WEIGHTS);
        }
        return alignment(path, first, second, what);
    }

    /** Onsets are sharp: they count where frames are fine. */
    private Warping.Cost cost(Sequence a, Sequence b, int factor) {
        double weight = factor == 1 ? onsets : 0;
        return weight == 0
                ? (i, j) -> a.chromaDistance(i, b, j)
                : (i, j) -> a.chromaDistance(i, b, j) + weight * a.onsetDistance(i, b, j);
    }

    /** Anchors are cells that a step along both leads to: there time goes on in both. */
    private Alignment alignment(Warping.Path path, Sequence first, Sequence second, String what) {
        List<Integer> anchors = new ArrayList<>(List.of(0));
        for (int k = 1; k < path.rows().length; k++) {
            int last = anchors.get(anchors.size() - 1);
            boolean both = path.rows()[k] > path.rows()[last] && path.columns()[k] > path.columns()[last];
            if (both && path.rows()[k] > path.rows()[k - 1] && path.columns()[k] > path.columns()[k - 1]) {
                anchors.add(k);
            }
        }
        double[] one = new double[anchors.size()];
        double[] other = new double[anchors.size()];
        double[] confidence = new double[anchors.size()];
        for (int n = 0; n < one.length; n++) {
            int i = path.rows()[anchors.get(n)];
            int j = path.columns()[anchors.get(n)];
            one[n] = i / first.rate();
            other[n] = j / second.rate();
            confidence[n] = first.likeness(i, second, j);
        }
        return new Alignment(one, other, confidence, method(what));
    }

    private Method method(String what) {
        return new Method(
                "dynamic time warping of " + what + " over pitch classes and their onsets, from coarse to fine",
                "Ewert, Müller, Grosche, High resolution audio synchronization using chroma onset features, ICASSP 2009;"
                        + " Prätzlich, Driedger, Müller, Memory-restricted multiscale dynamic time warping, ICASSP 2016");
    }
}
