package etude.nn;

import etude.representation.ConstantQ;
import etude.signal.Wavelets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The constant-Q transform by its definition: inner products of frames with the kernels. Kernels that do not train are laid
 * over no more samples than their octave needs.
 */
final class ConstantQFlow implements FrontLayer.Flow {

    /** Kernels over the samples from {@code first} on, real parts and then imaginary ones: {@code (2 × bins, 1, sample)}. */
    private record Group(int first, Tensor kernels) {}

    private final ConstantQ constantQ;
    private final Wavelets wavelets;
    private final FrontNumbers numbers;
    private final List<Group> fixed = new ArrayList<>();

    ConstantQFlow(ConstantQ constantQ, FrontNumbers numbers) {
        this.constantQ = constantQ;
        this.wavelets = constantQ.wavelets();
        this.numbers = numbers;
        if (trains()) {
            numbers.trained("constantq.real");
            numbers.trained("constantq.imaginary");
            return;
        }
        for (int end = constantQ.nBins(); end > 0; end -= constantQ.binsPerOctave()) {
            fixed.add(group(Math.max(0, end - constantQ.binsPerOctave()), end));
        }
        Collections.reverse(fixed);
    }

    private boolean trains() {
        return numbers.trains("constantq.real");
    }

    private Group group(int begin, int end) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int k = begin; k < end; k++) {
            first = Math.min(first, wavelets.first(k));
            last = Math.max(last, wavelets.last(k));
        }
        float[][] kernels = new float[2 * (end - begin)][last - first + 1];
        for (int k = begin; k < end; k++) {
            wavelets.sample(k, first, 1, kernels[k - begin], kernels[k - begin + end - begin]);
        }
        return new Group(first, numbers.keep(numbers.numbers().of(kernels).unsqueeze(1)));
    }

    private List<Group> groups() {
        if (!trains()) {
            return fixed;
        }
        Tensor real = numbers.trained("constantq.real");
        Tensor imaginary = numbers.trained("constantq.imaginary");
        return List.of(new Group(
                wavelets.first(),
                torch.cat(new TensorVector(real, imaginary), 0).unsqueeze(1)));
    }

    @Override
    public Tensor frames(Tensor x) {
        int before = -wavelets.first();
        int after = wavelets.last() + 1;
        long samples = x.size(1);
        Tensor padded = Border.pad(x, 1, before, after, constantQ.padding()).unsqueeze(1);
        TensorVector real = new TensorVector();
        TensorVector imaginary = new TensorVector();
        for (Group group : groups()) {
            long span = group.kernels().size(2);
            // Frames stand at 0, hop, 2 hop… up to the number of samples, as in Features.
            Tensor heard = padded.narrow(2, group.first() + before, samples + span);
            Tensor both = torch.conv1d(
                    heard,
                    group.kernels(),
                    new TensorOptional(),
                    new long[] {constantQ.hop()},
                    new long[] {0},
                    new long[] {1},
                    1);
            long bins = both.size(1) / 2;
            real.push_back(both.narrow(1, 0, bins));
            imaginary.push_back(both.narrow(1, bins, bins));
        }
        return Elementwise.complex(
                torch.cat(real, 1).transpose(1, 2), torch.cat(imaginary, 1).transpose(1, 2));
    }
}
