package etude.features;

import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.Tonnetz;
import etude.signal.SparseMatrix;
import etude.signal.VectorNorm;

/** The maps and stages behind chromagrams. */
final class ChromaMaps {

    private static final float[] STEPS = {0.4f, 0.2f, 0.1f, 0.05f};

    private ChromaMaps() {}

    static Plan stft(Plan spectra, ChromaStft chroma) {
        return spectra.then(Maps.filterbank(Matrices.of(chroma.filterbank())))
                .then(normalised(chroma.nChroma(), chroma.norm()));
    }

    static FrameMap cqt(ChromaCqt chroma) {
        int[] classes = chroma.classes();
        int count = chroma.nChroma();
        double threshold = chroma.threshold();
        return FrameMap.of(count, (in, at, out, to) -> {
            java.util.Arrays.fill(out, to, to + count, 0);
            for (int bin = 0; bin < classes.length; bin++) {
                out[to + classes[bin]] += in[at + bin];
            }
            for (int c = to; c < to + count; c++) {
                out[c] = out[c] < threshold ? 0 : out[c];
            }
            chroma.norm().normalize(out, to, count);
        });
    }

    /** The plan behind a chromagram's. */
    static Plan cens(Plan chroma, Cens cens) {
        int classes = chroma.stride();
        Plan plan = chroma.then(FrameMap.of(classes, (in, at, out, to) -> quantise(in, at, out, to, classes)));
        if (cens.smoothing() > 0) {
            plan = plan.then(new SmoothingStage(classes, window(cens)));
        }
        return plan.then(normalised(classes, cens.norm()));
    }

    private static void quantise(float[] in, int at, float[] out, int to, int classes) {
        System.arraycopy(in, at, out, to, classes);
        VectorNorm.L1.normalize(out, to, classes);
        for (int c = to; c < to + classes; c++) {
            float share = out[c];
            out[c] = 0;
            for (float step : STEPS) {
                out[c] += share > step ? 0.25f : 0;
            }
        }
    }

    private static float[] window(Cens cens) {
        double[] window = cens.window().symmetric(cens.smoothing() + 2);
        double sum = VectorNorm.L1.of(window);
        float[] weights = new float[window.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (window[i] / sum);
        }
        return weights;
    }

    private static FrameMap normalised(int classes, VectorNorm norm) {
        return FrameMap.of(classes, (in, at, out, to) -> {
            System.arraycopy(in, at, out, to, classes);
            norm.normalize(out, to, classes);
        });
    }

    static FrameMap tonnetz(Tonnetz tonnetz) {
        SparseMatrix matrix = SparseMatrix.of(tonnetz.map());
        int classes = matrix.columns();
        return new FrameMap() {
            @Override
            public int stride() {
                return matrix.rows();
            }

            @Override
            public Worker worker() {
                float[] chroma = new float[classes];
                return (in, at, out, to) -> {
                    System.arraycopy(in, at, chroma, 0, classes);
                    VectorNorm.L1.normalize(chroma, 0, classes);
                    matrix.multiply(chroma, 0, out, to);
                };
            }
        };
    }
}
