package etude.nn;

import etude.representation.Decibels;
import etude.signal.VectorNorm;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What representations do to each value, with slopes that are numbers everywhere: zero where a value is nothing. */
final class Elementwise {

    private Elementwise() {}

    /** Complex values of their parts. */
    static Tensor complex(Tensor real, Tensor imaginary) {
        return torch.view_as_complex(torch.stack(new TensorVector(real, imaginary), -1));
    }

    /** A power of the magnitude of complex values. */
    static Tensor magnitude(Tensor complex, double power) {
        if (power == 2) {
            return torch.real(complex).square().add(torch.imag(complex).square());
        }
        Tensor magnitude = complex.abs();
        return power == 1 ? magnitude : raised(magnitude, power);
    }

    /** A root has no slope at zero; there it is taken as zero. */
    static Tensor root(Tensor squares) {
        return raised(squares, 0.5);
    }

    private static Tensor raised(Tensor x, double power) {
        if (power >= 1) {
            return x.pow(Numbers.scalar(power));
        }
        Tensor nothing = x.le(Numbers.scalar(0));
        return x.masked_fill(nothing, Numbers.scalar(1))
                .pow(Numbers.scalar(power))
                .masked_fill(nothing, Numbers.scalar(0));
    }

    /** {@code ln(max(x, floor))}; in double precision where a single cannot hold the floor. */
    static Tensor logarithm(Tensor x, double floor) {
        if (floor >= Float.MIN_NORMAL) {
            return x.clamp_min(Numbers.scalar(floor)).log();
        }
        return x.to(ScalarType.Double).clamp_min(Numbers.scalar(floor)).log().to(x.scalar_type());
    }

    /** Levels; maxima are each clip's own. */
    static Tensor decibels(Tensor x, Decibels how) {
        double perLn = how.factor() / Math.log(10);
        Tensor level = logarithm(x, how.amin()).mul(Numbers.scalar(perLn));
        if (how.reference() instanceof Decibels.Reference.Fixed fixed) {
            double reference = perLn * Math.log(Math.max(how.amin(), fixed.value()));
            level = reference == 0 ? level : level.sub(Numbers.scalar(reference));
        } else {
            level = level.sub(loudest(level));
        }
        if (how.floor() instanceof Decibels.Floor.BelowClipMaximum below) {
            return torch.maximum(level, loudest(level).sub(Numbers.scalar(below.topDb())));
        }
        return how.floor() instanceof Decibels.Floor.Absolute absolute
                ? level.clamp_min(Numbers.scalar(absolute.db()))
                : level;
    }

    private static Tensor loudest(Tensor level) {
        return level.amax(new long[] {1, 2}, true);
    }

    /** Frames divided by their size; (almost) nothing stays as it is. */
    static Tensor normalised(Tensor x, VectorNorm norm) {
        if (norm == VectorNorm.NONE) {
            return x;
        }
        Tensor size = size(x, norm);
        Tensor tiny = size.lt(Numbers.scalar(Float.MIN_NORMAL));
        return x.div(size.masked_fill(tiny, Numbers.scalar(1)));
    }

    private static Tensor size(Tensor x, VectorNorm norm) {
        long[] last = {-1};
        return switch (norm) {
            case NONE -> throw new IllegalArgumentException("Nothing is divided.");
            case L1 -> x.abs().sum(last, true, Numbers.sameType());
            case L2 -> x.norm(new ScalarOptional(Numbers.scalar(2)), last, true);
            case MAX -> x.abs().amax(last, true);
        };
    }
}
