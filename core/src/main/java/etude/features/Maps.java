package etude.features;

import etude.representation.Decibels;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Mfcc;
import etude.signal.Decibel;
import etude.signal.Logarithm;
import etude.signal.SparseMatrix;

/** The maps from frame to frame that several representations share. */
final class Maps {

    private Maps() {}

    /** Magnitudes of complex values, raised to a power. */
    static FrameMap magnitude(int bins, double power) {
        return FrameMap.of(bins, (in, at, out, to) -> {
            for (int k = 0; k < bins; k++) {
                float re = in[at + 2 * k];
                float im = in[at + 2 * k + 1];
                out[to + k] = re * re + im * im;
            }
            raise(out, to, bins, power);
        });
    }

    /** From squared magnitudes to another power of the magnitude. */
    static void raise(float[] squares, int from, int count, double power) {
        if (power == 1) {
            for (int k = from; k < from + count; k++) {
                squares[k] = (float) Math.sqrt(squares[k]);
            }
        } else if (power != 2) {
            for (int k = from; k < from + count; k++) {
                squares[k] = (float) Math.pow(squares[k], power / 2);
            }
        }
    }

    static FrameMap filterbank(SparseMatrix matrix) {
        return new LaneMap.Product(matrix);
    }

    /** Levels; reference and floor must have been resolved. */
    static FrameMap decibels(Decibels decibels) {
        if (!(decibels.reference() instanceof Decibels.Reference.Fixed reference)) {
            throw new IllegalStateException("The reference has not been resolved.");
        }
        double amin = decibels.amin();
        double scale = decibels.factor() / 10;
        double offset = scale * Decibel.ofPower(Math.max(amin, reference.value()));
        double floor = floor(decibels.floor());
        int bins = decibels.layout().size();
        return logarithm(bins, scale * Decibel.ofPower(Math.E), amin, offset, floor);
    }

    static double floor(Decibels.Floor floor) {
        if (floor instanceof Decibels.Floor.BelowClipMaximum) {
            throw new IllegalStateException("The floor has not been resolved.");
        }
        return floor instanceof Decibels.Floor.Absolute absolute ? absolute.db() : Double.NEGATIVE_INFINITY;
    }

    static FrameMap log(Log log) {
        double floor = log.floor();
        double scale = log.base().perLn();
        int bins = log.layout().size();
        return logarithm(bins, scale, floor, 0, Double.NEGATIVE_INFINITY);
    }

    /** {@code max(floor, scale × ln(max(least, x)) - offset)}. */
    private static FrameMap logarithm(int bins, double scale, double least, double offset, double floor) {
        if (Logarithm.suits(least)) {
            var logarithm = new Logarithm(scale, least, offset, floor);
            return new LaneMap.Each(bins, most -> {
                var scratch = new Logarithm.Scratch(most);
                return (in, at, out, to, count) -> logarithm.apply(in, at, out, to, count, scratch);
            });
        }
        return LaneMap.Each.of(bins, (in, at, out, to, count) -> {
            for (int k = 0; k < count; k++) {
                double level = scale * Decibel.ln(Math.max(least, in[at + k])) - offset;
                out[to + k] = (float) Math.max(level, floor);
            }
        });
    }

    static FrameMap logOnePlus(LogOnePlus log) {
        double gain = log.gain();
        double scale = log.base().perLn();
        int bins = log.layout().size();
        return LaneMap.Each.of(bins, (in, at, out, to, count) -> {
            for (int k = 0; k < count; k++) {
                out[to + k] = (float) (scale * Decibel.ln(1 + gain * in[at + k]));
            }
        });
    }

    static FrameMap mfcc(Mfcc mfcc) {
        return filterbank(SparseMatrix.of(mfcc.matrix()));
    }
}
