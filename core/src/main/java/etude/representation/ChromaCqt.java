package etude.representation;

import etude.signal.VectorNorm;

/**
 * A chromagram from a spectrogram of a {@link ConstantQ} transform: its bins summed by pitch class.
 *
 * @param source spectrogram of a constant-Q transform, whose {@code binsPerOctave} is a multiple of {@code nChroma}
 * @param nChroma pitch classes in an octave
 * @param threshold sums below it become 0
 * @param norm size of a frame that is brought to 1
 */
public record ChromaCqt(Spectrogram source, int nChroma, double threshold, VectorNorm norm) implements Derived {

    /** Checks the ranges. */
    public ChromaCqt {
        if (!(source.source() instanceof ConstantQ constantQ)) {
            throw new IllegalArgumentException("chroma_cqt is made from a constant-Q transform; found "
                    + source.source().layout().name() + ". For an STFT there is chroma_stft.");
        }
        Checks.positive("nChroma", nChroma);
        if (constantQ.binsPerOctave() % nChroma != 0) {
            throw new IllegalArgumentException("binsPerOctave is " + constantQ.binsPerOctave()
                    + "; it must be a multiple of nChroma, which is " + nChroma + ".");
        }
    }

    /** The pitch class (C = 0) of each bin of the transform. */
    public int[] classes() {
        ConstantQ q = (ConstantQ) source.source();
        int merged = q.binsPerOctave() / nChroma;
        double lowest = 69 + 12 * Math.log(q.fMin() / 440) / Math.log(2);
        int first = (int) Math.rint((lowest - 12 * Math.floor(lowest / 12)) * nChroma / 12);
        int[] classes = new int[q.nBins()];
        for (int bin = 0; bin < classes.length; bin++) {
            classes[bin] = ((bin + merged / 2) / merged + first) % nChroma;
        }
        return classes;
    }

    /** The sum over octaves as a matrix of 1 and 0: {@code (class, bin)}. */
    public float[][] matrix() {
        int[] classes = classes();
        float[][] matrix = new float[nChroma][classes.length];
        for (int bin = 0; bin < classes.length; bin++) {
            matrix[classes[bin]][bin] = 1;
        }
        return matrix;
    }

    @Override
    public Layout layout() {
        return Layout.of("chroma_cqt", Axis.pitchClasses(nChroma), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.chromaCqt(this);
    }
}
