package etude.nn;

import etude.representation.Conditioning;
import etude.representation.Stft;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The frames of a short-time Fourier transform before the window: scaled, mean removed, emphasised where so asked. */
final class Conditioned {

    private final Stft stft;

    Conditioned(Stft stft) {
        this.stft = stft;
    }

    private Tensor cut(Tensor x) {
        int span = stft.span();
        int reach = stft.center() ? span / 2 : 0;
        return Cut.frames(x, span, stft.hop(), reach, reach, stft.padding());
    }

    /** {@code (batch, frame, span)}. */
    Tensor frames(Tensor x) {
        if (stft.conditioning().leavesSamples()) {
            return cut(x);
        }
        Tensor under = emphasised(underWindow(x));
        int start = stft.windowStart();
        int rest = stft.span() - start - stft.winLength();
        return torch.constant_pad_nd(under, new long[] {start, rest}, Numbers.scalar(0));
    }

    /** The samples under the window, scaled and without their mean where so asked, {@code (batch, frame, winLength)}. */
    Tensor underWindow(Tensor x) {
        Conditioning how = stft.conditioning();
        Tensor under = cut(x).narrow(2, stft.windowStart(), stft.winLength());
        if (how.scale() != 1) {
            under = under.mul(Numbers.scalar(how.scale()));
        }
        return how.removeMean() ? under.sub(under.mean(new long[] {-1}, true, Numbers.sameType())) : under;
    }

    /** The first sample is its own predecessor. */
    private Tensor emphasised(Tensor frames) {
        double k = stft.conditioning().preemphasis();
        if (k == 0) {
            return frames;
        }
        Tensor first = frames.narrow(2, 0, 1);
        Tensor before = torch.cat(new TensorVector(first, frames.narrow(2, 0, frames.size(2) - 1)), 2);
        return frames.sub(before, Numbers.scalar(k));
    }
}
