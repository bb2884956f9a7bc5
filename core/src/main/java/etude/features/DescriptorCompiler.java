package etude.features;

import etude.representation.Decibels;
import etude.representation.OctaveBands;
import etude.representation.PolyFeatures;
import etude.representation.SpectralBandwidth;
import etude.representation.SpectralCentroid;
import etude.representation.SpectralContrast;
import etude.representation.SpectralDescriptor;
import etude.representation.SpectralExtremes;
import etude.representation.SpectralFlatness;
import etude.representation.SpectralFlux;
import etude.representation.SpectralRolloff;
import etude.representation.SpectralShape;
import etude.signal.Decibel;
import etude.signal.Polynomial;

/** What comes behind the plan of a descriptor's source. */
final class DescriptorCompiler implements SpectralDescriptor.Describer<Plan> {

    private final Plan source;

    DescriptorCompiler(Plan source) {
        this.source = source;
    }

    private Plan scalar(FrameMap.Worker worker) {
        return source.then(FrameMap.of(1, worker));
    }

    @Override
    public Plan centroid(SpectralCentroid centroid) {
        double[] hz = centroid.frequencies();
        return scalar((in, at, out, to) -> out[to] = (float) SpectrumSums.centroid(in, at, hz));
    }

    @Override
    public Plan bandwidth(SpectralBandwidth bandwidth) {
        double[] hz = bandwidth.frequencies();
        double p = bandwidth.p();
        return scalar((in, at, out, to) -> {
            double centre = SpectrumSums.centroid(in, at, hz);
            double moment = SpectrumSums.deviation(in, at, hz, centre, p);
            out[to] = (float) (p == 2 ? Math.sqrt(moment) : Math.pow(moment, 1 / p));
        });
    }

    @Override
    public Plan rolloff(SpectralRolloff rolloff) {
        double[] hz = rolloff.frequencies();
        float share = (float) rolloff.share();
        return source.then(new LaneMap() {
            @Override
            public int stride() {
                return 1;
            }

            @Override
            public Worker worker() {
                float[] running = new float[hz.length];
                return (in, at, out, to) -> out[to] = (float) hz[SpectrumSums.rolloff(in, at, running, share)];
            }

            @Override
            public LaneWorker lanes(int lanes) {
                float[][] out = new float[1][lanes];
                return rows -> {
                    SpectrumSums.rolloff(rows, hz.length, share, hz, out[0]);
                    return out;
                };
            }
        });
    }

    @Override
    public Plan flatness(SpectralFlatness flatness) {
        int bins = flatness.frequencies().length;
        double power = flatness.power();
        double amin = flatness.amin();
        return scalar((in, at, out, to) -> out[to] = (float) SpectrumSums.flatness(in, at, bins, power, amin));
    }

    @Override
    public Plan extremes(SpectralExtremes extremes) {
        OctaveBands.Band[] bands = extremes.bands().over(extremes.frequencies());
        return source.then(new BandExtremes(bands, extremes.quantile()));
    }

    @Override
    public Plan contrast(SpectralContrast contrast) {
        int bands = contrast.source().bands().count() + 1;
        if (!(contrast.scale() instanceof SpectralContrast.Scale.Level level)) {
            return source.then(FrameMap.of(bands, (in, at, out, to) -> {
                for (int b = 0; b < bands; b++) {
                    out[to + b] = in[at + b] - in[at + bands + b];
                }
            }));
        }
        double amin = level.amin();
        double peakFloor = Maps.floor(level.peaks());
        double valleyFloor = Maps.floor(level.valleys());
        return source.then(FrameMap.of(bands, (in, at, out, to) -> {
            for (int b = 0; b < bands; b++) {
                double peak = Math.max(peakFloor, Decibel.ofPower(Math.max(amin, in[at + b])));
                double valley = Math.max(valleyFloor, Decibel.ofPower(Math.max(amin, in[at + bands + b])));
                out[to + b] = (float) (peak - valley);
            }
        }));
    }

    /** The clip's maxima in place of floors below them. */
    static SpectralContrast resolve(SpectralContrast contrast, SpectralExtremes source, float[] maxima) {
        if (!(contrast.scale() instanceof SpectralContrast.Scale.Level level)) {
            return new SpectralContrast(source, contrast.scale());
        }
        int bands = maxima.length / 2;
        Decibels.Floor peaks = absolute(level.peaks(), level.amin(), maxima, 0, bands);
        Decibels.Floor valleys = absolute(level.valleys(), level.amin(), maxima, bands, 2 * bands);
        return new SpectralContrast(source, new SpectralContrast.Scale.Level(level.amin(), peaks, valleys));
    }

    private static Decibels.Floor absolute(Decibels.Floor floor, double amin, float[] maxima, int from, int to) {
        if (!(floor instanceof Decibels.Floor.BelowClipMaximum below)) {
            return floor;
        }
        double loudest = amin;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, maxima[i]);
        }
        return new Decibels.Floor.Absolute(Decibel.ofPower(loudest) - below.topDb());
    }

    @Override
    public Plan flux(SpectralFlux flux) {
        return source.then(
                new FluxStage(flux.source().layout().size(), flux.norm() == SpectralFlux.Norm.L2, flux.risesOnly()));
    }

    @Override
    public Plan shape(SpectralShape shape) {
        double[] hz = shape.frequencies();
        return scalar(
                switch (shape.figure()) {
                    case SKEWNESS -> (in, at, out, to) -> out[to] = (float) SpectrumSums.standardised(in, at, hz, 3);
                    case KURTOSIS -> (in, at, out, to) -> out[to] = (float) SpectrumSums.standardised(in, at, hz, 4);
                    case CREST -> (in, at, out, to) -> out[to] = (float) SpectrumSums.crest(in, at, hz.length);
                    case ENTROPY -> (in, at, out, to) -> out[to] = (float) SpectrumSums.entropy(in, at, hz.length);
                });
    }

    @Override
    public Plan polynomial(PolyFeatures polynomial) {
        double[][] fit = Polynomial.fit(polynomial.frequencies(), polynomial.order());
        return source.then(FrameMap.of(fit.length, (in, at, out, to) -> {
            for (int r = 0; r < fit.length; r++) {
                double sum = 0;
                for (int k = 0; k < fit[r].length; k++) {
                    sum += fit[r][k] * in[at + k];
                }
                out[to + r] = (float) sum;
            }
        }));
    }
}
