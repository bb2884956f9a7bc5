package etude.nn;

import etude.representation.Stft;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The short-time Fourier transform: by the fast transform, or by kernels where these train. */
final class SpectrumFlow implements FrontLayer.Flow {

    private final Stft stft;
    private final Conditioned conditioned;
    private final FrontNumbers numbers;
    private final Tensor window;

    SpectrumFlow(Stft stft, FrontNumbers numbers) {
        this.stft = stft;
        this.conditioned = new Conditioned(stft);
        this.numbers = numbers;
        this.window = numbers.vector("window", stft::windowValues);
        numbers.draw("window", () -> window);
        if (kernels()) {
            kernel("fourier.real", stft.span());
            kernel("fourier.imaginary", stft.span());
        }
    }

    private boolean kernels() {
        return numbers.trains("fourier.real");
    }

    @Override
    public Tensor frames(Tensor x) {
        int span = stft.span();
        Tensor frames = conditioned.frames(x).mul(window.narrow(0, 0, span));
        if (!kernels()) {
            return torch.fft_rfft(frames, new LongOptional(stft.nFft()), -1, new StringViewOptional());
        }
        return Elementwise.complex(
                torch.linear(frames, kernel("fourier.real", span)),
                torch.linear(frames, kernel("fourier.imaginary", span)));
    }

    /** What lies beyond the span is multiplied by zeros. */
    private Tensor kernel(String name, int span) {
        return numbers.trained(name).narrow(1, 0, span);
    }
}
