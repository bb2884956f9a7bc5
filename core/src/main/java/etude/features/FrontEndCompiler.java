package etude.features;

import etude.representation.FilteredSpectrogram;
import etude.representation.GaborEnergies;
import etude.representation.Hpcp;
import etude.representation.LogEnergy;
import etude.representation.Lpc;
import etude.representation.Pcen;
import etude.representation.Raw;
import etude.representation.Reassigned;
import etude.representation.Representation;
import etude.representation.Stft;

/** The plans of what stands beside the classic chain: other filters, the waveform itself, predictors, peaks. */
interface FrontEndCompiler extends Representation.Visitor<Plan> {

    /** The plan of what a representation is computed from: where its frames are known, a plan that starts from them. */
    Plan source(Representation representation);

    @Override
    default Plan filtered(FilteredSpectrogram filtered) {
        return source(filtered.source()).then(Maps.filterbank(Matrices.of(filtered.filterbank())));
    }

    @Override
    default Plan hpcp(Hpcp hpcp) {
        return source(hpcp.source()).then(PeakProfile.map(hpcp));
    }

    @Override
    default Plan pcen(Pcen pcen) {
        return PcenStages.plan(source(pcen.source()), pcen);
    }

    @Override
    default Plan raw(Raw raw) {
        int block = raw.block();
        var framing = new Framing(block, block, 0, block - 1, raw.padding());
        return new Plan(
                framing, new EachFrame(block, () -> (x, at, out, to) -> System.arraycopy(x, at, out, to, block)));
    }

    @Override
    default Plan lpc(Lpc lpc) {
        int span = lpc.frameLength();
        Framing framing = lpc.center()
                ? Framing.centred(lpc.hop(), span, lpc.padding())
                : new Framing(lpc.hop(), span, 0, 0, lpc.padding());
        return new Plan(framing, new EachFrame(lpc.order() + 1, () -> new Burg(lpc)));
    }

    @Override
    default Plan logEnergy(LogEnergy energy) {
        Stft stft = energy.frames();
        return new Plan(StftFrames.framing(stft), new EachFrame(1, () -> (x, at, out, to) -> {
            double sum = StftFrames.energy(stft, x, at);
            out[to] = (float) Math.log(Math.max(energy.floor(), sum));
        }));
    }

    @Override
    default Plan reassigned(Reassigned reassigned) {
        return Reassignment.plan(reassigned);
    }

    @Override
    default Plan gabor(GaborEnergies energies) {
        return GaborKernel.plan(energies);
    }
}
