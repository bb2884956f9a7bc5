package etude.features;

import etude.representation.PreciseSpectrogram;
import etude.representation.Stft;
import etude.signal.PreciseFft;

/** Magnitudes of windowed Fourier transforms in double precision, frames side by side. */
record PreciseKernel(Stft stft, double power) implements LaneKernel {

    static Plan plan(PreciseSpectrogram spectrogram) {
        Stft stft = spectrogram.stft();
        return new Plan(StftFrames.framing(stft), new PreciseKernel(stft, spectrogram.power()));
    }

    @Override
    public int stride() {
        return stft.bins();
    }

    @Override
    public int batch() {
        return PreciseFft.bestLanes(stft.nFft());
    }

    @Override
    public LaneWorker lanes(int lanes) {
        var fft = new PreciseFft(stft.nFft(), lanes);
        var conditioned = new StftFrames.Conditioned(stft, lanes);
        double[] window = stft.windowWeights();
        return (x, at, hop, count) -> {
            float[][] rows = stft.conditioning().leavesSamples()
                    ? fft.magnitudes(x, at, hop, count, window)
                    : fft.magnitudes(conditioned.of(x, at, hop, count), 0, conditioned.pitch(), count, window);
            for (int k = 0; k < stride() && power != 1; k++) {
                raise(rows[k]);
            }
            return rows;
        };
    }

    private void raise(float[] row) {
        for (int l = 0; l < row.length; l++) {
            row[l] = power == 2 ? row[l] * row[l] : (float) Math.pow(row[l], power);
        }
    }
}
