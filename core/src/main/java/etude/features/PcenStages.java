package etude.features;

import etude.representation.Pcen;

/** Per-channel energy normalisation: the running mean in order on one thread, the costly compression in parallel. */
final class PcenStages {

    private PcenStages() {}

    static Plan plan(Plan source, Pcen pcen) {
        int bins = pcen.layout().size();
        return source.then(mean(pcen, bins)).then(compression(pcen, bins));
    }

    /** Scaled values, followed by their running means. */
    private static Stage mean(Pcen pcen, int bins) {
        return new Stage.Recursive() {
            @Override
            public int stride() {
                return 2 * bins;
            }

            @Override
            public Run start() {
                double[] mean = new double[bins];
                boolean[] started = {false};
                return (in, at, out, to) -> {
                    for (int k = 0; k < bins; k++) {
                        double x = pcen.scale() * in[at + k];
                        double before = started[0] ? mean[k] : pcen.start() == Pcen.Start.ONE ? 1 : x;
                        mean[k] = (1 - pcen.smoothing()) * before + pcen.smoothing() * x;
                        out[to + k] = (float) x;
                        out[to + bins + k] = (float) mean[k];
                    }
                    started[0] = true;
                };
            }
        };
    }

    private static FrameMap compression(Pcen pcen, int bins) {
        double offset = Math.pow(pcen.bias(), pcen.power());
        double logEps = Math.log(pcen.eps());
        return FrameMap.of(bins, (in, at, out, to) -> {
            for (int k = 0; k < bins; k++) {
                double x = in[at + k];
                double mean = in[at + bins + k];
                double loudness = Math.exp(-pcen.gain() * (logEps + Math.log1p(mean / pcen.eps())));
                double compressed = Math.expm1(pcen.power() * Math.log1p(x * loudness / pcen.bias()));
                out[to + k] = (float) (offset * compressed);
            }
        });
    }
}
