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
import etude.representation.Spectrogram;

/** What stands beside the classic chain, around resolved sources. */
interface FrontEndResolver extends Representation.Visitor<Representation> {

    @Override
    default Representation filtered(FilteredSpectrogram filtered) {
        return new FilteredSpectrogram((Spectrogram) filtered.source().accept(this), filtered.filterbank());
    }

    @Override
    default Representation hpcp(Hpcp hpcp) {
        return new Hpcp(
                (Spectrogram) hpcp.source().accept(this),
                hpcp.nChroma(),
                hpcp.reference(),
                hpcp.fMin(),
                hpcp.fMax(),
                hpcp.harmonics(),
                hpcp.decay(),
                hpcp.windowSemitones());
    }

    @Override
    default Representation pcen(Pcen pcen) {
        return new Pcen(
                pcen.source().accept(this),
                pcen.scale(),
                pcen.gain(),
                pcen.bias(),
                pcen.power(),
                pcen.smoothing(),
                pcen.eps(),
                pcen.start());
    }

    @Override
    default Representation raw(Raw raw) {
        return raw;
    }

    @Override
    default Representation lpc(Lpc lpc) {
        return lpc;
    }

    @Override
    default Representation logEnergy(LogEnergy energy) {
        return energy;
    }

    @Override
    default Representation reassigned(Reassigned reassigned) {
        return reassigned;
    }

    @Override
    default Representation gabor(GaborEnergies energies) {
        return energies;
    }
}
